import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { decodeRecording } from '../../../../tests/support/measure/decodeRecording.ts';
import { measureSoundAndPicture } from '../../../../tests/support/measure/soundAndPicture.ts';
import { probeMedia } from '../../../../tests/support/probeMedia.ts';
import { type RtmpServer, startRtmpServer } from '../../../../tests/support/rtmpServer.ts';
import { isLive, outputNamed, TestStack } from '../../test/stack.ts';

let stack: TestStack;
let rtmp: RtmpServer;

afterEach(async () => {
  await stack.close();
  await rtmp.close();
});

interface Tap {
  audioLagMs?: number;
  audioStartMs?: number;
  fps?: number;
}

/** A show of some seconds. @returns what the RTMP server recorded of it. */
async function playShow(tap: Tap, { bytes }: { bytes: number }): Promise<string> {
  stack = await TestStack.start(tap);
  const folder = join(stack.folder, 'rtmp');
  await mkdir(folder);
  rtmp = await startRtmpServer({ folder, applications: ['one'] });
  await stack.startWorker();
  const show = await stack.createShow({
    destinations: [{ name: 'One', serverUrl: rtmp.url('one'), streamKey: `one-${randomBytes(6).toString('hex')}` }],
  });
  await stack.requestStart(show);
  const { outputs } = await stack.waitForStatus(show, 'live', (status) => isLive(status, 'One'));
  const before = outputs.find(({ name }) => name === 'One')?.bytesSent ?? 0;
  await stack.waitForStatus(show, 'some seconds', (status) => (outputNamed(status, 'One')?.bytesSent ?? 0) > before + bytes);
  await stack.endShow(show);
  const [file = ''] = await rtmp.recordings('one');
  return file;
}

/** Sound against picture at the RTMP server, in ms. */
async function measureOffset(tap: Tap): Promise<number> {
  const file = await playShow(tap, { bytes: 900_000 });
  const decoded = await decodeRecording(file, { width: 640, height: 360, sampleRate: 48_000, channels: 2 });
  const { avOffsetMs, flashes, flashesWithBeep } = measureSoundAndPicture(decoded);
  expect(flashesWithBeep).toBeGreaterThan(3);
  expect(flashesWithBeep).toBeGreaterThanOrEqual(flashes - 1);
  return avOffsetMs;
}

test('sound and picture are placed by the browser’s reports of when it took them', async () => {
  expect(await measureOffset({ audioLagMs: 250 })).toBeGreaterThan(190);
});

test('without a difference in the reports there is none on air', async () => {
  expect(Math.abs(await measureOffset({}))).toBeLessThan(60);
});

test('sound that begins after the picture ends nothing', async () => {
  expect(Math.abs(await measureOffset({ audioStartMs: 1000 }))).toBeLessThan(60);
  expect(stack.tap.opened).toBe(1);
});

test('a browser so busy that its second picture comes half a second after the first goes live at once', async () => {
  const { video, audio } = await probeMedia(await playShow({ fps: 2 }, { bytes: 300_000 }));
  expect([video?.codec, audio?.codec]).toEqual(['h264', 'aac']);
  expect(stack.tap.opened).toBe(1);
});
