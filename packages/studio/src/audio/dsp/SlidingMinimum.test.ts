import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SlidingMinimum } from './SlidingMinimum.ts';

test('tells the least of the last values', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 100 }), (length, values) => {
      const minimum = new SlidingMinimum(length);
      for (const [index, value] of values.entries()) {
        const window = values.slice(Math.max(0, index - length + 1), index + 1);
        expect(minimum.process(value)).toBe(Math.min(...window));
      }
    }),
  );
});
