import type { Locator } from '@playwright/test';
import { expect } from '../expect.ts';

/** Frames that a page decoded of one person's picture. */
const countFrames = async (picture: Locator): Promise<number> =>
  await picture.evaluate((video) => (video instanceof HTMLVideoElement ? video.getVideoPlaybackQuality().totalVideoFrames : 0));

/** Resolved when a picture goes on. */
export async function expectMoving(picture: Locator): Promise<void> {
  const before = await countFrames(picture);
  await expect.poll(() => countFrames(picture)).toBeGreaterThan(before + 10);
}
