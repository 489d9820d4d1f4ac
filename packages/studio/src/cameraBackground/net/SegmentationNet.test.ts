import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { figureColour, isFigure } from '../../../test/page/personFigure.ts';
import { SegmentationNet } from './SegmentationNet.ts';

const modelUrl = import.meta.resolve('@mediapipe/selfie_segmentation/selfie_segmentation_landscape.tflite');

async function lookAt(colourAt: (x: number, y: number) => readonly number[]) {
  const net = await SegmentationNet.create(await readFile(fileURLToPath(modelUrl)));
  const { width, height } = net.inputShape;
  for (let index = 0; index < width * height; index += 1) {
    const colour = colourAt(((index % width) + 0.5) / width, (Math.floor(index / width) + 0.5) / height);
    net.input.set(
      colour.map((part) => Math.min(part / 255, 1)),
      3 * index,
    );
  }
  net.run();
  return { width, height, seen: net.output };
}

describe('the segmentation network', () => {
  it('tells a person from the wall behind them', async () => {
    const { width, height, seen } = await lookAt(figureColour);
    expect([width, height]).toEqual([256, 144]);
    const right = seen.filter((sureness, index) => {
      const isPerson = isFigure(((index % width) + 0.5) / width, (Math.floor(index / width) + 0.5) / height);
      return sureness > 0.5 === isPerson;
    });
    expect(right.length / seen.length).toBeGreaterThan(0.97);
  });

  it('finds nobody before an empty wall', async () => {
    const { seen } = await lookAt(() => [190, 190, 185]);
    expect(seen.filter((sureness) => sureness > 0.5).length / seen.length).toBeLessThan(0.05);
  });

  it('refuses a file that is something else', async () => {
    await expect(SegmentationNet.create(new Uint8Array(64))).rejects.toThrow();
  });
});
