import { open } from 'node:fs/promises';
import { decodeClocks } from './decodeClocks.ts';
import type { ArrivedTag, FollowedFile } from './FlvFollower.ts';

/** A frame that came: when it was drawn, and when it arrived, ms since epoch. */
export interface FreshFrame {
  arrivedAtMs: number;
  drawnAtMs: number;
}

const fileHeaderBytes = 13;
const isPicture = ({ content }: ArrivedTag): boolean => content === 'keyframe' || content === 'frame';

/**
 * The frames with a readable clock that arrived since a time, over all recordings of a server, by arrival. Decoding
 * begins at the keyframe before.
 */
export async function readFreshFrames(
  files: readonly FollowedFile[],
  { sinceMs, width }: { sinceMs: number; width: number },
): Promise<FreshFrame[]> {
  const frames: FreshFrame[] = [];
  for (const file of files) {
    const pictures = file.tags.filter(isPicture);
    if ((pictures.at(-1)?.arrivedAtMs ?? 0) < sinceMs) continue;
    const from = findStart(file.tags, sinceMs);
    if (from === undefined) continue;
    const clocks = await decodeClocks(await readFrom(file, from), { width });
    const arrivals = new Map(pictures.slice(pictures.indexOf(from)).map((tag) => [tag.timestampMs, tag.arrivedAtMs]));
    for (const { ptsMs, drawnAtMs } of clocks) {
      const arrivedAtMs = arrivals.get(Math.round(ptsMs));
      if (drawnAtMs !== undefined && arrivedAtMs !== undefined && arrivedAtMs >= sinceMs) frames.push({ arrivedAtMs, drawnAtMs });
    }
  }
  return frames.sort((one, other) => one.arrivedAtMs - other.arrivedAtMs);
}

function findStart(tags: readonly ArrivedTag[], sinceMs: number): ArrivedTag | undefined {
  const keyframes = tags.filter(({ content }) => content === 'keyframe');
  return keyframes.findLast(({ arrivedAtMs }) => arrivedAtMs < sinceMs) ?? keyframes[0];
}

/** The file's header, the codec headers before a tag, and everything from the tag on. */
async function readFrom({ path, tags }: FollowedFile, from: ArrivedTag): Promise<Buffer> {
  const last = tags.at(-1);
  const headers = tags.filter(({ content, offset }) => content === 'videoHeaders' && offset < from.offset).slice(-1);
  const ranges = [[0, fileHeaderBytes], ...headers.map(({ offset, end }) => [offset, end]), [from.offset, last?.end ?? from.end]];
  const file = await open(path, 'r');
  try {
    const parts: Buffer[] = [];
    for (const [start = 0, end = 0] of ranges) {
      const { buffer } = await file.read({ buffer: Buffer.alloc(end - start), position: start });
      parts.push(buffer);
    }
    return Buffer.concat(parts);
  } finally {
    await file.close();
  }
}

export interface Recovery {
  /** The longest time without a new frame, in ms. */
  interruptedMs: number;
  /** From the fault to the first frame after that time; 0 when nothing was interrupted. */
  liveAgainAfterMs: number;
}

/** Frames apart by less than this are one flow. */
const flowGapMs = 500;

/** How a fault was got over, from the frames that arrived around it and were drawn anew. @param untilMs the end of watching. */
export function measureRecovery(frames: readonly FreshFrame[], { faultAtMs, untilMs }: { faultAtMs: number; untilMs: number }): Recovery {
  let newestDrawnAtMs = Number.NEGATIVE_INFINITY;
  let lastArrivedAtMs: number | undefined;
  const longest = { gapMs: 0, endsAtMs: faultAtMs };
  const noteGap = (from: number, to: number) => {
    if (to > faultAtMs && to - from > longest.gapMs) Object.assign(longest, { gapMs: to - from, endsAtMs: to });
  };
  for (const { arrivedAtMs, drawnAtMs } of frames) {
    // A picture that was drawn before one already seen is a repetition.
    if (drawnAtMs <= newestDrawnAtMs) continue;
    if (lastArrivedAtMs !== undefined) noteGap(lastArrivedAtMs, arrivedAtMs);
    newestDrawnAtMs = drawnAtMs;
    lastArrivedAtMs = arrivedAtMs;
  }
  noteGap(lastArrivedAtMs ?? faultAtMs, untilMs);
  return { interruptedMs: longest.gapMs, liveAgainAfterMs: longest.gapMs > flowGapMs ? longest.endsAtMs - faultAtMs : 0 };
}

/** True when new frames, drawn after a time, have flowed for `forMs` and still do. */
export function isFlowing(
  frames: readonly FreshFrame[],
  { drawnAfterMs, nowMs, forMs }: { drawnAfterMs: number; nowMs: number; forMs: number },
): boolean {
  const fresh = frames.filter((frame) => frame.drawnAtMs > drawnAfterMs);
  const recent = fresh.filter(({ arrivedAtMs }) => arrivedAtMs >= nowMs - forMs - 2 * flowGapMs);
  const arrivals = [nowMs - forMs - flowGapMs, ...recent.map(({ arrivedAtMs }) => arrivedAtMs), nowMs];
  return recent.length > 0 && arrivals.every((time, index) => time - (arrivals[index - 1] ?? time) <= 2 * flowGapMs);
}
