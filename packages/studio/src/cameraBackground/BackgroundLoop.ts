import { FramePlanes } from './FramePlanes.ts';
import { BlurredBackground } from './frame/BlurredBackground.ts';
import { PictureMixer } from './frame/PictureMixer.ts';
import type { PlanarPicture, Plane } from './frame/Plane.ts';
import type { SegmentationNet } from './net/SegmentationNet.ts';
import { PersonFinder } from './PersonFinder.ts';
import { ProcessingPace } from './ProcessingPace.ts';
import { paintBackdrop } from './paintBackdrop.ts';
import type { Backdrop } from './types.ts';

export interface BackgroundLoopOptions {
  net: SegmentationNet;
  backdrop: Backdrop;
  frameMs: number;
  readable: ReadableStream<VideoFrame>;
  writable: WritableStream<VideoFrame>;
  /** Called once, when the first frame is written. */
  onStarted: () => void;
  /** Called once, when the work takes longer than there is time. */
  onSlow: () => void;
  onFailed: (error: unknown) => void;
}

/** Puts another background behind the person in each frame of a camera. Runs in a dedicated Worker. */
export class BackgroundLoop {
  readonly #options: BackgroundLoopOptions;
  #reader: ReadableStreamDefaultReader<VideoFrame>;
  readonly #writer: WritableStreamDefaultWriter<VideoFrame>;
  readonly #planes = new FramePlanes();
  readonly #mixer = new PictureMixer();
  readonly #pace: ProcessingPace;
  #finder: PersonFinder | undefined;
  #backdrop: Backdrop;
  #blurred: BlurredBackground | undefined;
  #painted: PlanarPicture | undefined;
  /** Cameras are read one after the other, since their frames share the memory. */
  #reading: Promise<void>;
  #hasStarted = false;
  #isSlow = false;
  #closed = false;

  constructor(options: BackgroundLoopOptions) {
    this.#options = options;
    this.#backdrop = options.backdrop;
    this.#reader = options.readable.getReader();
    this.#writer = options.writable.getWriter();
    this.#pace = new ProcessingPace({ frameMs: options.frameMs });
    this.#reading = this.#readAll(this.#reader);
  }

  /** Goes on with another camera. */
  setCamera(readable: ReadableStream<VideoFrame>): void {
    this.#reader.cancel().catch(() => undefined);
    const reader = readable.getReader();
    this.#reader = reader;
    this.#reading = this.#reading.then(() => this.#readAll(reader));
  }

  setBackdrop(backdrop: Backdrop): void {
    this.#backdrop = backdrop;
    this.#blurred = undefined;
    this.#painted = undefined;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#reader.cancel().catch(() => undefined);
    // Aborting a track that ended already is refused, and there is nothing left to end.
    this.#writer.abort().catch(() => undefined);
  }

  async #readAll(reader: ReadableStreamDefaultReader<VideoFrame>): Promise<void> {
    try {
      while (!this.#closed) {
        const { value: frame, done } = await reader.read();
        if (done) break;
        try {
          await this.#process(frame);
        } finally {
          frame.close();
        }
      }
    } catch (error) {
      if (!this.#closed) this.#options.onFailed(error);
    }
  }

  async #process(frame: VideoFrame): Promise<void> {
    // Nothing is queued: a frame that the track has no room for is not even looked at.
    if (this.#closed || (this.#writer.desiredSize ?? 0) <= 0) return;
    const startedMs = performance.now();
    await this.#planes.take(frame);
    await this.#compose(this.#planes.picture);
    if (this.#closed) return;
    const made = this.#planes.toFrame(frame);
    this.#writer.write(made).catch((error: unknown) => {
      made.close();
      if (!this.#closed) this.#options.onFailed(error);
    });
    const atMs = performance.now();
    const isSlow = this.#pace.note({ tookMs: atMs - startedMs, atMs });
    if (!this.#hasStarted) this.#options.onStarted();
    if (isSlow && !this.#isSlow) this.#options.onSlow();
    this.#hasStarted = true;
    this.#isSlow ||= isSlow;
  }

  async #compose(picture: PlanarPicture): Promise<void> {
    if (!this.#finder?.fits(picture.y)) {
      this.#finder = new PersonFinder(this.#options.net, picture.y);
      this.#painted = undefined;
      this.#finder.look(picture);
    } else if (this.#pace.isLookDue()) {
      this.#finder.look(picture);
    }
    const { mask } = this.#finder;
    this.#mixer.mix(picture, { background: await this.#getBackground(picture, mask), mask });
  }

  async #getBackground(picture: PlanarPicture, mask: Plane): Promise<PlanarPicture> {
    const backdrop = this.#backdrop;
    if (backdrop.kind === 'blur') {
      this.#blurred ??= new BlurredBackground(backdrop.strength);
      this.#blurred.update(picture, mask);
      return this.#blurred.picture;
    }
    if (this.#painted) return this.#painted;
    const painted = await paintBackdrop(backdrop, { size: picture.y, matrix: this.#planes.matrix });
    if (backdrop === this.#backdrop) this.#painted = painted;
    return painted;
  }
}
