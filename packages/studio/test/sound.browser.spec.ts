import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from './engineTest.ts';

const run = promisify(execFile);

/** LUFS over all of it, as FFmpeg's ebur128 filter measures. @param samples of 48 kHz, the same on both sides. */
async function askFfmpeg(samples: readonly number[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'levelling-'));
  try {
    const file = join(folder, 'program.f32');
    const stereo = Float32Array.from({ length: samples.length * 2 }, (_, index) => samples[index >> 1] ?? 0);
    await writeFile(file, new Uint8Array(stereo.buffer));
    const input = ['-f', 'f32le', '-ar', '48000', '-ac', '2', '-i', file];
    const { stderr } = await run('ffmpeg', ['-hide_banner', '-nostats', ...input, '-af', 'ebur128', '-f', 'null', '-']);
    return Number(/I:\s*(-?[\d.]+) LUFS\s+Threshold/.exec(stderr)?.[1]);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('a microphone at -40 dB and one at -6 dB both end within 3 LU of -16 LUFS', async ({ page, openEngine }) => {
  await openEngine(page);
  const { quiet, loud } = await page.evaluate(() => window.bench.levelVoices({ levelling: true }));
  for (const { lufs, samples } of [quiet, loud]) {
    expect(Math.abs(lufs + 16)).toBeLessThan(3);
    expect(Math.abs((await askFfmpeg(samples)) - lufs)).toBeLessThan(0.5);
  }
});

test('without levelling they stay as they are', async ({ page, openEngine }) => {
  await openEngine(page);
  const { quiet, loud } = await page.evaluate(() => window.bench.levelVoices({ levelling: false }));
  expect(quiet.lufs).toBeCloseTo(-40, 0);
  expect(loud.lufs).toBeCloseTo(-6, 0);
});

test('however loud the sum, the Program stays under -1 dB', async ({ page, openEngine }) => {
  await openEngine(page);
  const { highest, loudness } = await page.evaluate(() => window.bench.sumLoudTones());
  expect(highest).toBeGreaterThan(0.7);
  expect(highest).toBeLessThanOrEqual(10 ** (-1 / 20) + 1e-4);
  expect(loudness).toBeGreaterThan(-20);
});

test('a worklet that does not come costs levelling and the meter, not the sound', async ({ page, openEngine }) => {
  // The audio thread's requests pass by Playwright's routes.
  await page.addInitScript(() => {
    AudioWorklet.prototype.addModule = () => Promise.reject(new DOMException('', 'AbortError'));
  });
  await openEngine(page);
  const { highest, loudness } = await page.evaluate(() => window.bench.sumLoudTones());
  expect(highest).toBeGreaterThan(0.5);
  expect(highest).toBeLessThanOrEqual(1);
  expect(loudness).toBeNull();
});

test('nobody hears oneself, and the Program has everyone', async ({ page, openEngine }) => {
  await openEngine(page);
  const { anna, ben } = await page.evaluate(() => window.bench.mixMinus());
  for (const { program } of [anna, ben]) {
    expect(program.anna).toBeGreaterThan(-15);
    expect(program.ben).toBeGreaterThan(-15);
  }
  expect(anna.speakers.ben).toBeGreaterThan(-15);
  expect(anna.speakers.anna).toBeLessThan(-80);
  expect(ben.speakers.anna).toBeGreaterThan(-15);
  expect(ben.speakers.ben).toBeLessThan(-80);
});

test('music goes down by 12 dB under a voice, and comes back', async ({ page, openEngine }) => {
  await openEngine(page);
  const { before, under, after } = await page.evaluate(() => window.bench.duckMusic());
  expect(under).toBeGreaterThan(-33);
  expect(Math.abs(before - after)).toBeLessThan(1);
});

test('what the browser does to a microphone is chosen, and remembered for it', async ({ page, openEngine }) => {
  await openEngine(page);
  const { first, withNoise, music, remembered } = await page.evaluate(() => window.bench.chooseMicrophoneSound());
  expect(first).toEqual({ echoCancellation: true, noiseSuppression: true, hint: '', music: false });
  expect(withNoise).toEqual({ echoCancellation: true, noiseSuppression: false, hint: '', music: false });
  expect(music).toEqual({ echoCancellation: false, noiseSuppression: false, hint: 'music', music: true });
  expect(remembered).toEqual(music);
});

test('voices that come and go leave nothing behind on the audio thread', async ({ page, openEngine }) => {
  await openEngine(page);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const countNodes = async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'AudioHandlers')?.value;
  };
  await page.evaluate(() => window.bench.churnInputs(1));
  const before = (await countNodes()) ?? 0;
  const rounds = 30;
  await page.evaluate((count) => window.bench.churnInputs(count), rounds);
  // Chromium keeps each MediaStreamAudioSourceNode until its context closes, also one that was never connected. Nothing else stays.
  await expect.poll(countNodes).toBeLessThanOrEqual(before + rounds);
  await page.evaluate(() => window.bench.endChurn());
  await expect.poll(() => page.evaluate(() => window.bench.countLive())).toMatchObject({ workers: 0, contexts: 0 });
});
