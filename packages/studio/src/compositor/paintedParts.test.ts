import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findPaintedParts } from './paintedParts.ts';

function pixelsWith(size: { width: number; height: number }, painted: readonly (readonly [number, number])[]) {
  const data = new Uint8ClampedArray(size.width * size.height * 4);
  for (const [x, y] of painted) data[(y * size.width + x) * 4 + 3] = 1;
  return { ...size, data };
}

test('a frame around nothing leaves out its middle', () => {
  const size = { width: 640, height: 320 };
  const edge = Array.from({ length: 320 }, (_, y) => y).flatMap((y) => [[0, y] as const, [639, y] as const]);
  const parts = findPaintedParts(pixelsWith(size, edge));
  expect(parts).toEqual([
    { x: 0, y: 0, width: 64, height: 320 },
    { x: 576, y: 0, width: 64, height: 320 },
  ]);
  expect(findPaintedParts(pixelsWith(size, []))).toEqual([]);
});

test('every painted pixel is in exactly one part, and no part leaves the picture', () => {
  const size = { width: 200, height: 150 };
  const pixel = fc.tuple(fc.integer({ min: 0, max: 199 }), fc.integer({ min: 0, max: 149 }));
  fc.assert(
    fc.property(fc.array(pixel, { maxLength: 20 }), (painted) => {
      const parts = findPaintedParts(pixelsWith(size, painted));
      for (const [x, y] of painted) {
        const holders = parts.filter((part) => x >= part.x && x < part.x + part.width && y >= part.y && y < part.y + part.height);
        expect(holders).toHaveLength(1);
      }
      for (const { x, y, width, height } of parts) expect(x >= 0 && y >= 0 && x + width <= 200 && y + height <= 150).toBe(true);
    }),
  );
});
