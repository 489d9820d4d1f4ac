import { expect, test } from 'vitest';
import { backOffMs, waitToRetry } from './backOff.ts';

test('the first try is at once, later ones wait longer, up to a limit', () => {
  const delays = Array.from({ length: 12 }, (_, attempt) => backOffMs(attempt, () => 0.5));
  expect(delays.slice(0, 4)).toEqual([0, 300, 600, 1200]);
  expect(delays.at(-1)).toBe(3000);
  expect(backOffMs(3, () => 0)).toBeLessThan(backOffMs(3, () => 1));
});

test('waiting ends when the Room is left', async () => {
  const life = new AbortController();
  const waiting = waitToRetry(60_000, life.signal);
  life.abort(new Error('left'));
  await expect(waiting).rejects.toThrow('left');
});
