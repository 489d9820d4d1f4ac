import { expect, test } from 'vitest';
import type { SmokeArguments } from './arguments.ts';
import { combineServers } from './combineServers.ts';
import { findFailures } from './judge.ts';
import type { ServerResult } from './result.ts';

const good: ServerResult = {
  goLiveToFirstVideoMs: 2100,
  video: {
    codec: 'h264',
    profile: 'Constrained Baseline',
    width: 1280,
    height: 720,
    fps: 28.9,
    keyframeIntervalMaxS: 2.07,
    keyframeIntervalMeanS: 2.01,
    frameGapMaxMs: 67,
  },
  audio: { codec: 'aac', sampleRate: 48_000, channels: 2, meanVolumeDb: -21, gapMaxMs: 22 },
  avOffsetMs: 12,
  flashes: 20,
  flashesWithBeep: 20,
  latencyMs: { p50: 300, p95: 480 },
  decodeErrors: 0,
  decodeErrorLines: [],
  receivedFps: 29,
  distinctFps: 28.9,
  frames: 580,
  unreadableClocks: 0,
  spanS: 20,
  videoKbps: 2500,
  connections: 1,
  copied: true,
  copiedBecause: [],
};
const asked: SmokeArguments = { seconds: 20, guests: 1, hidden: false, size: '720p', switches: 0, json: undefined };

function judge({
  servers = [good, good],
  whole = {},
  as = asked,
}: {
  servers?: ServerResult[];
  whole?: object;
  as?: SmokeArguments;
} = {}): string[] {
  const result = {
    ...combineServers(servers),
    publishedFps: 29,
    cpuSecondsPerStreamMinute: { mediaServer: 3, ingest: 0.9, output: 0.2, worker: 1, web: 0.1 },
    leftoverProcesses: 0,
    leftovers: [],
    canaryLeaks: [],
    canarySearched: {},
    arguments: { seconds: 20, guests: 1, hidden: false, size: '720p', switches: 0 },
    hiddenTabFps: null,
    machine: { cores: 2, busy: 0.8, byOthers: 0.02, udpDrops: 0 },
    encoder: 'OpenH264',
    servers,
    ...whole,
  };
  return findFailures(result, as);
}

test('a good show has no failures', () => {
  expect(judge()).toEqual([]);
});

test.each<[string, Partial<ServerResult>, RegExp]>([
  ['no video', { goLiveToFirstVideoMs: null }, /received no video/],
  ['another codec', { video: { ...good.video, codec: 'vp8' } }, /not h264/],
  ['another size', { video: { ...good.video, width: 640 } }, /640x720, not 1280x720/],
  ['an encode', { copied: false, copiedBecause: ['signed by x264'] }, /signed by x264/],
  ['another sound', { audio: { ...good.audio, codec: 'mp3' } }, /not aac/],
  ['a mono sound', { audio: { ...good.audio, channels: 1 } }, /1 channels/],
  ['silence', { audio: { ...good.audio, meanVolumeDb: null } }, /silent/],
  ['long GOPs', { video: { ...good.video, keyframeIntervalMaxS: 2.6 } }, /2.6 s apart/],
  ['early sound', { avOffsetMs: -61 }, /-61 ms apart/],
  ['no flash', { avOffsetMs: null }, /nothing to measure apart/],
  ['lost sound', { flashesWithBeep: 14 }, /14 beeps for 20 flashes/],
  ['damage', { decodeErrors: 2, decodeErrorLines: ['concealing'] }, /2 decode errors, such as "concealing"/],
  ['few frames', { video: { ...good.video, fps: 19.9 } }, /19.9 fps, less than 20/],
  ['delay', { latencyMs: { p50: 300, p95: 1501 } }, /1501 ms, more than 1500/],
  ['a reconnect', { connections: 2 }, /connected 2 times/],
])('%s at the second server is named', (_name, change, words) => {
  const failures = judge({ servers: [good, { ...good, ...change }] });
  expect(failures).toEqual([expect.stringMatching(words)]);
  expect(failures[0]).toMatch(/^server 2/);
});

test('the host alone must reach more frames per second', () => {
  const slow = { ...good, video: { ...good.video, fps: 22 } };
  expect(judge({ servers: [slow, slow] })).toEqual([]);
  expect(judge({ servers: [slow, slow], as: { ...asked, guests: 0 } })).toHaveLength(2);
});

test.each<[object, RegExp]>([
  [{ cpuSecondsPerStreamMinute: { mediaServer: 1, ingest: 2, output: 0.6, worker: 1, web: 0 } }, /2.6 CPU-seconds/],
  [{ leftoverProcesses: 1, leftovers: ['ffmpeg'] }, /left behind: ffmpeg/],
  [{ canaryLeaks: [{ place: 'worker.log', form: 'plain' }] }, /leaked: worker.log \(plain\)/],
])('%j is a failure', (whole, words) => {
  expect(judge({ whole })).toEqual([expect.stringMatching(words)]);
});

test('a tab that should be hidden and is not is a failure', () => {
  const hidden = { ...asked, hidden: true };
  expect(judge({ as: hidden, whole: { hiddenTabFps: 30 } })).toEqual([expect.stringMatching(/not hidden/)]);
  expect(judge({ as: hidden, whole: { hiddenTabFps: 1 } })).toEqual([]);
});

test('a gap in the frames counts while scenes are switched', () => {
  const gap = { ...good, video: { ...good.video, frameGapMaxMs: 120 } };
  expect(judge({ servers: [good, gap] })).toEqual([]);
  expect(judge({ servers: [good, gap], as: { ...asked, switches: 50 } })).toEqual([expect.stringMatching(/^server 2.*120 ms apart/)]);
});

test('of two servers the worse value is told', () => {
  const combined = combineServers([
    good,
    { ...good, avOffsetMs: -40, latencyMs: { p50: 200, p95: 900 }, video: { ...good.video, fps: 25 } },
  ]);
  expect(combined).toMatchObject({
    avOffsetMs: -40,
    latencyMs: { p50: 300, p95: 900 },
    video: { fps: 25 },
    goLiveToFirstVideoMs: [2100, 2100],
  });
});
