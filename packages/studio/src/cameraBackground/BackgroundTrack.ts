import { loadModel } from './loadModel.ts';
import type { BackgroundCommand, BackgroundReport } from './messages.ts';
import type { Backdrop } from './types.ts';

/** The Worker ends by itself when asked; after this long it is ended. */
const stopTimeoutMs = 1000;
/** Faster cameras are held to what the Program needs. */
const mostFps = 30;

export interface BackgroundTrackOptions {
  /** Read, not owned. */
  camera: MediaStreamTrack;
  /** The first one. */
  backdrop: Backdrop;
  /** Called once, when the track has a picture. */
  onStarted: () => void;
  /** Called once, when it cannot go on. */
  onEnded: (reason: 'slow' | 'failed') => void;
}

/** A camera's picture with another background, as a track. The work is done in a Worker; no frame touches the main thread. */
export class BackgroundTrack {
  readonly track: MediaStreamTrack;

  readonly #onStarted: () => void;
  readonly #onEnded: (reason: 'slow' | 'failed') => void;
  readonly #worker: Worker;
  /** Stopped at the end, and with it nothing that others show. */
  #clone: MediaStreamTrack;
  #backdrop: Backdrop;
  /** The Worker was told of camera and backdrop. */
  #isTold = false;
  #closed = false;

  static isSupported(): boolean {
    return (
      'MediaStreamTrackProcessor' in globalThis &&
      'MediaStreamTrackGenerator' in globalThis &&
      'OffscreenCanvas' in globalThis &&
      'WebAssembly' in globalThis
    );
  }

  constructor({ camera, backdrop, onStarted, onEnded }: BackgroundTrackOptions) {
    this.#onStarted = onStarted;
    this.#onEnded = onEnded;
    this.#clone = camera.clone();
    this.#backdrop = backdrop;
    const generator = new MediaStreamTrackGenerator({ kind: 'video' });
    this.track = generator;
    this.#worker = new Worker(new URL('./background.worker.ts', import.meta.url), { type: 'module' });
    this.#worker.onmessage = ({ data }: MessageEvent<BackgroundReport>) => this.#onReport(data);
    this.#worker.onerror = () => this.#end('failed');
    void this.#start(generator.writable);
  }

  setBackdrop(backdrop: Backdrop): void {
    this.#backdrop = backdrop;
    if (this.#isTold) this.#send({ type: 'setBackdrop', backdrop });
  }

  /** Goes on with another camera; the track stays. */
  setCamera(camera: MediaStreamTrack): void {
    if (this.#closed) return;
    this.#clone.stop();
    this.#clone = camera.clone();
    if (!this.#isTold) return;
    const readable = this.#openClone();
    this.#send({ type: 'setCamera', readable }, [readable]);
  }

  close(): void {
    if (this.#closed) return;
    this.#send({ type: 'stop' });
    this.#closed = true;
    this.track.stop();
    this.#clone.stop();
    setTimeout(() => this.#worker.terminate(), stopTimeoutMs);
  }

  async #start(writable: WritableStream<VideoFrame>): Promise<void> {
    try {
      const model = await loadModel();
      if (this.#closed) return;
      const readable = this.#openClone();
      const { frameRate = mostFps } = this.#clone.getSettings();
      const frameMs = 1000 / Math.min(frameRate || mostFps, mostFps);
      this.#send({ type: 'start', model, backdrop: this.#backdrop, frameMs, readable, writable }, [readable, writable]);
      this.#isTold = true;
    } catch {
      // Whatever it was, the camera's own picture is there.
      this.#end('failed');
    }
  }

  #openClone(): ReadableStream<VideoFrame> {
    return new MediaStreamTrackProcessor({ track: this.#clone, maxBufferSize: 1 }).readable;
  }

  #send(command: BackgroundCommand, transfer: Transferable[] = []): void {
    if (!this.#closed) this.#worker.postMessage(command, transfer);
  }

  #onReport(report: BackgroundReport): void {
    if (report.type === 'started') {
      if (!this.#closed) this.#onStarted();
    } else if (report.type === 'stopped') {
      this.#worker.terminate();
    } else {
      this.#end(report.type);
    }
  }

  #end(reason: 'slow' | 'failed'): void {
    if (this.#closed) return;
    this.close();
    this.#onEnded(reason);
  }
}
