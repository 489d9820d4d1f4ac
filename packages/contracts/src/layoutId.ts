import { z } from 'zod';

export const layoutId = z.enum([
  'solo',
  'soloCropped',
  'split',
  'splitThin',
  'grid',
  'leaderRow',
  'screenStrip',
  'screenCorner',
  'pictureInPicture',
  'sideBySide',
]);
export type LayoutId = z.infer<typeof layoutId>;
