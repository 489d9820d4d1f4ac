import { type BrandImageSlot, programFps } from '@footlight/contracts';
import type { GridPlace } from './FrameGrid.ts';
import { FramePainter } from './FramePainter.ts';
import type { ProgramFonts } from './fonts.ts';
import { countFrame, noCounts } from './frameCosts.ts';
import type { BrandImage, CompositorCounts, DrawPlan, Pictures } from './types.ts';

/** One Program on the main thread: a canvas that is drawn frame by frame and captured as a track. */
export class CapturedCanvas {
  readonly track: MediaStreamTrack;
  readonly counts: CompositorCounts = noCounts();
  readonly #painter: FramePainter;

  constructor({ plan, fonts }: { plan: DrawPlan; fonts: ProgramFonts }) {
    const canvas = document.createElement('canvas');
    canvas.width = plan.size.width;
    canvas.height = plan.size.height;
    const context = canvas.getContext('2d', { alpha: false });
    const [track] = canvas.captureStream(programFps).getVideoTracks();
    if (!context || !track) throw new Error('this browser cannot capture a canvas');
    this.#painter = new FramePainter({ plan, canvas, context, fonts });
    this.track = track;
  }

  setPlan(plan: DrawPlan): void {
    this.#painter.setPlan(plan);
  }

  setBrandImage(slot: BrandImageSlot, image: BrandImage | null): void {
    this.#painter.setBrandImage(slot, image);
  }

  draw(place: GridPlace, find: Pictures['find']): void {
    const startedMs = performance.now();
    this.#painter.paint({ find, time: place.time, nowMs: startedMs });
    this.counts.dropped += place.skipped;
    countFrame(this.counts, performance.now() - startedMs);
  }

  close(): void {
    this.#painter.close();
    this.track.stop();
  }
}
