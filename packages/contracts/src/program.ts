import { z } from 'zod';
import { layoutId } from './layoutId.ts';

/** What a studio composes: the wide picture (16:9), and beside it an upright one (9:16) of the same people with the same sound. */
export const programId = z.enum(['main', 'vertical']);
export type ProgramId = z.infer<typeof programId>;

/** Of the vertical Program. Sources, look and what is written over the picture are those of the main one. */
export const verticalPicture = z.object({
  /** Off, it costs nothing. */
  enabled: z.boolean(),
  /** Its own: what stands side by side in a wide frame stands above each other in a tall one. */
  layout: layoutId,
});
export type VerticalPicture = z.infer<typeof verticalPicture>;

export const defaultVerticalPicture: VerticalPicture = { enabled: false, layout: 'grid' };

/** What a creator reads where a destination waits for the vertical Program. */
export const verticalMissingText = 'Waiting for the vertical picture: turn it on in the studio.';
