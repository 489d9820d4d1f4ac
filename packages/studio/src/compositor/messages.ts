import type { BrandImageSlot, SourceId } from '@footlight/contracts';
import type { FontSource } from './fonts.ts';
import type { BrandImage, CompositorCounts, DrawPlan } from './types.ts';

/** What the main thread tells the compositor's Worker. */
export type CompositorCommand =
  | { type: 'start'; plan: DrawPlan; fps: number; fonts: readonly FontSource[]; writable: WritableStream<VideoFrame> }
  | { type: 'setPlan'; plan: DrawPlan }
  | { type: 'setBrandImage'; slot: BrandImageSlot; image: BrandImage | null }
  | { type: 'addSource'; sourceId: SourceId; readable: ReadableStream<VideoFrame> }
  | { type: 'removeSource'; sourceId: SourceId }
  | { type: 'stop' };

/** What the Worker tells: its counts, about ten times a second; that its track ended; that it let go of every source. */
export type CompositorReport = { type: 'counts'; counts: CompositorCounts } | { type: 'failed'; message: string } | { type: 'stopped' };
