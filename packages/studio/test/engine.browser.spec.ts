import { expect, test } from './engineTest.ts';

/** A busy machine loses frames; what is asserted here holds however many are left. */
const fewestFrames = 15;

for (const engine of ['worker', 'mainThread'] as const) {
  test(`the ${engine} compositor’s frames carry a readable clock, rising timestamps and the Program’s size`, async ({
    page,
    openEngine,
  }) => {
    await openEngine(page);
    const { kind, frames } = await page.evaluate(
      (on) => window.bench.runCompositor({ engine: on, sources: 2, size: '720p', seconds: 1, readMs: 3000 }),
      engine,
    );
    expect(kind).toBe(engine);
    expect(frames.length).toBeGreaterThan(fewestFrames);
    for (const [index, frame] of frames.entries()) {
      expect(frame.size).toBe('1280x720');
      expect(frame.clockMs, `frame ${index} tells its time`).toBeDefined();
      const before = frames[index - 1];
      if (before) expect(frame.timestampUs).toBeGreaterThan(before.timestampUs);
    }
    const drawnForMs = frames.map(({ seenMs, clockMs }) => (seenMs % 2 ** 40) - (clockMs ?? 0));
    expect(Math.min(...drawnForMs)).toBeGreaterThanOrEqual(-2);
    expect(Math.min(...drawnForMs)).toBeLessThan(1000);
  });
}

for (const engine of ['worker', 'mainThread'] as const) {
  test(`colours go through the ${engine} compositor as they are`, async ({ page, openEngine }) => {
    await openEngine(page);
    for (const [colour, expected] of [
      ['#c04020', [192, 64, 32]],
      ['#2060c0', [32, 96, 192]],
      ['#808080', [128, 128, 128]],
    ] as const) {
      const seen = await page.evaluate((options) => window.bench.composeColour(options), { engine, colour });
      for (const [index, value] of expected.entries())
        expect(Math.abs((seen[index] ?? -999) - value), `${colour}: ${seen}`).toBeLessThan(10);
    }
  });
}

for (const engine of ['worker', 'mainThread'] as const) {
  test(`the ${engine} compositor makes an upright picture beside the wide one, and lets go of it alone`, async ({ page, openEngine }) => {
    await openEngine(page);
    const made = await page.evaluate((on) => window.bench.runVertical({ engine: on, layout: 'grid', readMs: 2000 }), engine);
    expect(made.sizes.vertical.length).toBeGreaterThan(fewestFrames);
    expect(new Set(made.sizes.vertical)).toEqual(new Set(['720x1280']));
    expect(new Set(made.sizes.main)).toEqual(new Set(['1280x720']));
    expect(made.clocks).not.toContain(undefined);
    expect(made.isSameTrack).toBe(true);
    expect(made.given).toEqual(['ended', null]);
    expect(made.afterwards).toBeGreaterThan(fewestFrames);
  });
}

test('the worker compositor stamps rising times and says how long a frame lasts', async ({ page, openEngine }) => {
  await openEngine(page);
  const { frames } = await page.evaluate(() =>
    window.bench.runCompositor({ engine: 'worker', sources: 1, size: '1080p', seconds: 1, readMs: 2500 }),
  );
  expect(frames.length).toBeGreaterThan(fewestFrames);
  for (const [index, { timestampUs, durationUs, size }] of frames.entries()) {
    if (index > 0) expect(timestampUs).toBeGreaterThan(frames[index - 1]?.timestampUs ?? 0);
    expect(durationUs).toBe(33_333);
    expect(size).toBe('1920x1080');
  }
});

test('a worker that dies is replaced by the main thread, and the picture goes on', async ({ page, openEngine }) => {
  await page.route('**/compositor.worker.ts*', (route) => route.abort());
  await openEngine(page);
  const { kind, changedTracks, frames } = await page.evaluate(() =>
    window.bench.runCompositor({ engine: 'worker', sources: 1, size: '720p', seconds: 1, readMs: 2500 }),
  );
  expect(kind).toBe('mainThread');
  expect(changedTracks).toBe(1);
  expect(frames.length).toBeGreaterThan(fewestFrames);
});

test('the beep leaves the mixer on the whole second, and the Program’s sound never pauses', async ({ page, openEngine }) => {
  await openEngine(page);
  const forMs = 7000;
  const { onsets, blocks } = await page.evaluate((ms) => window.bench.findBeeps({ forMs: ms }), forMs);
  expect(onsets.length).toBeGreaterThanOrEqual(3);
  const offsets = onsets.map(({ atMs }) => ((atMs + 500) % 1000) - 500).sort((a, b) => a - b);
  const median = offsets[Math.floor(offsets.length / 2)] ?? Number.NaN;
  expect(Math.abs(median)).toBeLessThan(60);
  // Blocks of 10 ms, most of them silence.
  expect(blocks).toBeGreaterThan((forMs / 10) * 0.8);
});

test('an input without a gain is metered and not mixed', async ({ page, openEngine }) => {
  await openEngine(page);
  const { levels } = await page.evaluate(() => window.bench.mixTones());
  expect(levels.loud).toBeGreaterThan(0.5);
  expect(levels.muted).toBeGreaterThan(0.5);
  // Two tones of one strength would be 3 dB, 0.05 of the meter, louder than one.
  expect(Math.abs((levels.program ?? 0) - (levels.loud ?? 0))).toBeLessThan(0.03);
});

test('a device that is refused, missing or taken says what to do, and a working one opens', async ({ page, openEngine }) => {
  await openEngine(page);
  const states = await page.evaluate(() => window.bench.tryDevices());
  expect(states.opened).toMatchObject({ status: 'on', message: null });
  expect(states.denied).toMatchObject({ status: 'denied', message: expect.stringContaining('blocked') });
  expect(states.missing).toMatchObject({ status: 'missing', message: expect.stringContaining('Plug one in') });
  expect(states.inUse).toMatchObject({ status: 'inUse', message: expect.stringContaining('another program') });
  expect(states.insecure).toMatchObject({ status: 'denied', message: expect.stringContaining('https') });
});

test('an unplugged camera is replaced by another one, and one that cannot be says so', async ({ page, openEngine }) => {
  await openEngine(page);
  const states = await page.evaluate(() => window.bench.unplugCamera());
  expect(states.replaced).toMatchObject({ status: 'on', message: expect.stringMatching(/was unplugged\. .+ is used now\.$/) });
  expect(states.lost).toMatchObject({ status: 'lost', message: expect.stringContaining('Plug it in again') });
  expect(states.pluggedAgain).toMatchObject({ status: 'on', message: null });
});

test('closing lets go of every track, worker and context', async ({ page, openEngine }) => {
  await openEngine(page);
  await page.evaluate(() => window.bench.runCompositor({ engine: 'worker', sources: 3, size: '720p', seconds: 1 }));
  await page.evaluate(() => window.bench.mixTones());
  await page.evaluate(() => window.bench.unplugCamera());
  await expect
    .poll(() => page.evaluate(() => window.bench.countLive()))
    .toEqual({ workers: 0, contexts: 0, peerConnections: 0, tracks: 0 });
});
