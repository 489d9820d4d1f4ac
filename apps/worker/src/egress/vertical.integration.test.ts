import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { EgressStatus } from '@footlight/contracts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { probeMedia } from '../../../../tests/support/probeMedia.ts';
import { type RtmpServer, startRtmpServer } from '../../../../tests/support/rtmpServer.ts';
import { isLive, outputNamed, type Show, TestStack } from '../../test/stack.ts';

let stack: TestStack;
let rtmp: RtmpServer;

beforeEach(async () => {
  stack = await TestStack.start({ size: '1280x720' });
  const folder = join(stack.folder, 'rtmp');
  await mkdir(folder);
  rtmp = await startRtmpServer({ folder, applications: ['wide', 'tall'] });
  await stack.startWorker();
});
afterEach(async () => {
  await stack.close();
  await rtmp.close();
});

const newKey = (): string => randomBytes(8).toString('hex');
const wide = () => ({ name: 'Wide', serverUrl: rtmp.url('wide'), streamKey: newKey() });
const tall = () => ({ name: 'Tall', serverUrl: rtmp.url('tall'), streamKey: newKey(), program: 'vertical' as const });

const moreMedia = async (show: Show, name: string): Promise<void> => {
  const sentBy = (status: EgressStatus | undefined): number => (status && outputNamed(status, name)?.bytesSent) ?? 0;
  const before = sentBy(await stack.findStatus(show));
  await stack.waitForStatus(show, `more of ${name}`, (status) => sentBy(status) > before + 300_000);
};

test('each destination receives its Program as it is, and the recording the main one', async () => {
  const show = await stack.createShow({ destinations: [wide(), tall()] });
  await stack.requestStart(show);
  await stack.waitForStatus(show, 'both live', (status) => isLive(status, 'Wide') && isLive(status, 'Tall'));
  expect(stack.tap.opened).toBe(2);
  await moreMedia(show, 'Wide');
  await moreMedia(show, 'Tall');
  await stack.endShow(show);
  const recording = (await stack.database.output.findFirst({ where: { egressId: show.egressId, kind: 'recording' } }))?.file ?? '';
  const [wideFile = ''] = await rtmp.recordings('wide');
  const [tallFile = ''] = await rtmp.recordings('tall');
  for (const [file, size] of [
    [wideFile, { width: 1280, height: 720 }],
    [tallFile, { width: 720, height: 1280 }],
    [join(stack.recordingsFolder, recording), { width: 1280, height: 720 }],
  ] as const) {
    const { video, audio, decodeErrors } = await probeMedia(file);
    expect(video).toMatchObject({ codec: 'h264', profile: 'Constrained Baseline', ...size });
    expect(audio.codec).toBe('aac');
    expect(decodeErrors).toEqual([]);
  }
});

test('without a destination that takes it the vertical Program is not tapped', async () => {
  const show = await stack.createShow({ destinations: [wide()] });
  await stack.requestStart(show);
  await stack.waitForStatus(show, 'live', (status) => isLive(status, 'Wide'));
  expect(stack.tap.opened).toBe(1);
  await stack.endShow(show);
});

test('its destination waits while the vertical Program is off, says so, and the others go on', async () => {
  stack.tap.setProgram(false, 'vertical');
  const show = await stack.createShow({ destinations: [wide(), tall()] });
  await stack.requestStart(show);
  const waiting = await stack.waitForStatus(show, 'the wide one live', (status) => isLive(status, 'Wide'));
  expect(waiting.state).toBe('live');
  expect(outputNamed(waiting, 'Tall')).toMatchObject({ state: 'connecting', waitingFor: 'vertical' });
  expect(outputNamed(waiting, 'Wide')?.waitingFor).toBeUndefined();
  stack.tap.setProgram(true, 'vertical');
  await stack.waitForStatus(show, 'the tall one live', (status) => isLive(status, 'Tall'));
  stack.tap.setProgram(false, 'vertical');
  const lost = await stack.waitForStatus(show, 'the tall one waiting', (status) => !isLive(status, 'Tall'));
  expect(outputNamed(lost, 'Tall')).toMatchObject({ state: 'reconnecting', waitingFor: 'vertical' });
  expect(isLive(lost, 'Wide')).toBe(true);
  await moreMedia(show, 'Wide');
  stack.tap.setProgram(true, 'vertical');
  await stack.waitForStatus(show, 'the tall one live again', (status) => isLive(status, 'Tall'));
  await stack.endShow(show);
  expect((await rtmp.recordings('wide')).length).toBe(1);
  expect((await rtmp.recordings('tall')).length).toBeGreaterThan(0);
});
