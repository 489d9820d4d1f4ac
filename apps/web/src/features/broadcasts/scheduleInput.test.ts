import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeWait, fromInputValue, toInputValue } from './scheduleInput.ts';

test('a moment goes into the field and comes back, to the minute', () => {
  fc.assert(
    fc.property(fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2035, 0, 1) }), (at) => {
      const minute = Math.floor(at / 60_000) * 60_000;
      expect(toInputValue(fromInputValue(toInputValue(minute)))).toBe(toInputValue(minute));
    }),
  );
  expect(fromInputValue('')).toBeNull();
  expect(toInputValue(null)).toBe('');
});

test('waiting is told in the unit that people would use', () => {
  expect([10_000, 60_000, 300_000, 3_600_000, 7_200_000, 86_400_000, 259_200_000].map(describeWait)).toEqual([
    'any moment now',
    'in 1 minute',
    'in 5 minutes',
    'in 1 hour',
    'in 2 hours',
    'in 1 day',
    'in 3 days',
  ]);
});
