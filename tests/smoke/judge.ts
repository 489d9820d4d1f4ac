import { programSizes } from '@footlight/contracts';
import type { SmokeArguments } from './arguments.ts';
import type { SmokeResult } from './result.ts';

/** What a show must reach, from the first release's promises. */
export const bars = {
  keyframeIntervalMaxS: 2.5,
  avOffsetMs: 60,
  fpsAlone: 24,
  fpsWithGuests: 20,
  latencyP95Ms: 1500,
  ffmpegCpuSecondsPerStreamMinute: 2.5,
  quietestMeanVolumeDb: -60,
  hiddenTabFps: 5,
  shareOfBeepsHeard: 0.9,
  /** While layouts and scenes are switched. */
  frameGapMaxMs: 100,
} as const;

const isAtMost = (value: number | null, limit: number): boolean => value !== null && value <= limit;
const isAtLeast = (value: number | null, limit: number): boolean => value !== null && value >= limit;
const show = (value: number | null, unit = ''): string => (value === null ? 'nothing to measure' : `${value}${unit}`);

/** Every bar that was missed, in words. Frames per second are promised for 720p alone. */
export function findFailures(result: Omit<SmokeResult, 'ok' | 'failures'>, { guests, hidden, size, switches }: SmokeArguments): string[] {
  const failures: string[] = [];
  const demand = (met: boolean, words: string) => {
    if (!met) failures.push(words);
  };
  const fpsBar = guests === 0 ? bars.fpsAlone : bars.fpsWithGuests;
  const { width, height } = programSizes[size];
  for (const [index, server] of result.servers.entries()) {
    const name = `server ${index + 1}`;
    const { video, audio } = server;
    demand(server.goLiveToFirstVideoMs !== null, `${name} received no video`);
    demand(video.codec === 'h264', `${name}: the video is ${video.codec}, not h264`);
    demand(
      video.width === width && video.height === height,
      `${name}: the video is ${video.width}x${video.height}, not ${width}x${height}`,
    );
    demand(server.copied, `${name}: the video does not look copied: ${server.copiedBecause.join(', ')}`);
    demand(audio.codec === 'aac', `${name}: the sound is ${audio.codec}, not aac`);
    demand(
      audio.sampleRate === 48_000 && audio.channels === 2,
      `${name}: the sound has ${audio.sampleRate} Hz and ${audio.channels} channels`,
    );
    demand(isAtLeast(audio.meanVolumeDb, bars.quietestMeanVolumeDb), `${name}: the sound is silent (${show(audio.meanVolumeDb, ' dB')})`);
    demand(
      isAtMost(video.keyframeIntervalMaxS, bars.keyframeIntervalMaxS),
      `${name}: keyframes are up to ${show(video.keyframeIntervalMaxS, ' s')} apart, more than ${bars.keyframeIntervalMaxS} s`,
    );
    demand(
      server.avOffsetMs !== null && Math.abs(server.avOffsetMs) <= bars.avOffsetMs,
      `${name}: sound and picture are ${show(server.avOffsetMs, ' ms')} apart, more than ${bars.avOffsetMs} ms`,
    );
    demand(
      server.flashesWithBeep >= bars.shareOfBeepsHeard * server.flashes,
      `${name}: sound was lost: ${server.flashesWithBeep} beeps for ${server.flashes} flashes`,
    );
    demand(server.decodeErrors === 0, `${name}: ${server.decodeErrors} decode errors, such as "${server.decodeErrorLines[0] ?? ''}"`);
    demand(size !== '720p' || isAtLeast(video.fps, fpsBar), `${name}: ${show(video.fps, ' fps')}, less than ${fpsBar}`);
    demand(
      isAtMost(server.latencyMs.p95, bars.latencyP95Ms),
      `${name}: p95 latency is ${show(server.latencyMs.p95, ' ms')}, more than ${bars.latencyP95Ms} ms`,
    );
    demand(
      switches === 0 || isAtMost(video.frameGapMaxMs, bars.frameGapMaxMs),
      `${name}: frames are up to ${show(video.frameGapMaxMs, ' ms')} apart, more than ${bars.frameGapMaxMs} ms`,
    );
    demand(server.connections === 1, `${name}: the publisher connected ${server.connections} times`);
  }
  const { ingest, output } = result.cpuSecondsPerStreamMinute;
  const ffmpegCpu = ingest === null || output === null ? null : ingest + output;
  demand(
    isAtMost(ffmpegCpu, bars.ffmpegCpuSecondsPerStreamMinute),
    `FFmpeg cost ${show(ffmpegCpu && Math.round(ffmpegCpu * 100) / 100, ' CPU-seconds')} per stream-minute, more than ${bars.ffmpegCpuSecondsPerStreamMinute}`,
  );
  demand(result.leftoverProcesses === 0, `${result.leftoverProcesses} processes were left behind: ${result.leftovers.join('; ')}`);
  demand(
    result.canaryLeaks.length === 0,
    `the stream keys leaked: ${result.canaryLeaks.map(({ place, form }) => `${place} (${form})`).join('; ')}`,
  );
  demand(
    !hidden || isAtMost(result.hiddenTabFps, bars.hiddenTabFps),
    `the studio's tab was not hidden: it drew ${show(result.hiddenTabFps, ' fps')}`,
  );
  return failures;
}
