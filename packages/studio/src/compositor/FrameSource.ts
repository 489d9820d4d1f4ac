import { PixelPicture } from './PixelPicture.ts';
import type { Picture } from './types.ts';

/** A camera that sent nothing for this long is shown as a name card; a still screen sends nothing for minutes. */
const staleCameraMs = 4000;

interface FrameSourceOptions {
  kind: 'camera' | 'screen';
  /** Frames are turned into pixels as they come: cheaper where no graphics processor draws. */
  asPixels: boolean;
  /** Whose last picture is shown until the first one is here; it is closed then. */
  before?: FrameSource | undefined;
}

/** Keeps the newest picture of one track and closes each older frame at once: a frame is scarce memory of the browser. */
export class FrameSource {
  readonly #reader: ReadableStreamDefaultReader<VideoFrame>;
  readonly #kind: 'camera' | 'screen';
  #pixels: PixelPicture | undefined;
  #before: FrameSource | undefined;
  #newest: { picture: Picture; frame?: VideoFrame; arrivedMs: number } | undefined;
  #closed = false;

  constructor(readable: ReadableStream<VideoFrame>, { kind, asPixels, before }: FrameSourceOptions) {
    this.#reader = readable.getReader();
    this.#kind = kind;
    this.#before = before;
    if (asPixels) this.#pixels = new PixelPicture();
    void this.#readAll();
  }

  getPicture(nowMs: number): Picture | undefined {
    if (!this.#newest) return this.#before?.getPicture(nowMs);
    const { picture, arrivedMs } = this.#newest;
    if (this.#kind === 'camera' && nowMs - arrivedMs > staleCameraMs) {
      this.#drop();
      return undefined;
    }
    return picture;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#drop();
    this.#dropBefore();
    this.#reader.cancel().catch(() => undefined);
  }

  async #readAll(): Promise<void> {
    try {
      for (;;) {
        const { value, done } = await this.#reader.read();
        if (done) break;
        await this.#take(value);
        if (this.#closed) break;
      }
    } catch {
      // A track that fails is a source without a picture: its name card is drawn.
    } finally {
      // A camera's last picture stays for whoever comes after it, until it is stale.
      if (this.#kind === 'screen' || this.#closed) this.#drop();
    }
  }

  async #take(frame: VideoFrame): Promise<void> {
    const arrivedMs = performance.now();
    const copied = await this.#copy(frame);
    if (this.#closed || copied) frame.close();
    if (this.#closed) return;
    this.#drop();
    this.#dropBefore();
    const picture = copied ?? { image: frame, width: frame.displayWidth, height: frame.displayHeight };
    this.#newest = { picture, arrivedMs, ...(copied ? {} : { frame }) };
  }

  async #copy(frame: VideoFrame): Promise<Picture | undefined> {
    try {
      return await this.#pixels?.take(frame);
    } catch {
      // A format that this browser cannot convert: its frames are drawn themselves from now on.
      this.#pixels = undefined;
      return undefined;
    }
  }

  #dropBefore(): void {
    this.#before?.close();
    this.#before = undefined;
  }

  #drop(): void {
    this.#newest?.frame?.close();
    this.#newest = undefined;
  }
}
