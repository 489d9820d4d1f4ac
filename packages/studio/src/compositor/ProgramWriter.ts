import type { BrandImageSlot } from '@footlight/contracts';
import type { GridPlace } from './FrameGrid.ts';
import { FramePainter } from './FramePainter.ts';
import { FrameStamper } from './FrameStamper.ts';
import type { ProgramFonts } from './fonts.ts';
import { countFrame, noCounts } from './frameCosts.ts';
import type { BrandImage, CompositorCounts, DrawPlan, Pictures } from './types.ts';

interface ProgramWriterOptions {
  plan: DrawPlan;
  fps: number;
  fonts: ProgramFonts;
  writable: WritableStream<VideoFrame>;
  /** The track was stopped from the other side. */
  onFailed: (error: unknown) => void;
}

/** One Program in the Worker: draws it on a canvas of its own, frame by frame, and writes it into its track. */
export class ProgramWriter {
  readonly counts: CompositorCounts = noCounts();

  readonly #fps: number;
  readonly #canvas: OffscreenCanvas;
  readonly #writer: WritableStreamDefaultWriter<VideoFrame>;
  readonly #painter: FramePainter;
  readonly #stamper = new FrameStamper();
  readonly #onFailed: (error: unknown) => void;
  #closed = false;

  constructor({ plan, fps, fonts, writable, onFailed }: ProgramWriterOptions) {
    this.#fps = fps;
    this.#canvas = new OffscreenCanvas(plan.size.width, plan.size.height);
    // Opaque and never read back here: without a GPU Chromium takes its CPU canvas anyway (4 ms a 720p frame either way).
    const context = this.#canvas.getContext('2d', { alpha: false, desynchronized: true });
    if (!context) throw new Error('no 2d context on an OffscreenCanvas');
    this.#painter = new FramePainter({ plan, canvas: this.#canvas, context, fonts });
    this.#writer = writable.getWriter();
    this.#onFailed = onFailed;
  }

  setPlan(plan: DrawPlan): void {
    this.#painter.setPlan(plan);
  }

  setBrandImage(slot: BrandImageSlot, image: BrandImage | null): void {
    this.#painter.setBrandImage(slot, image);
  }

  /** Draws the frame of this place and writes it. @throws whatever the browser throws when it cannot be made. */
  write(place: GridPlace, find: Pictures['find']): void {
    this.counts.dropped += place.skipped;
    // Nothing is queued: a frame that the track has no room for is not even drawn.
    if ((this.#writer.desiredSize ?? 0) <= 0) {
      this.counts.dropped += 1;
      return;
    }
    const startedMs = performance.now();
    this.#painter.paint({ find, time: place.time, nowMs: startedMs });
    const frame = new VideoFrame(this.#canvas, {
      timestamp: this.#stamper.stamp({ dueMs: place.dueMs, writtenMs: performance.now() }),
      duration: Math.round(1_000_000 / this.#fps),
      alpha: 'discard',
    });
    this.#writer.write(frame).catch((error: unknown) => {
      if (!this.#closed) this.#onFailed(error);
    });
    countFrame(this.counts, performance.now() - startedMs);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#painter.close();
    // Aborting a track that ended already is refused, and there is nothing left to end.
    this.#writer.abort().catch(() => undefined);
  }
}
