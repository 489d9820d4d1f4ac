import type { ArrivedTag } from '../support/measure/FlvFollower.ts';
import { findMismatch, profileOfFmtp } from '../support/measure/h264.ts';
import { measureRecording, type RecordingMeasure } from '../support/measure/measureRecording.ts';
import { rounded } from '../support/measure/statistics.ts';
import type { PublishingSample } from '../support/PublishingProbe.ts';
import type { Platform } from '../support/Rig.ts';
import type { ServerResult } from './result.ts';

interface MeasureServerOptions {
  platform: Platform;
  /** When Go live was confirmed, ms since epoch. */
  wentLiveAtMs: number;
  /** What the browser said that it sent, while on air. */
  samples: readonly PublishingSample[];
}

const isPicture = ({ content }: ArrivedTag): boolean => content === 'keyframe' || content === 'frame';

/** Measures the longest recording at one server. @throws Error when it received nothing. */
export async function measureServer({ platform, wentLiveAtMs, samples }: MeasureServerOptions): Promise<ServerResult> {
  const { files } = platform.follower;
  const longest = [...files].sort((one, other) => other.tags.length - one.tags.length)[0];
  const firstPicture = files.flatMap(({ tags }) => tags).find(isPicture);
  if (!longest || !firstPicture) throw new Error(`${platform.name} received no video`);
  const measure = await measureRecording(longest);
  const { video, audio, latencyMs } = measure;
  return {
    goLiveToFirstVideoMs: firstPicture.arrivedAtMs - wentLiveAtMs,
    video: {
      codec: video.codec,
      profile: video.profile,
      width: video.width,
      height: video.height,
      fps: rounded(video.fps, 1),
      keyframeIntervalMaxS: rounded(video.keyframeIntervalMaxS, 2),
      keyframeIntervalMeanS: rounded(video.keyframeIntervalMeanS, 2),
      frameGapMaxMs: rounded(video.frameGapMaxMs),
    },
    audio: { ...audio, meanVolumeDb: rounded(audio.meanVolumeDb, 1), gapMaxMs: rounded(audio.gapMaxMs) },
    avOffsetMs: rounded(measure.avOffsetMs),
    flashes: measure.flashes,
    flashesWithBeep: measure.flashesWithBeep,
    latencyMs: { p50: rounded(latencyMs.p50), p95: rounded(latencyMs.p95) },
    decodeErrors: measure.decodeErrors,
    decodeErrorLines: measure.decodeErrorLines,
    receivedFps: rounded(video.receivedFps, 1),
    distinctFps: rounded(video.distinctFps, 1),
    frames: measure.frames,
    unreadableClocks: measure.unreadableClocks,
    spanS: rounded(measure.spanS, 1),
    videoKbps: rounded((measure.videoBytes * 8) / 1000 / measure.spanS),
    connections: files.length,
    ...findCopyEvidence(measure, samples, longest.tags),
  };
}

/** Payload that the browser sent and the server received in the same time differ by little when nothing encodes between. */
const copiedBytesRatio = { least: 0.85, most: 1.15 };

/**
 * Whether the server received the browser's own H.264: the same profile, no signature of another encoder, one
 * parameter set, and as many bytes as were sent.
 */
export function findCopyEvidence(
  measure: Pick<RecordingMeasure, 'sps' | 'encoderSignature' | 'distinctSps'>,
  samples: readonly PublishingSample[],
  tags: readonly ArrivedTag[],
): { copied: boolean; copiedBecause: string[] } {
  const sent = profileOfFmtp(samples.at(-1)?.fmtp ?? '');
  const mismatch = findMismatch(sent, measure.sps);
  const ratio = measureBytesRatio(samples, tags);
  const checks: [boolean, string][] = [
    [mismatch === undefined, mismatch ?? 'the profile is the one that the browser sent'],
    [
      measure.encoderSignature === undefined,
      measure.encoderSignature ? `signed by ${measure.encoderSignature}` : 'no signature of an encoder of FFmpeg’s',
    ],
    [measure.distinctSps === 1, `${measure.distinctSps} parameter sets`],
    [
      ratio >= copiedBytesRatio.least && ratio <= copiedBytesRatio.most,
      Number.isNaN(ratio) ? 'the bytes sent are unknown' : `${Math.round(ratio * 100)} % of the bytes sent were received`,
    ],
  ];
  return { copied: checks.every(([holds]) => holds), copiedBecause: checks.map(([, words]) => words) };
}

/** Bytes received over bytes sent, between the first and the last sample. */
function measureBytesRatio(samples: readonly PublishingSample[], tags: readonly ArrivedTag[]): number {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last) return Number.NaN;
  const received = tags
    .filter((tag) => isPicture(tag) && tag.arrivedAtMs > first.atMs && tag.arrivedAtMs <= last.atMs)
    .reduce((sum, { bytes }) => sum + bytes, 0);
  return received / (last.bytesSent - first.bytesSent);
}
