import type { BrandImageSlot, ProgramId, SourceId } from '@footlight/contracts';
import { BrandLoader, type BrandUrls } from './BrandLoader.ts';
import { MainThreadCompositor } from './MainThreadCompositor.ts';
import type { CompositorCounts, CompositorEngine, DrawPlan } from './types.ts';
import { WorkerCompositor } from './WorkerCompositor.ts';

export interface CompositorOptions {
  plan: DrawPlan;
  /** For tests of the fallback. */
  engine?: 'worker' | 'mainThread';
  /** The picture now comes from another track: the Worker died, and the main thread took over. */
  onTrackChanged: (track: MediaStreamTrack) => void;
  /** The vertical Program began, comes from another track, or ended. */
  onVerticalTrackChanged?: (track: MediaStreamTrack | null) => void;
  /** A picture of the brand cannot be loaded: the Program goes on without it. */
  onImageFailed?: (slot: BrandImageSlot) => void;
}

interface OpenProgram {
  plan: DrawPlan;
  brand: BrandLoader;
}

/**
 * The Programs' pictures: takes tracks and a plan for each, gives a track at 30 fps for each. Chooses the engine, and replaces one that
 * fails.
 */
export class Compositor {
  #engine: CompositorEngine;
  #track: MediaStreamTrack;
  #brandUrls: BrandUrls = { logo: null, overlay: null, background: null };
  #closed = false;
  readonly #programs = new Map<ProgramId, OpenProgram>();
  readonly #sources = new Map<SourceId, MediaStreamTrack>();
  readonly #options: CompositorOptions;

  constructor(options: CompositorOptions) {
    const { plan, engine } = options;
    this.#options = options;
    const useWorker = engine ? engine === 'worker' : WorkerCompositor.isSupported();
    this.#engine = useWorker ? new WorkerCompositor({ onFailed: () => this.#fallBack() }) : new MainThreadCompositor();
    this.#track = this.#open('main', plan);
  }

  get kind(): 'worker' | 'mainThread' {
    return this.#engine.kind;
  }

  get track(): MediaStreamTrack {
    return this.#track;
  }

  setPlan(plan: DrawPlan): void {
    this.#setPlan('main', plan);
  }

  /** Composes a second picture from the same sources. @param plan null: it ends, with all that it cost. */
  setVerticalPlan(plan: DrawPlan | null): void {
    if (this.#closed) return;
    const isOpen = this.#programs.has('vertical');
    if (plan && isOpen) this.#setPlan('vertical', plan);
    else if (plan) this.#options.onVerticalTrackChanged?.(this.#open('vertical', plan));
    else if (isOpen) {
      this.#programs.get('vertical')?.brand.close();
      this.#programs.delete('vertical');
      this.#options.onVerticalTrackChanged?.(null);
      this.#engine.closeProgram('vertical');
    }
  }

  /** Makes the compositor's sources these and no others. A source whose track is the same stays untouched. */
  setSources(wanted: ReadonlyMap<SourceId, MediaStreamTrack>): void {
    if (this.#closed) return;
    for (const [sourceId, track] of this.#sources) {
      if (wanted.get(sourceId) === track) continue;
      this.#engine.removeSource(sourceId);
      this.#sources.delete(sourceId);
    }
    for (const [sourceId, track] of wanted) {
      if (this.#sources.has(sourceId)) continue;
      this.#engine.addSource(sourceId, track);
      this.#sources.set(sourceId, track);
    }
  }

  setBrandImages(urls: BrandUrls): void {
    this.#brandUrls = urls;
    for (const { brand } of this.#programs.values()) brand.setUrls(urls);
  }

  /** Zeros of a Program that is not composed. */
  getCounts(programId: ProgramId = 'main'): CompositorCounts {
    return this.#engine.getCounts(programId);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#sources.clear();
    for (const { brand } of this.#programs.values()) brand.close();
    this.#programs.clear();
    this.#engine.close();
  }

  #open(programId: ProgramId, plan: DrawPlan): MediaStreamTrack {
    const track = this.#engine.openProgram(programId, plan);
    const brand = new BrandLoader({
      size: plan.size,
      onLoaded: (slot, image) => this.#engine.setBrandImage(programId, { slot, image }),
      // Both Programs ask for the same pictures: once is enough.
      ...(programId === 'main' && this.#options.onImageFailed && { onFailed: this.#options.onImageFailed }),
    });
    this.#programs.set(programId, { plan, brand });
    brand.setUrls(this.#brandUrls);
    return track;
  }

  #setPlan(programId: ProgramId, plan: DrawPlan): void {
    const program = this.#programs.get(programId);
    if (!program) return;
    program.plan = plan;
    this.#engine.setPlan(programId, plan);
  }

  #fallBack(): void {
    if (this.#closed) return;
    this.#engine = new MainThreadCompositor();
    for (const [sourceId, track] of this.#sources) this.#engine.addSource(sourceId, track);
    for (const [programId, { plan, brand }] of [...this.#programs]) {
      brand.close();
      const track = this.#open(programId, plan);
      if (programId === 'main') this.#track = track;
      else this.#options.onVerticalTrackChanged?.(track);
    }
    this.#options.onTrackChanged(this.#track);
  }
}
