import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeFrameClock, encodeFrameClock } from './testSignal.ts';

test('every time that is drawn is read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 40 - 1 }), (timeMs) => {
      expect(decodeFrameClock(encodeFrameClock(timeMs))).toBe(timeMs);
    }),
  );
});

test('one wrong cell is noticed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 40 - 1 }), fc.integer({ min: 0, max: 47 }), (timeMs, cell) => {
      const bits = encodeFrameClock(timeMs).map((bit, index) => (index === cell ? !bit : bit));
      expect(decodeFrameClock(bits)).toBeUndefined();
    }),
  );
});
