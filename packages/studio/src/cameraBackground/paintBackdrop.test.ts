import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { coverPart } from './paintBackdrop.ts';

const length = fc.integer({ min: 1, max: 4000 });
const sizes = fc.record({ width: length, height: length });

it('takes the largest part of a picture that has the frame’s shape, from its middle', () => {
  fc.assert(
    fc.property(sizes, sizes, (picture, frame) => {
      const part = coverPart(picture, frame);
      expect(part.width / part.height).toBeCloseTo(frame.width / frame.height, 5);
      expect(part.x).toBeGreaterThanOrEqual(-1e-6);
      expect(part.y).toBeGreaterThanOrEqual(-1e-6);
      expect(part.x * 2 + part.width).toBeCloseTo(picture.width, 5);
      expect(part.y * 2 + part.height).toBeCloseTo(picture.height, 5);
      expect(Math.min(part.x, part.y)).toBeCloseTo(0, 5);
    }),
  );
});
