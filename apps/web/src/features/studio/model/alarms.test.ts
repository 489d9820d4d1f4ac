import type { EgressStatus, OutputStatus } from '@footlight/contracts';
import type { ProgramHealth, TrackState } from '@footlight/studio';
import { describe, expect, it } from 'vitest';
import { listAlarms } from './alarms.ts';

const track = (status: TrackState['status'], message: string | null = null): TrackState => ({
  status,
  message,
  deviceId: null,
  track: null,
});
const health: ProgramHealth = {
  compositorFps: 30,
  composeMsPerFrame: 2,
  publishedFps: 30,
  bitrateKbps: 3400,
  encodeMsPerFrame: 5,
  droppedFrames: 0,
  powerEfficient: true,
  limitation: 'none',
  compositor: 'worker',
  alarm: null,
};
const calm: Parameters<typeof listAlarms>[0] = {
  live: true,
  connection: 'connected',
  health,
  egress: null,
  camera: track('on'),
  microphone: track('on'),
  cameraWanted: true,
  microphoneWanted: true,
  ownMediaProblem: null,
  backgroundProblem: null,
  lostCameras: [],
  soundRunning: true,
  eventsLost: false,
  layoutIsSolo: false,
  effects: null,
  isVerticalOn: false,
};
const egress = (change: Partial<EgressStatus>): EgressStatus => ({
  egressId: 'e',
  broadcastId: 'b',
  state: 'live',
  feed: 'flowing',
  reason: null,
  outputs: [],
  updatedAt: 0,
  ...change,
});
const output: OutputStatus = {
  outputId: 'o1',
  destinationId: 'd1',
  name: 'Twitch',
  platform: 'twitch',
  state: 'failed',
  attempt: 3,
  nextAttemptAt: null,
  reason: 'keyRejected',
  bitrateKbps: 0,
  bytesSent: 0,
  liveSince: null,
};
const ids = (change: Partial<typeof calm>) => listAlarms({ ...calm, ...change }).map(({ id }) => id);

describe('alarms of the studio', () => {
  it('are none when all is well', () => {
    expect(ids({ egress: egress({}) })).toEqual([]);
  });

  it('tell that the background was turned off, until that is accepted', () => {
    const [alarm] = listAlarms({ ...calm, backgroundProblem: 'The background was turned off.' });
    expect(alarm).toEqual({
      id: 'background',
      sentence: 'The background was turned off.',
      remedy: { type: 'keepBackgroundOff', label: 'Keep it off' },
    });
  });

  it('name each further camera that was unplugged', () => {
    const [alarm] = listAlarms({ ...calm, lostCameras: [{ cameraId: '3', sentence: 'Overhead: unplugged.' }] });
    expect(alarm).toMatchObject({ id: 'camera3', sentence: 'Overhead: unplugged.', remedy: { type: 'removeCamera', cameraId: '3' } });
  });

  it('tell a low frame rate only on air, with a remedy that helps', () => {
    const low = { health: { ...health, publishedFps: 14.2, alarm: 'lowFps' as const } };
    const [alarm] = listAlarms({ ...calm, ...low });
    expect(alarm?.sentence).toMatch(/^Only 14 pictures/);
    expect(alarm?.remedy.type).toBe('useSoloLayout');
    expect(listAlarms({ ...calm, ...low, layoutIsSolo: true })[0]?.remedy.type).toBe('sendProgramAgain');
    expect(listAlarms({ ...calm, ...low, effects: { ticker: null } })[0]?.remedy).toMatchObject({
      type: 'takeEffectsAway',
      change: { ticker: null },
    });
    expect(ids({ ...low, live: false })).toEqual([]);
  });

  it('tell a lost feed, unless the lost connection is its cause', () => {
    expect(ids({ egress: egress({ feed: 'lost' }) })).toEqual(['feed']);
    expect(ids({ egress: egress({ feed: 'lost' }), connection: 'reconnecting' })).toEqual(['room']);
    const [beside] = listAlarms({ ...calm, health: null, egress: egress({ feed: 'lost' }) });
    expect(beside?.remedy.type, 'where another browser mixes').toBe('showDestinations');
  });

  it('offer to turn the vertical picture on while a destination waits for it', () => {
    const waiting = egress({ outputs: [{ ...output, name: 'Shorts', state: 'connecting', waitingFor: 'vertical' }] });
    const [alarm] = listAlarms({ ...calm, egress: waiting });
    expect(alarm?.sentence).toBe('The vertical picture is off. It is all that goes to Shorts.');
    expect(alarm?.remedy.type).toBe('turnVerticalOn');
    expect(ids({ egress: waiting, isVerticalOn: true })).toEqual([]);
  });

  it('name each failed destination and say why', () => {
    const alarms = listAlarms({
      ...calm,
      egress: egress({ outputs: [output, { ...output, outputId: 'o2', name: 'Kick', state: 'live' }] }),
    });
    expect(alarms.map(({ sentence }) => sentence)).toEqual(['Twitch failed. The stream key was not accepted.']);
  });

  it('tell an unplugged device by the device’s own words, while it is wanted', () => {
    const lost = { microphone: track('lost', 'The microphone is gone.') };
    expect(listAlarms({ ...calm, ...lost })[0]).toMatchObject({ sentence: 'The microphone is gone.', remedy: { type: 'openMicrophone' } });
    expect(ids({ ...lost, microphoneWanted: false })).toEqual([]);
  });

  it('say that the show goes on while the web server is away', () => {
    expect(listAlarms({ ...calm, eventsLost: true })[0]?.sentence).toContain('The show goes on.');
  });
});
