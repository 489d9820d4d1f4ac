import { maxNotesLength } from '@footlight/contracts';
import { expect, test } from 'vitest';
import { SharedTeleprompter } from './SharedTeleprompter.ts';

test('moves while it runs, and stays where it was stopped', () => {
  let now = 0;
  const prompter = new SharedTeleprompter(() => now);
  prompter.change({ running: true, position: 100, speed: 10 });
  now = 2000;
  expect(prompter.read()).toEqual({ running: true, position: 120, speed: 10 });
  prompter.change({ speed: 20 });
  now = 3000;
  expect(prompter.change({ running: false })).toEqual({ running: false, position: 140, speed: 20 });
  now = 60_000;
  expect(prompter.read().position).toBe(140);
});

test('never runs past the longest text', () => {
  let now = 0;
  const prompter = new SharedTeleprompter(() => now);
  prompter.change({ running: true });
  now = 1e9;
  expect(prompter.read().position).toBe(maxNotesLength);
  expect(prompter.change({ running: false }).position).toBe(maxNotesLength);
});
