import { appendFileSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FlvFollower, type FollowedFile } from './FlvFollower.ts';
import { contentOf, FlvParser } from './FlvParser.ts';
import { readFreshFrames } from './freshFrames.ts';
import { measureRecording } from './measureRecording.ts';
import { synthesizeRecording } from './synthesize.ts';

const folder = mkdtempSync(join(tmpdir(), 'footlight-measure-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const wholeSecondMs = Math.floor(Date.now() / 1000) * 1000;
const base = { width: 640, height: 360, fps: 30, seconds: 9, keyframeEverySeconds: 2, soundLateMs: 0, startsAtMs: wholeSecondMs + 317 };

/** A recording as if each tag had arrived `latencyMs` after its frame was drawn. */
function followAs(path: string, { startsAtMs, latencyMs }: { startsAtMs: number; latencyMs: number }): FollowedFile {
  const tags = new FlvParser().push(readFileSync(path));
  const firstMs = tags.find((tag) => contentOf(tag) === 'keyframe')?.timestampMs ?? 0;
  return {
    path,
    tags: tags.map((tag) => ({
      content: contentOf(tag),
      timestampMs: tag.timestampMs,
      bytes: tag.body.length,
      arrivedAtMs: startsAtMs + tag.timestampMs - firstMs + latencyMs,
      offset: tag.offset,
      end: tag.offset + tag.body.length + 15,
    })),
  };
}

describe('a sound recording of the test signal', () => {
  const path = join(folder, 'sound.flv');
  beforeAll(async () => synthesizeRecording({ ...base, path }));

  test('is measured as it was made', async () => {
    const measure = await measureRecording(followAs(path, { startsAtMs: base.startsAtMs, latencyMs: 420 }));
    expect(measure.video).toMatchObject({ codec: 'h264', profile: 'Constrained Baseline', width: 640, height: 360 });
    expect(measure.audio).toMatchObject({ codec: 'aac', sampleRate: 48_000, channels: 2 });
    expect(measure.video.fps).toBeCloseTo(30, 0);
    expect(measure.video.keyframeIntervalMaxS).toBeCloseTo(2, 1);
    expect(measure.video.keyframeIntervalMeanS).toBeCloseTo(2, 1);
    expect(Math.abs(measure.avOffsetMs)).toBeLessThan(4);
    expect(measure).toMatchObject({ flashes: 9, flashesWithBeep: 9 });
    expect(measure.latencyMs.p50).toBeGreaterThan(417);
    expect(measure.latencyMs.p95).toBeLessThan(424);
    expect(measure.decodeErrors).toBe(0);
    expect(measure.unreadableClocks).toBe(0);
    // A sine of amplitude 0.5 for a tenth of the time is -19 dB; FFmpeg's way from one channel to two takes 3 dB off.
    expect(measure.audio.meanVolumeDb).toBeGreaterThan(-23);
    expect(measure.audio.meanVolumeDb).toBeLessThan(-21);
    expect(measure).toMatchObject({ distinctSps: 1, encoderSignature: undefined, sps: { profileIdc: 66 } });
  });

  test('is refused as copied when its encoder signed it', async () => {
    const signed = join(folder, 'signed.flv');
    await synthesizeRecording({ ...base, seconds: 3, path: signed, videoOptions: [] });
    const measure = await measureRecording(followAs(signed, { startsAtMs: base.startsAtMs, latencyMs: 0 }));
    expect(measure.encoderSignature).toBe('x264');
  });

  test('with damaged pictures has decode errors', async () => {
    const bytes = readFileSync(path);
    const pictures = new FlvParser().push(bytes).filter((tag) => contentOf(tag) === 'frame' && tag.body.length > 200);
    for (const { offset, body } of pictures.slice(10, 14)) bytes.fill(0xa5, offset + 11 + 40, offset + 11 + body.length);
    const damaged = join(folder, 'damaged.flv');
    writeFileSync(damaged, bytes);
    const measure = await measureRecording(followAs(damaged, { startsAtMs: base.startsAtMs, latencyMs: 0 }));
    expect(measure.decodeErrors).toBeGreaterThan(0);
  });
});

test.each([-180, -45, 45, 180])('sound %d ms late is measured so', async (soundLateMs) => {
  const path = join(folder, `offset${soundLateMs}.flv`);
  await synthesizeRecording({ ...base, seconds: 5, path, soundLateMs });
  const { avOffsetMs } = await measureRecording(followAs(path, { startsAtMs: base.startsAtMs, latencyMs: 0 }));
  expect(Math.abs(avOffsetMs - soundLateMs)).toBeLessThan(4);
});

test('pictures that repeat do not count as frames, and long GOPs show', async () => {
  const path = join(folder, 'repeated.flv');
  await synthesizeRecording({ ...base, path, repeat: 2, keyframeEverySeconds: 4 });
  const { video } = await measureRecording(followAs(path, { startsAtMs: base.startsAtMs, latencyMs: 0 }));
  expect(video.receivedFps).toBeCloseTo(30, 0);
  expect(video.distinctFps).toBeCloseTo(15, 0);
  expect(video.fps).toBe(video.distinctFps);
  expect(video.keyframeIntervalMaxS).toBeCloseTo(4, 1);
});

test('a picture without the test signal has no clock, no latency and no offset', async () => {
  const path = join(folder, 'plain.flv');
  await synthesizeRecording({
    ...base,
    seconds: 3,
    path,
    videoOptions: ['-vf', 'drawbox=color=gray:thickness=fill', '-bsf:v', 'filter_units=remove_types=6'],
  });
  const measure = await measureRecording(followAs(path, { startsAtMs: base.startsAtMs, latencyMs: 0 }));
  expect(measure.unreadableClocks).toBe(measure.frames);
  expect(measure.latencyMs.p50).toBeNaN();
  expect(measure.video.fps).toBe(0);
});

test('a file that grows is followed tag by tag', async () => {
  const source = join(folder, 'whole.flv');
  await synthesizeRecording({ ...base, seconds: 2, path: source });
  const bytes = readFileSync(source);
  const growing = mkdtempSync(join(folder, 'growing-'));
  const follower = new FlvFollower({ folder: growing });
  const path = join(growing, 'show.flv');
  openSync(path, 'w');
  const half = Math.floor(bytes.length / 2);
  const beforeMs = Date.now();
  appendFileSync(path, bytes.subarray(0, half));
  await expect.poll(() => follower.tags.length, { timeout: 20_000 }).toBeGreaterThan(10);
  const first = follower.tags.length;
  appendFileSync(path, bytes.subarray(half));
  await expect.poll(() => follower.tags.length, { timeout: 20_000 }).toBe(new FlvParser().push(bytes).length);
  follower.close();
  const { tags } = follower;
  expect(tags.length).toBeGreaterThan(first);
  expect(tags.every(({ arrivedAtMs }, index) => arrivedAtMs >= (tags[index - 1]?.arrivedAtMs ?? beforeMs))).toBe(true);
  expect(tags.at(-1)?.end).toBe(bytes.length);
});

test('fresh frames are read from the middle of recordings, each with its drawing and arrival', async () => {
  const path = join(folder, 'tail.flv');
  await synthesizeRecording({ ...base, path });
  const { startsAtMs } = base;
  const file = followAs(path, { startsAtMs, latencyMs: 250 });
  const frames = await readFreshFrames([file], { sinceMs: startsAtMs + 5250, width: base.width });
  expect(frames.length).toBeCloseTo(4 * base.fps, -1);
  expect(frames[0]?.drawnAtMs).toBeGreaterThanOrEqual(startsAtMs + 4950);
  for (const { arrivedAtMs, drawnAtMs } of frames) expect(Math.abs(arrivedAtMs - drawnAtMs - 250)).toBeLessThanOrEqual(2);
});
