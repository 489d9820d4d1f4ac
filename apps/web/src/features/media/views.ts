import { assetKind } from '@footlight/contracts';
import { z } from 'zod';

/** A file of the media library as pages see it. */
export const mediaAssetView = z.object({
  id: z.uuid(),
  kind: assetKind,
  name: z.string(),
  bytes: z.number(),
  /** Pixels; null for sound. */
  width: z.number().nullable(),
  height: z.number().nullable(),
  /** Seconds; null for images, and where the file does not tell. */
  durationS: z.number().nullable(),
  hasThumbnail: z.boolean(),
  /** Ms since epoch. */
  createdAt: z.number(),
});
export type MediaAssetView = z.infer<typeof mediaAssetView>;

export const mediaLibraryView = z.object({
  /** Newest first. */
  assets: z.array(mediaAssetView),
  usedBytes: z.number(),
  quotaBytes: z.number(),
  /** The largest file that is taken, by kind. */
  maxBytes: z.record(assetKind, z.number()),
});
export type MediaLibraryView = z.infer<typeof mediaLibraryView>;

export const maxNameLength = 120;

/** What becomes one space in a name: blanks, control and format characters, and what separates the parts of a path. */
const unfitForNames = /[\s\p{Cc}\p{Cf}/\\]+/gu;

const name = z
  .string()
  .transform((text) => text.toWellFormed().replace(unfitForNames, ' ').trim())
  .pipe(z.string().min(1, 'Give the file a name.').max(maxNameLength, `At most ${maxNameLength} characters.`));

export const renameMediaBody = z.object({ name });

const pixels = z.coerce.number().int().min(1).max(32_768).optional();

/** What the sender says of a file in the query; its bytes follow as the body. */
export const uploadQuery = z.object({
  name,
  kind: assetKind,
  /** As the browser that plays it reads them: they are shown, and nothing depends on them. Ignored for images. */
  width: pixels,
  height: pixels,
  durationS: z.coerce.number().positive().max(1_000_000).optional(),
});
export type UploadQuery = z.infer<typeof uploadQuery>;

/** Bytes of a small picture that stands for a video. */
export const maxThumbnailBytes = 512 * 1024;
