import type { BrandImageSlot, SourceId } from '@footlight/contracts';
import { readClockOriginMs } from '../clockOrigin.ts';
import { FrameGrid, type GridPlace } from './FrameGrid.ts';
import { FramePainter } from './FramePainter.ts';
import { FrameSource } from './FrameSource.ts';
import { FrameStamper } from './FrameStamper.ts';
import type { ProgramFonts } from './fonts.ts';
import { countFrame, noCounts } from './frameCosts.ts';
import { isDrawnInSoftware } from './PixelPicture.ts';
import type { BrandImage, CompositorCounts, DrawPlan } from './types.ts';

export interface CompositorLoopOptions {
  plan: DrawPlan;
  fps: number;
  fonts: ProgramFonts;
  writable: WritableStream<VideoFrame>;
  /** Called when the track was stopped from the other side, or the picture cannot be made. */
  onFailed: (error: unknown) => void;
}

/** Draws the Program frame by frame and writes it into a track. Runs in a dedicated Worker, whose timers a hidden tab does not slow. */
export class CompositorLoop {
  readonly counts: CompositorCounts = noCounts();

  readonly #fps: number;
  readonly #canvas: OffscreenCanvas;
  readonly #writer: WritableStreamDefaultWriter<VideoFrame>;
  readonly #grid: FrameGrid;
  readonly #stamper = new FrameStamper();
  readonly #onFailed: (error: unknown) => void;
  readonly #sources = new Map<SourceId, FrameSource>();
  /** Removed since the last frame: one that is replaced lends its picture to the next one. */
  readonly #leaving = new Map<SourceId, FrameSource>();
  readonly #painter: FramePainter;
  readonly #asPixels = isDrawnInSoftware();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor({ plan, fps, fonts, writable, onFailed }: CompositorLoopOptions) {
    this.#fps = fps;
    this.#canvas = new OffscreenCanvas(plan.size.width, plan.size.height);
    // Opaque and never read back here: without a GPU Chromium takes its CPU canvas anyway (4 ms a 720p frame either way).
    const context = this.#canvas.getContext('2d', { alpha: false, desynchronized: true });
    if (!context) throw new Error('no 2d context on an OffscreenCanvas');
    this.#painter = new FramePainter({ plan, canvas: this.#canvas, context, fonts });
    this.#writer = writable.getWriter();
    this.#onFailed = onFailed;
    this.#grid = new FrameGrid({ fps, originMs: readClockOriginMs() });
    this.#scheduleNext();
  }

  setPlan(plan: DrawPlan): void {
    this.#painter.setPlan(plan);
  }

  setBrandImage(slot: BrandImageSlot, image: BrandImage | null): void {
    this.#painter.setBrandImage(slot, image);
  }

  addSource(sourceId: SourceId, readable: ReadableStream<VideoFrame>): void {
    this.removeSource(sourceId);
    const before = this.#leaving.get(sourceId);
    this.#leaving.delete(sourceId);
    this.#sources.set(
      sourceId,
      new FrameSource(readable, { kind: sourceId.endsWith(':screen') ? 'screen' : 'camera', asPixels: this.#asPixels, before }),
    );
  }

  removeSource(sourceId: SourceId): void {
    const source = this.#sources.get(sourceId);
    if (!source) return;
    this.#sources.delete(sourceId);
    this.#leaving.get(sourceId)?.close();
    this.#leaving.set(sourceId, source);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#timer);
    for (const source of this.#sources.values()) source.close();
    this.#sources.clear();
    this.#closeLeaving();
    this.#painter.close();
    // Aborting a track that ended already is refused, and there is nothing left to end.
    this.#writer.abort().catch(() => undefined);
  }

  #closeLeaving(): void {
    for (const source of this.#leaving.values()) source.close();
    this.#leaving.clear();
  }

  #scheduleNext(): void {
    this.#timer = setTimeout(() => this.#tick(), this.#grid.getDelayMs(performance.now()));
  }

  #tick(): void {
    if (this.#closed) return;
    const place = this.#grid.takePlace(performance.now());
    if (place) {
      this.counts.dropped += place.skipped;
      try {
        this.#compose(place);
      } catch (error) {
        this.#onFailed(error);
        return;
      }
    }
    this.#scheduleNext();
  }

  #compose(place: GridPlace): void {
    // Nothing is queued: a frame that the track has no room for is not even drawn.
    if ((this.#writer.desiredSize ?? 0) <= 0) {
      this.counts.dropped += 1;
      return;
    }
    const startedMs = performance.now();
    this.#closeLeaving();
    const find = (sourceId: SourceId) => this.#sources.get(sourceId)?.getPicture(startedMs);
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
}
