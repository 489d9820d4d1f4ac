import type { Picture } from './types.ts';

/** A camera that sent nothing for this long is shown as a name card; a still screen sends nothing for minutes. */
const staleCameraMs = 4000;

/** Keeps the newest frame of one track and closes each older one at once: a frame is scarce memory of the browser. */
export class FrameSource {
  readonly #reader: ReadableStreamDefaultReader<VideoFrame>;
  readonly #kind: 'camera' | 'screen';
  #newest: { frame: VideoFrame; arrivedMs: number } | undefined;
  #closed = false;

  constructor(readable: ReadableStream<VideoFrame>, kind: 'camera' | 'screen') {
    this.#reader = readable.getReader();
    this.#kind = kind;
    void this.#readAll();
  }

  getPicture(nowMs: number): Picture | undefined {
    if (!this.#newest) return undefined;
    const { frame, arrivedMs } = this.#newest;
    if (this.#kind === 'camera' && nowMs - arrivedMs > staleCameraMs) {
      this.#dropFrame();
      return undefined;
    }
    return { image: frame, width: frame.displayWidth, height: frame.displayHeight };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#dropFrame();
    this.#reader.cancel().catch(() => undefined);
  }

  async #readAll(): Promise<void> {
    try {
      for (;;) {
        const { value, done } = await this.#reader.read();
        if (done) break;
        if (this.#closed) {
          value.close();
          break;
        }
        this.#newest?.frame.close();
        this.#newest = { frame: value, arrivedMs: performance.now() };
      }
    } catch {
      // A track that fails is a source without a picture: its name card is drawn.
    } finally {
      this.#dropFrame();
    }
  }

  #dropFrame(): void {
    this.#newest?.frame.close();
    this.#newest = undefined;
  }
}
