import { type BrandImageSlot, programFps, type SourceId } from '@footlight/contracts';
import { readClockOriginMs } from '../clockOrigin.ts';
import { WorkerTimer } from '../WorkerTimer.ts';
import { FrameGrid } from './FrameGrid.ts';
import { FramePainter } from './FramePainter.ts';
import { ProgramFonts } from './fonts.ts';
import { countFrame, noCounts } from './frameCosts.ts';
import type { BrandImage, CompositorCounts, CompositorEngine, DrawPlan, Picture } from './types.ts';

/** The timer fires oftener than frames are due, so that a late message costs a few milliseconds and not a frame. */
const timerIntervalMs = 1000 / programFps / 2;

/** Composes on the main thread, for browsers without track processors (Firefox, Safari): <video> in, captureStream out. */
export class MainThreadCompositor implements CompositorEngine {
  readonly kind = 'mainThread';
  readonly track: MediaStreamTrack;

  readonly #canvas: HTMLCanvasElement;
  readonly #timer: WorkerTimer;
  readonly #grid = new FrameGrid({ fps: programFps, originMs: readClockOriginMs() });
  readonly #sources = new Map<SourceId, HTMLVideoElement>();
  readonly #counts: CompositorCounts = noCounts();
  readonly #painter: FramePainter;
  #closed = false;

  constructor({ plan }: { plan: DrawPlan }) {
    this.#canvas = document.createElement('canvas');
    this.#canvas.width = plan.size.width;
    this.#canvas.height = plan.size.height;
    const context = this.#canvas.getContext('2d', { alpha: false });
    const [track] = this.#canvas.captureStream(programFps).getVideoTracks();
    if (!context || !track) throw new Error('this browser cannot capture a canvas');
    this.#painter = new FramePainter({ plan, canvas: this.#canvas, context, fonts: new ProgramFonts(document.fonts) });
    this.track = track;
    this.#timer = new WorkerTimer({ intervalMs: timerIntervalMs, onTick: () => this.#tick() });
  }

  setPlan(plan: DrawPlan): void {
    this.#painter.setPlan(plan);
  }

  setBrandImage(slot: BrandImageSlot, image: BrandImage | null): void {
    this.#painter.setBrandImage(slot, image);
  }

  addSource(sourceId: SourceId, track: MediaStreamTrack): void {
    if (this.#closed) return;
    this.removeSource(sourceId);
    const video = document.createElement('video');
    video.muted = true;
    video.playsInline = true;
    video.srcObject = new MediaStream([track]);
    // Refused only while nothing may play yet; the name card stands in until `canplay` of a later try.
    video.play().catch(() => document.addEventListener('pointerdown', () => void video.play(), { once: true }));
    this.#sources.set(sourceId, video);
  }

  removeSource(sourceId: SourceId): void {
    const video = this.#sources.get(sourceId);
    if (!video) return;
    video.pause();
    video.srcObject = null;
    this.#sources.delete(sourceId);
  }

  getCounts(): CompositorCounts {
    return this.#counts;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#timer.close();
    for (const sourceId of [...this.#sources.keys()]) this.removeSource(sourceId);
    this.#painter.close();
    this.track.stop();
  }

  #findPicture(sourceId: SourceId): Picture | undefined {
    const video = this.#sources.get(sourceId);
    const hasPicture = video && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && video.videoWidth > 0;
    return hasPicture ? { image: video, width: video.videoWidth, height: video.videoHeight } : undefined;
  }

  #tick(): void {
    const startedMs = performance.now();
    const place = this.#grid.takePlace(startedMs);
    if (!place) return;
    const find = (sourceId: SourceId) => this.#findPicture(sourceId);
    this.#painter.paint({ find, time: place.time, nowMs: startedMs });
    this.#counts.dropped += place.skipped;
    countFrame(this.#counts, performance.now() - startedMs);
  }
}
