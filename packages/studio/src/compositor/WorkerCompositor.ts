import { type BrandImageSlot, type ProgramId, programFps, type SourceId } from '@footlight/contracts';
import { listFontSources } from './fonts.ts';
import { noCounts } from './frameCosts.ts';
import type { CompositorCommand, CompositorReport } from './messages.ts';
import type { BrandImage, CompositorCounts, CompositorEngine, DrawPlan, ProgramCounts } from './types.ts';

/** The Worker ends by itself when asked; after this long it is ended. */
const stopTimeoutMs = 1000;

export interface WorkerCompositorOptions {
  /** Called once, when the Worker can go on no longer. */
  onFailed: (message: string) => void;
}

/**
 * Composes in a dedicated Worker: tracks go in through MediaStreamTrackProcessor, pictures come out through
 * MediaStreamTrackGenerator, and no frame touches the main thread.
 */
export class WorkerCompositor implements CompositorEngine {
  readonly kind = 'worker';

  readonly #worker: Worker;
  readonly #sources = new Map<SourceId, MediaStreamTrack>();
  readonly #pictures = new Map<ProgramId, MediaStreamTrack>();
  readonly #onFailed: (message: string) => void;
  #counts: ProgramCounts = {};
  #closed = false;

  static isSupported(): boolean {
    return 'MediaStreamTrackProcessor' in globalThis && 'MediaStreamTrackGenerator' in globalThis && 'OffscreenCanvas' in globalThis;
  }

  constructor({ onFailed }: WorkerCompositorOptions) {
    this.#onFailed = onFailed;
    this.#worker = new Worker(new URL('./compositor.worker.ts', import.meta.url), { type: 'module' });
    this.#worker.onmessage = ({ data }: MessageEvent<CompositorReport>) => this.#onReport(data);
    this.#worker.onerror = (event) => this.#fail(event.message || 'the compositor could not be loaded');
    this.#send({ type: 'start', fps: programFps, fonts: listFontSources() });
  }

  openProgram(programId: ProgramId, plan: DrawPlan): MediaStreamTrack {
    const generator = new MediaStreamTrackGenerator({ kind: 'video' });
    const { writable } = generator;
    this.#pictures.set(programId, generator);
    this.#send({ type: 'openProgram', programId, plan, writable }, [writable]);
    return generator;
  }

  closeProgram(programId: ProgramId): void {
    this.#send({ type: 'closeProgram', programId });
    this.#pictures.get(programId)?.stop();
    this.#pictures.delete(programId);
  }

  setPlan(programId: ProgramId, plan: DrawPlan): void {
    this.#send({ type: 'setPlan', programId, plan });
  }

  setBrandImage(programId: ProgramId, { slot, image }: { slot: BrandImageSlot; image: BrandImage | null }): void {
    this.#send({ type: 'setBrandImage', programId, slot, image }, image ? [image.bitmap] : []);
  }

  addSource(sourceId: SourceId, track: MediaStreamTrack): void {
    if (this.#closed) return;
    this.removeSource(sourceId);
    // Stopped when the source is removed, and with it nothing that others show.
    const clone = track.clone();
    this.#sources.set(sourceId, clone);
    const { readable } = new MediaStreamTrackProcessor({ track: clone, maxBufferSize: 1 });
    this.#send({ type: 'addSource', sourceId, readable }, [readable]);
  }

  removeSource(sourceId: SourceId): void {
    const clone = this.#sources.get(sourceId);
    if (!clone) return;
    this.#sources.delete(sourceId);
    this.#send({ type: 'removeSource', sourceId });
    clone.stop();
  }

  getCounts(programId: ProgramId): CompositorCounts {
    return this.#counts[programId] ?? noCounts();
  }

  close(): void {
    if (this.#closed) return;
    this.#send({ type: 'stop' });
    this.#closed = true;
    for (const track of this.#pictures.values()) track.stop();
    this.#pictures.clear();
    for (const clone of this.#sources.values()) clone.stop();
    this.#sources.clear();
    setTimeout(() => this.#worker.terminate(), stopTimeoutMs);
  }

  #send(command: CompositorCommand, transfer: Transferable[] = []): void {
    if (!this.#closed) this.#worker.postMessage(command, transfer);
  }

  #onReport(report: CompositorReport): void {
    if (report.type === 'counts') this.#counts = report.counts;
    else if (report.type === 'failed') this.#fail(report.message);
    else this.#worker.terminate();
  }

  #fail(message: string): void {
    if (this.#closed) return;
    this.close();
    this.#onFailed(message);
  }
}
