import type { Scene, SourceId } from '@footlight/contracts';
import { MainThreadCompositor } from './MainThreadCompositor.ts';
import type { CompositorCounts, CompositorEngine, DrawPlan } from './types.ts';
import { WorkerCompositor } from './WorkerCompositor.ts';

export interface CompositorOptions {
  plan: DrawPlan;
  /** For tests of the fallback. */
  engine?: 'worker' | 'mainThread';
  /** The picture now comes from another track: the Worker died, and the main thread took over. */
  onTrackChanged: (track: MediaStreamTrack) => void;
}

/** The Program's picture: takes tracks and a plan, gives one track at 30 fps. Chooses the engine, and replaces one that fails. */
export class Compositor {
  #engine: CompositorEngine;
  #plan: DrawPlan;
  #logoUrl: string | null = null;
  #closed = false;
  readonly #sources = new Map<SourceId, MediaStreamTrack>();
  readonly #onTrackChanged: (track: MediaStreamTrack) => void;

  constructor({ plan, engine, onTrackChanged }: CompositorOptions) {
    this.#plan = plan;
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

  /** A logo that cannot be loaded leaves the Program without one: a show is not stopped by a picture. */
  async setLogo(logo: Scene['logo']): Promise<void> {
    const url = logo?.url ?? null;
    if (url === this.#logoUrl) return;
    this.#logoUrl = url;
    const bitmap = url === null ? null : await loadBitmap(url);
    if (this.#closed || this.#logoUrl !== url) bitmap?.close();
    else this.#engine.setLogo(bitmap);
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

  #fallBack(): void {
    if (this.#closed) return;
    this.#engine = new MainThreadCompositor({ plan: this.#plan });
    for (const [sourceId, track] of this.#sources) this.#engine.addSource(sourceId, track);
    const url = this.#logoUrl;
    this.#logoUrl = null;
    if (url !== null) void this.setLogo({ url, corner: this.#plan.logoCorner ?? 'topRight' });
    this.#onTrackChanged(this.#engine.track);
  }
}

async function loadBitmap(url: string): Promise<ImageBitmap | null> {
  const image = new Image();
  // Without CORS the picture would taint the canvas, and no frame could be made of it any more.
  image.crossOrigin = 'anonymous';
  image.src = url;
  try {
    await image.decode();
    return await createImageBitmap(image);
  } catch {
    return null;
  }
}
