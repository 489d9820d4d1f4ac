import { expect, test } from './engineTest.ts';

const nothingLeft = { workers: 0, contexts: 0, peerConnections: 0, tracks: 0 };

test('what is behind a person is blurred or replaced, and the person stays as they are', async ({ page, openEngine }) => {
  await openEngine(page);
  const seen = await page.evaluate(() => window.bench.changeBackgrounds());
  const { plain, blurred, stronger, drawn, own, after } = seen;
  expect(plain.wallContrast).toBeGreaterThan(40);
  expect(blurred.wallContrast).toBeLessThan(plain.wallContrast * 0.8);
  expect(stronger.wallContrast).toBeLessThan(plain.wallContrast * 0.3);
  expect(drawn.wall[0]).toBeLessThan(100);
  expect((own.wall[1] ?? 0) - (own.wall[0] ?? 0)).toBeGreaterThan(80);
  for (const changed of [blurred, stronger, drawn, own]) {
    for (const part of ['shirt', 'face'] as const)
      for (const [index, value] of plain[part].entries()) expect(Math.abs((changed[part][index] ?? -99) - value)).toBeLessThan(12);
  }
  expect(after.wallContrast).toBeGreaterThan(40);
  expect(seen).toMatchObject({ isCameraSeenMeanwhile: true, isSameTrack: true, isCameraAgain: true });
  await expect.poll(() => page.evaluate(() => window.bench.countLive())).toEqual(nothingLeft);
});

test('a camera that is opened with a background is never seen without it, and one track outlives its change', async ({
  page,
  openEngine,
}) => {
  await openEngine(page);
  const seen = await page.evaluate(() => window.bench.openBehindBackground());
  expect(seen).toMatchObject({ before: 'off', isHidden: true, isSameTrack: true, isGone: true, status: 'off' });
  expect(seen.first.wallContrast).toBeLessThan(20);
  expect(seen.second.wallContrast).toBeLessThan(20);
  await expect.poll(() => page.evaluate(() => window.bench.countLive())).toEqual(nothingLeft);
});

test('a background that cannot be made is turned off and says so', async ({ page, openEngine }) => {
  await openEngine(page);
  const seen = await page.evaluate(() => window.bench.failBackground());
  expect(seen).toEqual({
    status: 'stopped',
    message: expect.stringContaining('could not be changed'),
    left: { kind: 'none' },
    isCameraSeen: true,
  });
  await expect.poll(() => page.evaluate(() => window.bench.countLive())).toEqual(nothingLeft);
});
