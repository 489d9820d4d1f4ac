import { WorkerTimer } from '../WorkerTimer.ts';

/** Frames per second: a still picture is repeated for whoever looks at the track later. */
const rates = { video: 30, image: 5 } as const;

type PictureSource = HTMLVideoElement | ImageBitmap;

interface PictureTrackOptions {
  source: PictureSource;
  /** Called at each frame that was written, with how many there were. */
  onFrame: (frames: number) => void;
}

interface FrameSink {
  readonly track: MediaStreamTrack;
  write(source: PictureSource): void;
  close(): void;
}

/** What a video element or a picture shows, as a track. Driven by a Worker's timer, so that it goes on in a hidden tab. */
export class PictureTrack {
  readonly #source: PictureSource;
  readonly #onFrame: (frames: number) => void;
  readonly #sink: FrameSink;
  readonly #timer: WorkerTimer;
  #frames = 0;

  constructor({ source, onFrame }: PictureTrackOptions) {
    this.#source = source;
    this.#onFrame = onFrame;
    this.#sink = 'MediaStreamTrackGenerator' in globalThis ? new GeneratorSink() : new CanvasSink(sizeOf(source), rateOf(source));
    this.#timer = new WorkerTimer({ intervalMs: 1000 / rateOf(source), onTick: () => this.#tick() });
  }

  get track(): MediaStreamTrack {
    return this.#sink.track;
  }

  close(): void {
    this.#timer.close();
    this.#sink.close();
  }

  #tick(): void {
    if (this.#source instanceof HTMLVideoElement && this.#source.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return;
    this.#sink.write(this.#source);
    this.#frames += 1;
    this.#onFrame(this.#frames);
  }
}

const rateOf = (source: PictureSource): number => (source instanceof HTMLVideoElement ? rates.video : rates.image);
const sizeOf = (source: PictureSource) =>
  source instanceof HTMLVideoElement
    ? { width: source.videoWidth, height: source.videoHeight }
    : { width: source.width, height: source.height };

/** Hands over the decoder's own frame: no pixel is copied here. */
class GeneratorSink implements FrameSink {
  readonly track: MediaStreamTrack;
  readonly #writer: WritableStreamDefaultWriter<VideoFrame>;

  constructor() {
    const generator = new MediaStreamTrackGenerator({ kind: 'video' });
    this.track = generator;
    this.#writer = generator.writable.getWriter();
  }

  write(source: PictureSource): void {
    if ((this.#writer.desiredSize ?? 0) <= 0) return;
    const frame = new VideoFrame(source, { timestamp: Math.round(performance.now() * 1000) });
    // Refused once the track has ended: the stream closes what it does not take.
    this.#writer.write(frame).catch(() => frame.close());
  }

  close(): void {
    this.#writer.abort().catch(() => undefined);
    this.track.stop();
  }
}

/** For browsers without track generators. */
class CanvasSink implements FrameSink {
  readonly track: MediaStreamTrack;
  readonly #canvas = document.createElement('canvas');

  constructor({ width, height }: { width: number; height: number }, fps: number) {
    Object.assign(this.#canvas, { width, height });
    const [track] = this.#canvas.captureStream(fps).getVideoTracks();
    if (!track) throw new Error('this browser cannot capture a canvas');
    this.track = track;
  }

  write(source: PictureSource): void {
    this.#canvas.getContext('2d')?.drawImage(source, 0, 0, this.#canvas.width, this.#canvas.height);
  }

  close(): void {
    this.track.stop();
  }
}
