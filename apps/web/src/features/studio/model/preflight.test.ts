import type { ProgramHealth, TrackState } from '@footlight/studio';
import { expect, test } from 'vitest';
import { listPreflight, type PreflightInput } from './preflight.ts';

const health: ProgramHealth = {
  compositorFps: 30,
  composeMsPerFrame: 4,
  publishedFps: null,
  bitrateKbps: null,
  encodeMsPerFrame: null,
  droppedFrames: 0,
  powerEfficient: null,
  limitation: null,
  compositor: 'worker',
  alarm: null,
};
const on: TrackState = { status: 'on', message: null, deviceId: 'd', track: null };
const ready: PreflightInput = {
  connection: 'connected',
  health,
  camera: on,
  microphone: on,
  cameraOn: true,
  microphoneOn: true,
  soundRunning: true,
  programSize: '720p',
  encoderHelp: null,
  onStage: 2,
  verticalDestinations: [],
  isVerticalOn: false,
};
const notGood = (change: Partial<PreflightInput>) =>
  listPreflight({ ...ready, ...change })
    .filter(({ state }) => state !== 'good')
    .map(({ id, state }) => `${id}: ${state}`);

test('a studio that is ready has nothing to mind', () => {
  expect(notGood({})).toEqual([]);
});

test.each<[Partial<PreflightInput>, string]>([
  [{ connection: 'reconnecting' }, 'connection: wrong'],
  [{ microphone: { ...on, status: 'missing' } }, 'microphone: wrong'],
  [{ soundRunning: false }, 'microphone: wrong'],
  [{ microphoneOn: false }, 'microphone: mind'],
  [{ camera: { ...on, status: 'lost', message: 'The camera was unplugged.' } }, 'camera: wrong'],
  [{ cameraOn: false, camera: { ...on, status: 'off' } }, 'camera: mind'],
  [{ health: { ...health, compositorFps: 18 } }, 'picture: wrong'],
  [{ programSize: '1080p', encoderHelp: false }, 'encoder: mind'],
  [{ onStage: 0 }, 'stage: mind'],
  [{ verticalDestinations: ['Shorts'] }, 'vertical: wrong'],
  [{ isVerticalOn: true }, 'vertical: mind'],
])('%j is told', (change, told) => {
  expect(notGood(change)).toEqual([told]);
});

test('an encoder without help matters at 1080p alone', () => {
  expect(notGood({ encoderHelp: false })).toEqual([]);
  expect(notGood({ programSize: '1080p', encoderHelp: true })).toEqual([]);
});

test('a vertical picture that is wanted and off is one press away', () => {
  const checkOf = (isVerticalOn: boolean) =>
    listPreflight({ ...ready, verticalDestinations: ['Shorts', 'Reels'], isVerticalOn }).find(({ id }) => id === 'vertical');
  expect(checkOf(false)).toMatchObject({ sentence: expect.stringContaining('Shorts, Reels'), remedy: 'turnVerticalOn' });
  expect(checkOf(true)).toMatchObject({ state: 'good' });
  expect(checkOf(true)?.remedy).toBeUndefined();
});
