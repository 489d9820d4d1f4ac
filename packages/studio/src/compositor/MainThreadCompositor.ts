import { type BrandImageSlot, programFps, type SourceId } from '@footlight/contracts';
import { readClockOriginMs } from '../clockOrigin.ts';
import type { Rect } from '../layout/types.ts';
import { WorkerTimer } from '../WorkerTimer.ts';
import { BrandImages } from './BrandImages.ts';
import { drawFrame } from './drawFrame.ts';
import { FrameGrid } from './FrameGrid.ts';
import { ProgramFonts } from './fonts.ts';
import { countFrame, noCounts } from './frameCosts.ts';
import { GraphicsLayer } from './graphics/GraphicsLayer.ts';
import { NameTagLayer } from './graphics/NameTagLayer.ts';
import { LayoutMotion } from './LayoutMotion.ts';
import { SceneFade } from './SceneFade.ts';
import type { BrandImage, CompositorCounts, CompositorEngine, DrawContext, DrawPlan, Picture, PlanItem } from './types.ts';

/** The timer fires oftener than frames are due, so that a late message costs a few milliseconds and not a frame. */
const timerIntervalMs = 1000 / programFps / 2;

/** Composes on the main thread, for browsers without track processors (Firefox, Safari): <video> in, captureStream out. */
export class MainThreadCompositor implements CompositorEngine {
  readonly kind = 'mainThread';
  readonly track: MediaStreamTrack;

  readonly #canvas: HTMLCanvasElement;
  readonly #context: DrawContext;
  readonly #timer: WorkerTimer;
  readonly #grid = new FrameGrid({ fps: programFps, originMs: readClockOriginMs() });
  readonly #sources = new Map<SourceId, HTMLVideoElement>();
  readonly #counts: CompositorCounts = noCounts();
  readonly #motion: LayoutMotion;
  readonly #fade: SceneFade;
  readonly #fonts = new ProgramFonts(document.fonts);
  readonly #graphics: GraphicsLayer;
  readonly #nameTags = new NameTagLayer();
  readonly #brand = new BrandImages();
  #closed = false;

  constructor({ plan }: { plan: DrawPlan }) {
    this.#motion = new LayoutMotion(plan);
    this.#fade = new SceneFade(plan);
    this.#graphics = new GraphicsLayer(plan);
    this.#fonts.loadFor(plan);
    this.#canvas = document.createElement('canvas');
    this.#canvas.width = plan.size.width;
    this.#canvas.height = plan.size.height;
    const context = this.#canvas.getContext('2d', { alpha: false });
    const [track] = this.#canvas.captureStream(programFps).getVideoTracks();
    if (!context || !track) throw new Error('this browser cannot capture a canvas');
    this.#context = context;
    this.track = track;
    this.#timer = new WorkerTimer({ intervalMs: timerIntervalMs, onTick: () => this.#tick() });
  }

  setPlan(plan: DrawPlan): void {
    const nowMs = performance.now();
    this.#fade.setPlan(plan, { shown: this.#canvas, nowMs });
    this.#motion.setPlan(plan, nowMs);
    this.#graphics.setPlan(plan, nowMs);
    this.#nameTags.setPlan(plan);
    this.#fonts.loadFor(plan);
  }

  setBrandImage(slot: BrandImageSlot, image: BrandImage | null): void {
    this.#brand.set(slot, image);
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
    this.#brand.close();
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
    const overlay = (context: DrawContext) => {
      this.#graphics.draw(context, { nowMs: startedMs, wallMs: place.time.nowMs, fontsVersion: this.#fonts.version });
      this.#fade.draw(context, startedMs);
    };
    const pictures = { find, brand: this.#brand.pictures };
    const plan = this.#motion.planAt(startedMs);
    const time = { fontsVersion: this.#fonts.version, covers: (rect: Rect) => this.#graphics.covers(rect) };
    const drawNameTag = (context: DrawContext, item: PlanItem) => this.#nameTags.draw(context, item, { plan, time });
    drawFrame(this.#context, plan, { pictures, time: place.time, overlay, drawNameTag });
    this.#counts.dropped += place.skipped;
    countFrame(this.#counts, performance.now() - startedMs);
  }
}
