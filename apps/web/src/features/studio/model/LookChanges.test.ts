import { defaultLook, type Look } from '@footlight/contracts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LookChanges } from './LookChanges.ts';

const sent: [string, boolean][] = [];
const kept: string[] = [];
const shown: (string | null)[] = [];
const look = (index: number): Look => ({ ...defaultLook, accent: `#0000${String(index).padStart(2, '0')}` });
let changes: LookChanges;

beforeEach(() => {
  vi.useFakeTimers();
  sent.length = 0;
  kept.length = 0;
  shown.length = 0;
  changes = new LookChanges({
    send: ({ accent }, { first }) => sent.push([accent, first]),
    onChoosing: (choosing) => shown.push(choosing?.accent ?? null),
    keep: ({ accent }) => kept.push(accent),
  });
});
afterEach(() => vi.useRealTimers());

test('what is dragged is in the picture at once, then ten times a second, and the last of it for sure', () => {
  for (let index = 0; index < 60; index += 1) {
    changes.change(look(index));
    vi.advanceTimersByTime(16);
  }
  vi.advanceTimersByTime(1000);
  expect(sent.length).toBeLessThanOrEqual(12);
  expect(sent[0]).toEqual(['#000000', true]);
  expect(sent.at(-1)).toEqual(['#000059', false]);
  expect(sent.filter(([, first]) => first)).toHaveLength(1);
  expect(kept).toEqual(['#000059']);
  expect(shown.slice(-2)).toEqual(['#000059', null]);
});

test('choices apart are undone apart', () => {
  changes.change(look(1));
  vi.advanceTimersByTime(2000);
  changes.change(look(2));
  vi.advanceTimersByTime(2000);
  expect(sent).toEqual([
    ['#000001', true],
    ['#000002', true],
  ]);
  expect(kept).toEqual(['#000001', '#000002']);
});

test('a page that closes keeps what was chosen', () => {
  changes.change(look(1));
  changes.change(look(2));
  changes.close();
  expect(sent.at(-1)).toEqual(['#000002', false]);
  expect(kept).toEqual(['#000002']);
  vi.advanceTimersByTime(2000);
  expect(sent).toHaveLength(2);
});
