import type { BrandImageSlot, ProgramId, SourceId } from '@footlight/contracts';
import type { FontSource } from './fonts.ts';
import type { BrandImage, DrawPlan, ProgramCounts } from './types.ts';

/** What the main thread tells the compositor's Worker. */
export type CompositorCommand =
  | { type: 'start'; fps: number; fonts: readonly FontSource[] }
  | { type: 'openProgram'; programId: ProgramId; plan: DrawPlan; writable: WritableStream<VideoFrame> }
  | { type: 'closeProgram'; programId: ProgramId }
  | { type: 'setPlan'; programId: ProgramId; plan: DrawPlan }
  | { type: 'setBrandImage'; programId: ProgramId; slot: BrandImageSlot; image: BrandImage | null }
  | { type: 'addSource'; sourceId: SourceId; readable: ReadableStream<VideoFrame> }
  | { type: 'removeSource'; sourceId: SourceId }
  | { type: 'stop' };

/** What the Worker tells: its counts, about ten times a second; that the main track ended; that it let go of every source. */
export type CompositorReport = { type: 'counts'; counts: ProgramCounts } | { type: 'failed'; message: string } | { type: 'stopped' };
