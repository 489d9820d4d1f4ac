import type { BrandImageSlot, Corner, Look, ProgramId, Scene, SourceId } from '@footlight/contracts';
import type { DrawItem, Rect, Size } from '../layout/types.ts';

/** A slot with what its name card needs when there is no picture. */
export interface PlanItem extends DrawItem {
  kind: 'camera' | 'screen';
  name: string;
  /** 0 to 1, while it appears. */
  opacity?: number;
}

/** What is written over the picture. */
export type Graphics = Pick<Scene, 'banner' | 'ticker' | 'countdown' | 'clock' | 'comment'>;

/** Everything one frame of the Program shows, but for the pictures themselves. Plain data: it crosses to the Worker. */
export interface DrawPlan {
  size: Size;
  items: readonly PlanItem[];
  look: Look;
  graphics: Graphics;
  logoCorner: Corner | null;
  /** A new serial is a switch of scenes, made by its transition; any other change moves. */
  cue: Scene['cue'];
  testSignal: boolean;
}

/** A picture that can be drawn, with its size in pixels. */
export interface Picture extends Size {
  image: CanvasImageSource;
}

/** A picture of the brand in the size that it is drawn in. */
export interface BrandImage {
  bitmap: ImageBitmap;
  /** Of an overlay: where it is not transparent. */
  parts: readonly Rect[];
}

export type BrandPictures = Readonly<Partial<Record<BrandImageSlot, Picture & { parts: readonly Rect[] }>>>;

export interface Pictures {
  find(sourceId: SourceId): Picture | undefined;
  /** Of the brand; one that is not there is not drawn. */
  brand: BrandPictures;
}

export interface FrameTime {
  /** Wall-clock time of drawing, ms since epoch: the frame clock tells it. */
  nowMs: number;
  /** Wall-clock time of the frame's place in the 1/30 s grid, ms since epoch: the flash follows it. */
  gridMs: number;
}

/** The two canvas contexts know the same drawing methods. */
export type DrawContext = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** Counts since the compositor started; a reader takes differences. */
export interface CompositorCounts {
  composed: number;
  /** Grid places without a frame, and frames that the track had no room for. */
  dropped: number;
  /** Sum of the time spent on composing, in ms. */
  composeMs: number;
  /** Of the last second's frames, in ms, the newest last. */
  recentMs: number[];
}

/** Of each Program that is composed. */
export type ProgramCounts = Partial<Record<ProgramId, CompositorCounts>>;

/** Composes the Programs' pictures from tracks. Two of them: in a Worker, and on the main thread. */
export interface CompositorEngine {
  readonly kind: 'worker' | 'mainThread';
  /** @returns the picture. */
  openProgram(programId: ProgramId, plan: DrawPlan): MediaStreamTrack;
  /** Ends the picture, with the canvas it was drawn on. */
  closeProgram(programId: ProgramId): void;
  setPlan(programId: ProgramId, plan: DrawPlan): void;
  /** Takes the bitmap over, and closes it in its time. */
  setBrandImage(programId: ProgramId, change: { slot: BrandImageSlot; image: BrandImage | null }): void;
  addSource(sourceId: SourceId, track: MediaStreamTrack): void;
  removeSource(sourceId: SourceId): void;
  getCounts(programId: ProgramId): CompositorCounts;
  close(): void;
}
