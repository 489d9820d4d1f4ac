import { expect, it } from 'vitest';
import { describeEvent } from './showEvents.ts';

const line = (text: string) => describeEvent({ type: 'line', process: 'worker', line: text });

it('shows warnings and errors of a process, and leaves the rest to its log', () => {
  expect(line('{"level":"warn","msg":"redis is away","reason":"ECONNREFUSED"}')).toBe('  worker warn: redis is away (ECONNREFUSED)');
  expect(line('{"level":"info","msg":"listening"}')).toBeUndefined();
  expect(line('plain text')).toBeUndefined();
  expect(line('{"level":')).toBeUndefined();
});

it('tells a death, and in other words one that keeps coming', () => {
  const died = { type: 'died', process: 'worker', exit: { code: null, signal: 'SIGKILL' } } as const;
  expect(describeEvent({ ...died, restartInMs: 500, deathsInARow: 1 })).toBe(
    '✗ worker stopped (signal SIGKILL): starting it again in 0.5 s',
  );
  expect(describeEvent({ ...died, restartInMs: 8000, deathsInARow: 5 })).toMatch(/worker keeps stopping \(5 times/);
});
