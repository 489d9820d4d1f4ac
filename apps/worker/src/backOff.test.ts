import fc from 'fast-check';
import { expect, test } from 'vitest';
import { backOffMs } from './backOff.ts';

test('it doubles up to its limit, less a quarter at most', () => {
  const waits = [0, 1, 2, 3, 4, 5, 6].map((attempt) => backOffMs({ attempt, baseMs: 1000, maxMs: 30_000, random: () => 0 }));
  expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  fc.assert(
    fc.property(fc.nat(1000), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
      const full = Math.min(30_000, 1000 * 2 ** attempt);
      const wait = backOffMs({ attempt, baseMs: 1000, maxMs: 30_000, random: () => random });
      expect(wait).toBeLessThanOrEqual(full);
      expect(wait).toBeGreaterThanOrEqual(full * 0.75 - 1);
    }),
  );
});
