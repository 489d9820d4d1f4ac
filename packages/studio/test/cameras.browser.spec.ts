import { expect, test } from './engineTest.ts';

test('a further camera that is unplugged is waited for, and up to three are there at once', async ({ page, openEngine }) => {
  await openEngine(page);
  const seen = await page.evaluate(() => window.bench.unplugFurtherCamera());
  expect(seen.opened).toEqual({ status: 'on', message: null });
  expect(seen.lost).toEqual({ status: 'lost', message: expect.stringContaining('comes back when it is plugged in'), hasTrack: false });
  expect(seen).toMatchObject({ back: true, names: ['2 Overhead', '3 Desk', '4 Camera 1'], left: ['3', '4'] });
  await expect
    .poll(() => page.evaluate(() => window.bench.countLive()))
    .toEqual({ workers: 0, contexts: 0, peerConnections: 0, tracks: 0 });
});
