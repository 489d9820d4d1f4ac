import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { isAnimatedPng } from './isAnimatedPng.ts';

const still = await sharp({ create: { width: 4, height: 4, channels: 4, background: '#f00' } })
  .png()
  .toBuffer();
/** Signature and IHDR. */
const headBytes = 33;
const chunk = (type: string, data: readonly number[]) => Buffer.from([0, 0, 0, data.length, ...Buffer.from(type), ...data, 0, 0, 0, 0]);
const withChunk = (type: string) =>
  Buffer.concat([still.subarray(0, headBytes), chunk(type, [0, 0, 0, 2, 0, 0, 0, 0]), still.subarray(headBytes)]);

test('a PNG that moves says so before its picture', () => {
  expect(isAnimatedPng(still)).toBe(false);
  expect(isAnimatedPng(withChunk('acTL'))).toBe(true);
  expect(isAnimatedPng(withChunk('tEXt'))).toBe(false);
  expect(isAnimatedPng(Buffer.concat([still, chunk('acTL', [])]))).toBe(false);
});

test('whatever the bytes are, there is an answer', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, asPng) => {
      expect(typeof isAnimatedPng(asPng ? Buffer.concat([still.subarray(0, headBytes), bytes]) : bytes)).toBe('boolean');
    }),
  );
});
