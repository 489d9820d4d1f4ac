import { z } from 'zod';

export const assetKind = z.enum(['image', 'video', 'audio']);
export type AssetKind = z.infer<typeof assetKind>;

/** Where web gives a file of the media library to its owner. */
export const mediaPathOf = (assetId: string): string => `/api/media/${assetId}`;

/**
 * What of the media library plays over the stage. It names a file and no address: the host's browser, which plays it, asks its
 * own library for it, and nobody can lead it anywhere else.
 */
export const clip = z.object({
  assetId: z.uuid(),
  kind: assetKind,
  name: z.string().max(120),
  /** Told apart from the same file's earlier start: ms since epoch of the start. */
  startedSerial: z.number().int().min(0),
  /** Begins anew at its end, until it is stopped. */
  loop: z.boolean(),
  /** 0..1, of its sound. */
  gain: z.number().min(0).max(1),
  /** When its first picture was shown, ms since epoch by the clock of the page that plays it. Not there until then. */
  playingSince: z.number().int().min(0).optional(),
  /** The show ends with it: its last picture stays until then. */
  endsShow: z.boolean().optional(),
});
export type Clip = z.infer<typeof clip>;
