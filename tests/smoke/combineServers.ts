import type { CombinedResult, ServerResult } from './result.ts';

type Value = number | null;

/** The greater or the lesser of all; null wins, as nothing to measure is the worst. */
const worst = (values: readonly Value[], choose: (...numbers: number[]) => number): Value =>
  values.some((value) => value === null) ? null : choose(...values.map(Number));
const most = (values: readonly Value[]) => worst(values, Math.max);
const least = (values: readonly Value[]) => worst(values, Math.min);
const farthest = (values: readonly Value[]): Value =>
  worst(values, (...numbers) => numbers.reduce((far, value) => (Math.abs(value) > Math.abs(far) ? value : far), 0));

/** One view of all servers: of each value the worse one. @throws Error when there is no server. */
export function combineServers(servers: readonly ServerResult[]): CombinedResult {
  const [first] = servers;
  if (!first) throw new Error('no server was measured');
  const from = <T>(read: (server: ServerResult) => T): T[] => servers.map(read);
  return {
    goLiveToFirstVideoMs: from((server) => server.goLiveToFirstVideoMs),
    video: {
      ...first.video,
      fps: least(from(({ video }) => video.fps)),
      keyframeIntervalMaxS: most(from(({ video }) => video.keyframeIntervalMaxS)),
      keyframeIntervalMeanS: most(from(({ video }) => video.keyframeIntervalMeanS)),
      frameGapMaxMs: most(from(({ video }) => video.frameGapMaxMs)),
    },
    audio: {
      ...first.audio,
      meanVolumeDb: least(from(({ audio }) => audio.meanVolumeDb)),
      gapMaxMs: most(from(({ audio }) => audio.gapMaxMs)),
    },
    avOffsetMs: farthest(from(({ avOffsetMs }) => avOffsetMs)),
    latencyMs: { p50: most(from(({ latencyMs }) => latencyMs.p50)), p95: most(from(({ latencyMs }) => latencyMs.p95)) },
    decodeErrors: Math.max(...from(({ decodeErrors }) => decodeErrors)),
    copied: servers.every(({ copied }) => copied),
  };
}
