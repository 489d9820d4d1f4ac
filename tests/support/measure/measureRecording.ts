import { open } from 'node:fs/promises';
import { type DecodedFrame, decodeRecording } from './decodeRecording.ts';
import type { ArrivedTag, FollowedFile } from './FlvFollower.ts';
import { findEncoderSignature, profileOfHeaders, type SpsProfile, spsOf } from './h264.ts';
import { probeRecording } from './probe.ts';
import { measureSoundAndPicture, type SoundAndPicture } from './soundAndPicture.ts';
import { mean, percentile } from './statistics.ts';

/** Everything that one recording at one server tells. NaN where there was nothing to measure. */
export interface RecordingMeasure extends SoundAndPicture {
  video: {
    codec: string;
    profile: string;
    width: number;
    height: number;
    /** The lower of the two below. */
    fps: number;
    /** Frames that came, per second. */
    receivedFps: number;
    /** Frames that showed a new frame clock, per second: a repeated picture does not count. */
    distinctFps: number;
    keyframeIntervalMaxS: number;
    keyframeIntervalMeanS: number;
    /** The longest time from one frame to the next, in stream time. */
    frameGapMaxMs: number;
  };
  /** `gapMaxMs`: the longest time from one packet of sound to the next; AAC has one each 21 ms. */
  audio: { codec: string; sampleRate: number; channels: number; meanVolumeDb: number; gapMaxMs: number };
  latencyMs: { p50: number; p95: number };
  decodeErrors: number;
  /** The first few of them. */
  decodeErrorLines: string[];
  frames: number;
  /** Frames whose clock could not be read. */
  unreadableClocks: number;
  /** From the first frame to the end of the last, in stream time. */
  spanS: number;
  videoBytes: number;
  sps: SpsProfile | undefined;
  /** Parameter sets seen in the stream; more than one means that the picture changed on air. */
  distinctSps: number;
  /** Signature of an encoder of FFmpeg's, if there is one: then the video was not copied. */
  encoderSignature: string | undefined;
}

/** Measures one recording that was followed while it was written. @throws Error when it holds no video or no sound. */
export async function measureRecording({ path, tags }: FollowedFile): Promise<RecordingMeasure> {
  const probed = await probeRecording(path);
  const decoded = await decodeRecording(path, { ...probed.video, ...probed.audio });
  const pictures = tags.filter(({ content }) => content === 'keyframe' || content === 'frame');
  const keyframeGapsS = gapsBetween(pictures.filter(({ content }) => content === 'keyframe').map(({ timestampMs }) => timestampMs / 1000));
  const spanS = spanOf(pictures);
  const receivedFps = pictures.length / spanS;
  const distinctFps = new Set(decoded.frames.flatMap(({ drawnAtMs }) => drawnAtMs ?? [])).size / spanS;
  const latencies = latenciesOf(decoded.frames, pictures);
  return {
    video: {
      ...probed.video,
      fps: Math.min(receivedFps, distinctFps),
      receivedFps,
      distinctFps,
      keyframeIntervalMaxS: keyframeGapsS.length === 0 ? Number.NaN : Math.max(...keyframeGapsS),
      keyframeIntervalMeanS: mean(keyframeGapsS),
      frameGapMaxMs: longestGap(pictures),
    },
    audio: {
      ...probed.audio,
      meanVolumeDb: 10 * Math.log10(decoded.audio.meanSquare),
      gapMaxMs: longestGap(tags.filter(({ content }) => content === 'audio')),
    },
    ...measureSoundAndPicture(decoded),
    latencyMs: { p50: percentile(latencies, 0.5), p95: percentile(latencies, 0.95) },
    decodeErrors: decoded.errors.length,
    decodeErrorLines: decoded.errors.slice(0, 5),
    frames: pictures.length,
    unreadableClocks: decoded.frames.filter(({ drawnAtMs }) => drawnAtMs === undefined).length,
    spanS,
    videoBytes: pictures.reduce((sum, { bytes }) => sum + bytes, 0),
    ...(await readHeaders(path, tags)),
  };
}

const gapsBetween = (times: readonly number[]): number[] => times.slice(1).map((time, index) => time - (times[index] ?? time));

/** In ms; NaN when there are not two. */
function longestGap(tags: readonly ArrivedTag[]): number {
  const gaps = gapsBetween(tags.map(({ timestampMs }) => timestampMs));
  return gaps.length === 0 ? Number.NaN : Math.max(...gaps);
}

/** A frame lasts until the next: the last one lasts as long as they do on average. */
function spanOf(pictures: readonly ArrivedTag[]): number {
  const first = pictures[0];
  const last = pictures.at(-1);
  if (!first || !last || pictures.length < 2) return Number.NaN;
  return ((last.timestampMs - first.timestampMs) / 1000) * (pictures.length / (pictures.length - 1));
}

/**
 * From drawing to arrival, for each frame whose clock can be read. A decoded frame is found among the tags by its time;
 * WebRTC's H.264 has no frames out of order, so the tag's timestamp is the frame's.
 */
function latenciesOf(frames: readonly DecodedFrame[], pictures: readonly ArrivedTag[]): number[] {
  const arrivals = new Map(pictures.map(({ timestampMs, arrivedAtMs }) => [timestampMs, arrivedAtMs]));
  return frames.flatMap(({ ptsMs, drawnAtMs }) => {
    const arrivedAtMs = arrivals.get(Math.round(ptsMs));
    return drawnAtMs === undefined || arrivedAtMs === undefined ? [] : [arrivedAtMs - drawnAtMs];
  });
}

async function readHeaders(
  path: string,
  tags: readonly ArrivedTag[],
): Promise<Pick<RecordingMeasure, 'sps' | 'distinctSps' | 'encoderSignature'>> {
  const file = await open(path, 'r');
  try {
    const bodyOf = async ({ offset, bytes }: ArrivedTag): Promise<Buffer> => {
      const { buffer } = await file.read({ buffer: Buffer.alloc(bytes), position: offset + 11 });
      return buffer;
    };
    const headers = tags.filter(({ content }) => content === 'videoHeaders');
    const bodies = await Promise.all(tags.filter(({ content }) => content === 'keyframe').map(bodyOf));
    const headerBodies = await Promise.all(headers.map(bodyOf));
    const first = headerBodies[0];
    const inBand = new Set(bodies.flatMap(spsOf));
    return {
      sps: first && profileOfHeaders(first),
      distinctSps: Math.max(inBand.size, new Set(headerBodies.map((body) => body.toString('hex'))).size),
      encoderSignature: bodies.map(findEncoderSignature).find((signature) => signature !== undefined),
    };
  } finally {
    await file.close();
  }
}
