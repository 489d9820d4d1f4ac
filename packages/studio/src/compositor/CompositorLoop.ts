import type { BrandImageSlot, ProgramId, SourceId } from '@footlight/contracts';
import { readClockOriginMs } from '../clockOrigin.ts';
import { FrameGrid, type GridPlace } from './FrameGrid.ts';
import { FrameSource } from './FrameSource.ts';
import type { ProgramFonts } from './fonts.ts';
import { isDrawnInSoftware } from './PixelPicture.ts';
import { ProgramWriter } from './ProgramWriter.ts';
import type { BrandImage, DrawPlan, ProgramCounts } from './types.ts';

export interface CompositorLoopOptions {
  fps: number;
  fonts: ProgramFonts;
  /** Called when the main Program's track was stopped from the other side, or its picture cannot be made. */
  onFailed: (error: unknown) => void;
}

/**
 * Draws the Programs frame by frame, all from one copy of each source. Runs in a dedicated Worker, whose timers a hidden tab does
 * not slow.
 */
export class CompositorLoop {
  readonly #fps: number;
  readonly #fonts: ProgramFonts;
  readonly #grid: FrameGrid;
  readonly #onFailed: (error: unknown) => void;
  readonly #sources = new Map<SourceId, FrameSource>();
  /** Removed since the last frame: one that is replaced lends its picture to the next one. */
  readonly #leaving = new Map<SourceId, FrameSource>();
  /** In the order in which they are drawn: the main one first, whatever time is left. */
  readonly #programs = new Map<ProgramId, ProgramWriter>();
  readonly #asPixels = isDrawnInSoftware();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor({ fps, fonts, onFailed }: CompositorLoopOptions) {
    this.#fps = fps;
    this.#fonts = fonts;
    this.#onFailed = onFailed;
    this.#grid = new FrameGrid({ fps, originMs: readClockOriginMs() });
    this.#scheduleNext();
  }

  get counts(): ProgramCounts {
    return Object.fromEntries([...this.#programs].map(([programId, { counts }]) => [programId, counts]));
  }

  openProgram(programId: ProgramId, { plan, writable }: { plan: DrawPlan; writable: WritableStream<VideoFrame> }): void {
    this.closeProgram(programId);
    const onFailed = (error: unknown): void => this.#lose(programId, error);
    this.#programs.set(programId, new ProgramWriter({ plan, fps: this.#fps, fonts: this.#fonts, writable, onFailed }));
  }

  closeProgram(programId: ProgramId): void {
    this.#programs.get(programId)?.close();
    this.#programs.delete(programId);
  }

  setPlan(programId: ProgramId, plan: DrawPlan): void {
    this.#programs.get(programId)?.setPlan(plan);
  }

  setBrandImage(programId: ProgramId, { slot, image }: { slot: BrandImageSlot; image: BrandImage | null }): void {
    const program = this.#programs.get(programId);
    if (program) program.setBrandImage(slot, image);
    else image?.bitmap.close();
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
    for (const programId of [...this.#programs.keys()]) this.closeProgram(programId);
    this.#closeLeaving();
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
    if (place) this.#compose(place);
    if (!this.#closed) this.#scheduleNext();
  }

  #compose(place: GridPlace): void {
    this.#closeLeaving();
    const nowMs = performance.now();
    const find = (sourceId: SourceId) => this.#sources.get(sourceId)?.getPicture(nowMs);
    for (const [programId, program] of [...this.#programs]) {
      try {
        program.write(place, find);
      } catch (error) {
        this.#lose(programId, error);
      }
    }
  }

  /** Without the main Program there is no show; the other one costs it nothing, not even when it fails. */
  #lose(programId: ProgramId, error: unknown): void {
    if (programId === 'main') this.#onFailed(error);
    else this.closeProgram(programId);
  }
}
