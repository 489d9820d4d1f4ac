import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlurredBackground } from './BlurredBackground.ts';
import { toPlanes } from './colours.ts';
import { PersonMask } from './PersonMask.ts';
import { PictureMixer } from './PictureMixer.ts';
import { createPlane, type PlanarPicture, type Plane, pictureBytes, pictureIn } from './Plane.ts';

const size = { width: 32, height: 18 };
const createPicture = (luma = 0): PlanarPicture => {
  const picture = pictureIn(new Uint8Array(pictureBytes(size.width, size.height)), size);
  picture.y.data.fill(luma);
  return picture;
};
const createMask = (shareAt: (column: number, row: number) => number): Plane => {
  const mask = createPlane(16, 9);
  for (let index = 0; index < mask.data.length; index += 1) mask.data[index] = shareAt(index % 16, Math.floor(index / 16));
  return mask;
};

describe('mixing a picture with a background', () => {
  it('leaves the person and replaces the rest, whatever the sizes', () => {
    const bytes = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(bytes, bytes, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), (person, behind, width, height) => {
        const background = { y: createPlane(width, height), u: createPlane(width, height), v: createPlane(width, height) };
        background.y.data.fill(behind);
        for (const [share, expected] of [
          [255, person],
          [0, behind],
        ] as const) {
          const picture = createPicture(person);
          new PictureMixer().mix(picture, { background, mask: createMask(() => share) });
          expect(new Set(picture.y.data)).toEqual(new Set([expected]));
        }
      }),
    );
  });

  it('goes from one to the other at the person’s edge, and never beyond either', () => {
    const picture = createPicture(200);
    const mask = createMask((column) => (column < 8 ? 0 : 255));
    new PictureMixer().mix(picture, { background: createPicture(20), mask });
    const line = [...picture.y.data.subarray(0, size.width)];
    expect(line[0]).toBe(20);
    expect(line.at(-1)).toBe(200);
    expect(line).toEqual(line.toSorted((one, other) => one - other));
  });
});

describe('a blurred background', () => {
  it('evens out stripes', () => {
    const picture = createPicture();
    for (let index = 0; index < picture.y.data.length; index += 1) picture.y.data[index] = index % 2 === 0 ? 40 : 200;
    const blurred = new BlurredBackground('strong');
    blurred.update(
      picture,
      createMask(() => 0),
    );
    const { data } = blurred.picture.y;
    expect(Math.max(...data) - Math.min(...data)).toBeLessThan(80);
  });

  it('has nothing of the person in it', () => {
    const picture = createPicture(100);
    for (let row = 0; row < size.height; row += 1) picture.y.data.fill(255, row * size.width + 12, row * size.width + 20);
    const blurred = new BlurredBackground('slight');
    blurred.update(
      picture,
      createMask((column) => (column >= 5 && column <= 10 ? 255 : 0)),
    );
    const { data, width, height } = blurred.picture.y;
    const middleRow = Math.floor(height / 2) * width;
    for (const column of [0, 20, 40, 48, 112, 140]) expect(data[middleRow + column]).toBe(100);
  });
});

describe('the mask of a person', () => {
  it('is what the network is sure of at once, and steadier where it is in doubt', () => {
    const mask = new PersonMask({ width: 4, height: 4 });
    const show = (sureness: number) => {
      mask.update(new Float32Array(16).fill(sureness));
      return mask.plane.data[5] ?? 0;
    };
    expect(show(1)).toBe(255);
    expect(show(0)).toBe(0);
    const doubtful = show(0.5);
    expect(doubtful).toBeLessThan(Math.round(((0.5 - 0.3) / 0.45) * 255));
    expect(show(0.5)).toBeGreaterThan(doubtful);
  });

  it('has soft edges', () => {
    const mask = new PersonMask({ width: 4, height: 1 });
    mask.update(Float32Array.of(0, 0, 1, 1));
    expect([...mask.plane.data]).toEqual([0, 64, 191, 255]);
  });
});

describe('colours', () => {
  it.each([
    ['black', [0, 0, 0], [16, 128, 128], 'bt709'],
    ['white', [255, 255, 255], [235, 128, 128], 'bt709'],
    ['red', [255, 0, 0], [63, 102, 240], 'bt709'],
    ['red', [255, 0, 0], [81, 90, 240], 'smpte170m'],
  ] as const)('makes %s what its matrix says', (_name, [red, green, blue], [luma, blueness, redness], matrix) => {
    const picture = createPicture();
    const pixels = new Uint8ClampedArray(size.width * size.height * 4);
    for (let at = 0; at < pixels.length; at += 4) pixels.set([red, green, blue, 255], at);
    toPlanes(pixels, picture, matrix);
    for (const [plane, expected] of [
      [picture.y, luma],
      [picture.u, blueness],
      [picture.v, redness],
    ] as const)
      expect(Math.abs((plane.data[0] ?? -9) - expected)).toBeLessThanOrEqual(1);
  });
});
