import { z } from 'zod';

export const layoutId = z.enum(['solo', 'split', 'grid', 'sideBySide', 'pictureInPicture']);
export type LayoutId = z.infer<typeof layoutId>;

/** Canvas sizes a Program may have, in pixels. */
export const programSizes = {
  '720p': { width: 1280, height: 720 },
  '1080p': { width: 1920, height: 1080 },
} as const;
export const programSizeId = z.enum(['720p', '1080p']);
export type ProgramSizeId = z.infer<typeof programSizeId>;
export const programFps = 30;

/** A source on the canvas: one person's camera or screen. */
export const sourceId = z.templateLiteral([z.string().min(1).max(64), ':', z.enum(['camera', 'screen'])]);
export type SourceId = z.infer<typeof sourceId>;
export const sourceIdOf = (peerId: string, kind: 'camera' | 'screen'): SourceId => `${peerId}:${kind}`;

export const corner = z.enum(['topLeft', 'topRight', 'bottomLeft', 'bottomRight']);
export type Corner = z.infer<typeof corner>;

/** How the Program is arranged. `order` fixes slots: people keep theirs when others come and go. */
export const scene = z.object({
  layout: layoutId,
  order: z.array(sourceId).max(64),
  showNameTags: z.boolean(),
  logo: z.object({ url: z.string().max(500), corner }).nullable(),
  /** Colour bars, a flash and a beep each second and a frame clock, for checking sound against picture. */
  testSignal: z.boolean(),
});
export type Scene = z.infer<typeof scene>;

export const defaultScene: Scene = { layout: 'grid', order: [], showNameTags: true, logo: null, testSignal: false };
