import { AppError, type AssetKind } from '@footlight/contracts';
import type { Env } from '../../server/env.ts';

const bytesPerMegabyte = 1_000_000;

export interface MediaLimits {
  quotaBytes: number;
  maxBytes: Record<AssetKind, number>;
}

export const limitsOf = (env: Env): MediaLimits => ({
  quotaBytes: env.MEDIA_QUOTA_MB * bytesPerMegabyte,
  maxBytes: {
    image: env.MEDIA_MAX_IMAGE_MB * bytesPerMegabyte,
    audio: env.MEDIA_MAX_AUDIO_MB * bytesPerMegabyte,
    video: env.MEDIA_MAX_VIDEO_MB * bytesPerMegabyte,
  },
});

const kindNames: Record<AssetKind, string> = { image: 'A picture', audio: 'A sound', video: 'A video' };

/** How much of a file is taken, and what to say when more comes: the kind's own limit, or what is left of the library. */
export function allowanceOf({ maxBytes, quotaBytes }: MediaLimits, { kind, usedBytes }: { kind: AssetKind; usedBytes: number }) {
  const leftBytes = Math.max(0, quotaBytes - usedBytes);
  if (leftBytes < maxBytes[kind]) return { maxBytes: leftBytes, tooLarge: new AppError('libraryFull') };
  const message = `${kindNames[kind]} may be at most ${maxBytes[kind] / bytesPerMegabyte} MB.`;
  return { maxBytes: maxBytes[kind], tooLarge: new AppError('payloadTooLarge', { message }) };
}
