import { z } from 'zod';
import { background } from './background.ts';
import { clip } from './clip.ts';
import { banner, clock, commentCard, countdown, ticker } from './graphics.ts';
import { layoutId } from './layoutId.ts';
import { defaultLook, look } from './look.ts';
import { defaultMix, mix } from './mix.ts';
import { defaultVerticalPicture, verticalPicture } from './program.ts';

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

/** The small picture of picture in picture and of screen with corner: where, and its width as a share of the frame's. */
export const insetScale = { min: 0.15, max: 0.45 } as const;
export const inset = z.object({ corner, scale: z.number().min(insetScale.min).max(insetScale.max) });
export type Inset = z.infer<typeof inset>;
export const defaultInset: Inset = { corner: 'bottomRight', scale: 0.25 };

/** The whole source between bars, or as much of it as fills the slot. */
export const fit = z.enum(['contain', 'cover']);
export type Fit = z.infer<typeof fit>;

const maxSources = 64;

/** How the Program goes from one arrangement to the next: at once, by a cross-fade, or by moving everyone to their new slots. */
export const transition = z.enum(['cut', 'fade', 'move']);
export type Transition = z.infer<typeof transition>;

const pictureUrl = z.string().min(1).max(500);

/** How the Program is arranged. `order` fixes slots: people keep theirs when others come and go. */
export const scene = z.object({
  layout: layoutId,
  order: z.array(sourceId).max(maxSources),
  /** Takes the first slot, whatever the order. */
  spotlight: sourceId.nullable(),
  inset,
  /** How a source is shown, against the layout's own way. */
  fits: z.partialRecord(sourceId, fit).refine((fits) => Object.keys(fits).length <= maxSources, 'too many sources'),
  /** Sources that are on stage, and heard, but not in the picture. */
  hidden: z.array(sourceId).max(maxSources),
  showNameTags: z.boolean(),
  look,
  logo: z.object({ url: pictureUrl, corner }).nullable(),
  /** Behind everyone; null: the look's colour. */
  background: background.nullable(),
  /** Over the whole frame: a picture with transparent parts. */
  overlay: z.object({ url: pictureUrl }).nullable(),
  banner: banner.nullable(),
  ticker: ticker.nullable(),
  countdown: countdown.nullable(),
  clock: clock.nullable(),
  comment: commentCard.nullable(),
  /** The last switch to a saved scene. A new serial is a new switch; any other change moves. */
  cue: z.object({ serial: z.number().int().min(0), transition }),
  /** Plays over everything that is on stage; null: nothing does. */
  clip: clip.nullable(),
  /** Colour bars, a flash and a beep each second and a frame clock, for checking sound against picture. */
  testSignal: z.boolean(),
  mix,
  vertical: verticalPicture,
});
export type Scene = z.infer<typeof scene>;

/** Some fields of a Scene: two people who change different ones do not undo each other. */
export const sceneChange = scene.partial();
export type SceneChange = z.infer<typeof sceneChange>;

/** Fields that the change does not name stay as they are. */
export function applySceneChange(current: Scene, change: SceneChange): Scene {
  const named = Object.entries(change).filter(([, value]) => value !== undefined);
  return scene.parse({ ...current, ...Object.fromEntries(named) });
}

/** The change that takes another one back. */
export function invertSceneChange(current: Scene, change: SceneChange): SceneChange {
  const named = Object.entries(change).filter(([, value]) => value !== undefined);
  return sceneChange.parse(Object.fromEntries(named.map(([field]) => [field, current[field as keyof Scene]])));
}

export const defaultScene: Scene = {
  layout: 'grid',
  order: [],
  spotlight: null,
  inset: defaultInset,
  fits: {},
  hidden: [],
  showNameTags: true,
  look: defaultLook,
  logo: null,
  background: null,
  overlay: null,
  banner: null,
  ticker: null,
  countdown: null,
  clock: null,
  comment: null,
  cue: { serial: 0, transition: 'move' },
  clip: null,
  testSignal: false,
  mix: defaultMix,
  vertical: defaultVerticalPicture,
};

/**
 * What a saved scene keeps: how the picture is arranged, and what lies behind and over it. Who is there, the logo and the look stay
 * what they are, and so does what an arrangement of an earlier version does not name.
 */
export const arrangement = scene
  .pick({ layout: true, spotlight: true, inset: true, fits: true, showNameTags: true })
  .extend(scene.pick({ hidden: true, background: true, overlay: true, banner: true, ticker: true, clock: true }).partial().shape);
export type Arrangement = z.infer<typeof arrangement>;

export const savedScene = z.object({
  id: z.string().min(1).max(64),
  name: z.string().trim().min(1, 'Give the scene a name.').max(40, 'At most 40 characters.'),
  arrangement,
});
export type SavedScene = z.infer<typeof savedScene>;

export const maxSavedScenes = 50;

/** A Broadcast's saved scenes. The version rises with every change, so that nobody writes over what they have not seen. */
export const savedScenes = z.object({
  version: z.number().int().min(0),
  scenes: z
    .array(savedScene)
    .max(maxSavedScenes, `At most ${maxSavedScenes} scenes.`)
    .refine((scenes) => new Set(scenes.map(({ id }) => id)).size === scenes.length, 'Two scenes have the same id.'),
});
export type SavedScenes = z.infer<typeof savedScenes>;
