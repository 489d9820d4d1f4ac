import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { decodeRecording } from '../../../../tests/support/measure/decodeRecording.ts';
import { measureSoundAndPicture } from '../../../../tests/support/measure/soundAndPicture.ts';
import { type RtmpServer, startRtmpServer } from '../../../../tests/support/rtmpServer.ts';
import { isLive, outputNamed, TestStack } from '../../test/stack.ts';

let stack: TestStack;
let rtmp: RtmpServer;

afterEach(async () => {
  await stack.close();
  await rtmp.close();
});

/** Sound against picture at the RTMP server, in ms. */
async function measureOffset(tap: { audioLagMs?: number; audioStartMs?: number }): Promise<number> {
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
  await stack.waitForStatus(show, 'some seconds', (status) => (outputNamed(status, 'One')?.bytesSent ?? 0) > before + 900_000);
  await stack.endShow(show);
  const [file = ''] = await rtmp.recordings('one');
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
