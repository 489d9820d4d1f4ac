import { type BrandImageSlot, brandImageSlot, type SourceId } from '@footlight/contracts';
import { loadBrandImage } from './loadBrandImage.ts';
import { MainThreadCompositor } from './MainThreadCompositor.ts';
import type { CompositorCounts, CompositorEngine, DrawPlan } from './types.ts';
import { WorkerCompositor } from './WorkerCompositor.ts';

export interface CompositorOptions {
  plan: DrawPlan;
  /** For tests of the fallback. */
  engine?: 'worker' | 'mainThread';
  /** The picture now comes from another track: the Worker died, and the main thread took over. */
  onTrackChanged: (track: MediaStreamTrack) => void;
  /** A picture of the brand cannot be loaded: the Program goes on without it. */
  onImageFailed?: (slot: BrandImageSlot) => void;
}

/** The Program's picture: takes tracks and a plan, gives one track at 30 fps. Chooses the engine, and replaces one that fails. */
export class Compositor {
  #engine: CompositorEngine;
  #plan: DrawPlan;
  readonly #imageUrls = new Map<BrandImageSlot, string>();
  #closed = false;
  readonly #sources = new Map<SourceId, MediaStreamTrack>();
  readonly #onTrackChanged: (track: MediaStreamTrack) => void;
  readonly #onImageFailed: ((slot: BrandImageSlot) => void) | undefined;

  constructor({ plan, engine, onTrackChanged, onImageFailed }: CompositorOptions) {
    this.#plan = plan;
    this.#onImageFailed = onImageFailed;
    this.#onTrackChanged = onTrackChanged;
    const useWorker = engine ? engine === 'worker' : WorkerCompositor.isSupported();
    this.#engine = useWorker ? new WorkerCompositor({ plan, onFailed: () => this.#fallBack() }) : new MainThreadCompositor({ plan });
  }

  get kind(): 'worker' | 'mainThread' {
    return this.#engine.kind;
  }

  get track(): MediaStreamTrack {
    return this.#engine.track;
  }

  setPlan(plan: DrawPlan): void {
    this.#plan = plan;
    this.#engine.setPlan(plan);
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

  /** A picture that cannot be loaded leaves the Program without it: a show is not stopped by one. */
  setBrandImages(urls: Readonly<Record<BrandImageSlot, string | null>>): void {
    for (const slot of brandImageSlot.options) void this.#setBrandImage(slot, urls[slot]);
  }

  getCounts(): CompositorCounts {
    return this.#engine.getCounts();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#sources.clear();
    this.#engine.close();
  }

  async #setBrandImage(slot: BrandImageSlot, url: string | null): Promise<void> {
    if (url === (this.#imageUrls.get(slot) ?? null)) return;
    if (url === null) this.#imageUrls.delete(slot);
    else this.#imageUrls.set(slot, url);
    const image = url === null ? null : await loadBrandImage(slot, { url, size: this.#plan.size });
    if (this.#closed || (this.#imageUrls.get(slot) ?? null) !== url) {
      image?.bitmap.close();
      return;
    }
    this.#engine.setBrandImage(slot, image);
    if (url !== null && !image) this.#onImageFailed?.(slot);
  }

  #fallBack(): void {
    if (this.#closed) return;
    this.#engine = new MainThreadCompositor({ plan: this.#plan });
    for (const [sourceId, track] of this.#sources) this.#engine.addSource(sourceId, track);
    const urls = [...this.#imageUrls];
    this.#imageUrls.clear();
    for (const [slot, url] of urls) void this.#setBrandImage(slot, url);
    this.#onTrackChanged(this.#engine.track);
  }
}
