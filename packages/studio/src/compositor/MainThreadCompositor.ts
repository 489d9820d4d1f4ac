import { type BrandImageSlot, type ProgramId, programFps, type SourceId } from '@footlight/contracts';
import { readClockOriginMs } from '../clockOrigin.ts';
import { WorkerTimer } from '../WorkerTimer.ts';
import { CapturedCanvas } from './CapturedCanvas.ts';
import { FrameGrid } from './FrameGrid.ts';
import { ProgramFonts } from './fonts.ts';
import { noCounts } from './frameCosts.ts';
import type { BrandImage, CompositorCounts, CompositorEngine, DrawPlan, Picture } from './types.ts';

/** The timer fires oftener than frames are due, so that a late message costs a few milliseconds and not a frame. */
const timerIntervalMs = 1000 / programFps / 2;

/** Composes on the main thread, for browsers without track processors (Firefox, Safari): <video> in, captureStream out. */
export class MainThreadCompositor implements CompositorEngine {
  readonly kind = 'mainThread';

  readonly #timer: WorkerTimer;
  readonly #grid = new FrameGrid({ fps: programFps, originMs: readClockOriginMs() });
  readonly #sources = new Map<SourceId, HTMLVideoElement>();
  readonly #programs = new Map<ProgramId, CapturedCanvas>();
  readonly #fonts = new ProgramFonts(document.fonts);
  #closed = false;

  constructor() {
    this.#timer = new WorkerTimer({ intervalMs: timerIntervalMs, onTick: () => this.#tick() });
  }

  openProgram(programId: ProgramId, plan: DrawPlan): MediaStreamTrack {
    this.closeProgram(programId);
    const program = new CapturedCanvas({ plan, fonts: this.#fonts });
    this.#programs.set(programId, program);
    return program.track;
  }

  closeProgram(programId: ProgramId): void {
    this.#programs.get(programId)?.close();
    this.#programs.delete(programId);
  }

  setPlan(programId: ProgramId, plan: DrawPlan): void {
    this.#programs.get(programId)?.setPlan(plan);
  }

  setBrandImage(programId: ProgramId, { slot, image }: { slot: BrandImageSlot; image: BrandImage | null }): void {
    this.#programs.get(programId)?.setBrandImage(slot, image);
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
    // Chromium keeps every stream that a track is in for as long as the track.
    if (video.srcObject instanceof MediaStream) for (const track of video.srcObject.getTracks()) video.srcObject.removeTrack(track);
    video.srcObject = null;
    this.#sources.delete(sourceId);
  }

  getCounts(programId: ProgramId): CompositorCounts {
    return this.#programs.get(programId)?.counts ?? noCounts();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#timer.close();
    for (const sourceId of [...this.#sources.keys()]) this.removeSource(sourceId);
    for (const programId of [...this.#programs.keys()]) this.closeProgram(programId);
  }

  #findPicture(sourceId: SourceId): Picture | undefined {
    const video = this.#sources.get(sourceId);
    const hasPicture = video && video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA && video.videoWidth > 0;
    return hasPicture ? { image: video, width: video.videoWidth, height: video.videoHeight } : undefined;
  }

  #tick(): void {
    const place = this.#grid.takePlace(performance.now());
    if (!place) return;
    const find = (sourceId: SourceId) => this.#findPicture(sourceId);
    for (const program of this.#programs.values()) program.draw(place, find);
  }
}
