import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { figureColour } from '../../test/page/personFigure.ts';
import { toPlanes } from './frame/colours.ts';
import { type Plane, pictureBytes, pictureIn } from './frame/Plane.ts';
import { SegmentationNet } from './net/SegmentationNet.ts';
import { PersonFinder } from './PersonFinder.ts';

const modelUrl = import.meta.resolve('@mediapipe/selfie_segmentation/selfie_segmentation_landscape.tflite');

const shareAt = ({ data, width, height }: Plane, x: number, y: number): number =>
  data[Math.floor(y * height) * width + Math.floor(x * width)] ?? Number.NaN;

it.each([
  { shape: 'wide', width: 640, height: 360 },
  { shape: 'nearly square', width: 640, height: 480 },
  { shape: 'upright', width: 360, height: 640 },
])('finds the person in a picture that is $shape', async ({ width, height }) => {
  const net = await SegmentationNet.create(await readFile(fileURLToPath(modelUrl)));
  const picture = pictureIn(new Uint8Array(pictureBytes(width, height)), { width, height });
  const pixels = new Uint8ClampedArray(4 * width * height);
  for (let index = 0; index < width * height; index += 1) {
    // The figure is drawn for a wide picture: in an upright one its middle is seen.
    const wide = Math.max(width, (height * 16) / 9);
    const x = 0.5 + ((index % width) + 0.5 - width / 2) / wide;
    pixels.set(figureColour(x, (Math.floor(index / width) + 0.5) / height), 4 * index);
  }
  toPlanes(pixels, picture);
  const finder = new PersonFinder(net, picture.y);
  finder.look(picture);
  for (const y of [0.35, 0.5, 0.85]) expect(shareAt(finder.mask, 0.5, y)).toBe(255);
  for (const x of [0.05, 0.95]) expect(shareAt(finder.mask, x, 0.1)).toBe(0);
  expect(finder.fits(picture.y)).toBe(true);
});
