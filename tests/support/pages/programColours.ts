import type { Page } from '@playwright/test';
import { expect } from '../expect.ts';

/** Red, green and blue of a place in what the studio sends; `x` and `y` are shares of the frame. */
export async function colourAt(page: Page, x: number, y: number): Promise<readonly number[]> {
  return await page.getByRole('region', { name: 'Program' }).evaluate(
    (region, at) => {
      const video = region.querySelector('video');
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      if (!video || !context) return [];
      canvas.width = video.videoWidth;
      canvas.height = video.videoHeight;
      context.drawImage(video, 0, 0);
      return [...context.getImageData(Math.floor(at.x * canvas.width), Math.floor(at.y * canvas.height), 1, 1).data.slice(0, 3)];
    },
    { x, y },
  );
}

/** Resolved when a place of the picture has about this colour. */
export async function expectColour(
  page: Page,
  at: { x: number; y: number },
  [red, green, blue]: readonly [number, number, number],
): Promise<void> {
  await expect
    .poll(async () => {
      const [r = -999, g = -999, b = -999] = await colourAt(page, at.x, at.y);
      return Math.max(Math.abs(r - red), Math.abs(g - green), Math.abs(b - blue));
    })
    .toBeLessThan(40);
}

/** In the stripe of a lower third, and in the line above a ticker. */
export const stripe = { x: 0.0227, y: 0.92 };
export const tickerPanel = { x: 0.99, y: 0.985 };
