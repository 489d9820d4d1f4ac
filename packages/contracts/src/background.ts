import { z } from 'zod';
import { mediaPathOf } from './clip.ts';

/** A file of the media library; a video goes on without end, and without its sound. It names no address, as a clip does not. */
export const libraryBackground = z.object({ assetId: z.uuid(), kind: z.enum(['image', 'video']), name: z.string().max(120) });

/** Behind everyone: a file of the media library, or the brand's own picture by its address. */
export const background = z.union([libraryBackground, z.object({ url: z.string().min(1).max(500) })]);
export type Background = z.infer<typeof background>;

/** Where its picture is. Null when there is none, or a video. */
export function backgroundPictureUrl(shown: Background | null): string | null {
  if (shown === null) return null;
  if ('url' in shown) return shown.url;
  return shown.kind === 'image' ? mediaPathOf(shown.assetId) : null;
}

/** Where its video is. Null when there is none, or a picture. */
export const backgroundVideoUrl = (shown: Background | null): string | null =>
  shown && 'assetId' in shown && shown.kind === 'video' ? mediaPathOf(shown.assetId) : null;
