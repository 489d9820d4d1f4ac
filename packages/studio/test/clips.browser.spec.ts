import { expect, test } from './engineTest.ts';

for (const engine of ['worker', 'mainThread'] as const) {
  test(`clips are seen through the ${engine} compositor and heard in the mix, go by themselves, and leave nothing behind`, async ({
    page,
    openEngine,
  }) => {
    await openEngine(page);
    const seen = await page.evaluate((on) => window.bench.playClips({ engine: on, times: 12 }), engine);
    expect(seen).toMatchObject({ empty: false, image: true, afterImage: false, video: true, again: 'off', sound: true, lastPicture: true });
    expect(seen.loudest).toBeGreaterThan(0.5);
    expect(seen.problem?.message).toMatch(/cannot play the clip/);
    // The video to its end and the missing one; what was stopped or replaced is not over by itself.
    expect(seen.overs).toEqual([2, 4]);
    expect(seen.begun).toEqual([1, 2, 3, 5]);
    // One for videos and one for sounds, however many were played.
    expect(seen.elements).toBe(2);
    // Each element's sound is one track for as long as the mix runs.
    expect(seen.left).toEqual({ pictures: 0, sounds: 2, elements: 0 });
    expect(seen.afterClose).toBe(0);
    await expect
      .poll(() => page.evaluate(() => window.bench.countLive()))
      .toEqual({ workers: 0, contexts: 0, peerConnections: 0, tracks: 0 });
  });

  test(`a video goes on behind everyone without a seam through the ${engine} compositor, and leaves nothing behind`, async ({
    page,
    openEngine,
  }) => {
    await openEngine(page);
    const seen = await page.evaluate((on) => window.bench.playBackground({ engine: on }), engine);
    expect(seen).toMatchObject({ before: false, during: true, after: false, missing: null, left: 'ended' });
    expect(seen.frames).toBeGreaterThan(10);
    await expect
      .poll(() => page.evaluate(() => window.bench.countLive()))
      .toEqual({ workers: 0, contexts: 0, peerConnections: 0, tracks: 0 });
  });
}
