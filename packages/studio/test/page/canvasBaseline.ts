import { defaultLook, type ProgramSizeId, programSizes } from '@footlight/contracts';
import { computeLayout } from '../../src/layout/computeLayout.ts';
import type { LayoutSource } from '../../src/layout/types.ts';

interface BaselineOptions {
  people: readonly LayoutSource[];
  track: MediaStreamTrack;
  size: ProgramSizeId;
  overlayUrl: string;
}

/**
 * The plainest canvas that shows the same picture: <video> elements drawn on the page's own thread by a timer, the overlay over them, a box and
 * letters for every name, banner, ticker and clock, and each picture written into a track, as the compositor does.
 */
export class CanvasBaseline {
  readonly costsMs: number[] = [];
  readonly #options: BaselineOptions;
  readonly #videos: HTMLVideoElement[];
  readonly #canvas = document.createElement('canvas');
  readonly #context: CanvasRenderingContext2D;
  readonly #overlay = new Image();
  readonly #track = new MediaStreamTrackGenerator({ kind: 'video' });
  readonly #writer: WritableStreamDefaultWriter<VideoFrame> = this.#track.writable.getWriter();
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(options: BaselineOptions) {
    this.#options = options;
    const { width, height } = programSizes[options.size];
    this.#canvas.width = width;
    this.#canvas.height = height;
    const context = this.#canvas.getContext('2d', { alpha: false });
    if (!context) throw new Error('no canvas');
    this.#context = context;
    this.#videos = options.people.map(() => {
      const video = document.createElement('video');
      video.muted = true;
      video.srcObject = new MediaStream([options.track.clone()]);
      return video;
    });
    this.#overlay.src = options.overlayUrl;
  }

  async start(): Promise<void> {
    await Promise.all([this.#overlay.decode(), ...this.#videos.map((video) => video.play())]);
    this.#timer = setInterval(() => this.#draw(), 1000 / 30);
  }

  close(): void {
    clearInterval(this.#timer);
    this.#writer.abort().catch(() => undefined);
    this.#track.stop();
    for (const video of this.#videos) {
      const { srcObject } = video;
      if (srcObject instanceof MediaStream) for (const track of srcObject.getTracks()) track.stop();
      video.srcObject = null;
    }
  }

  #draw(): void {
    const startedMs = performance.now();
    const context = this.#context;
    const { width, height } = this.#canvas;
    context.fillStyle = defaultLook.background;
    context.fillRect(0, 0, width, height);
    const { people } = this.#options;
    const items = computeLayout({ layout: 'grid', sources: people, order: [], size: { width, height } });
    items.forEach((item, index) => {
      const video = this.#videos[index];
      if (!video || video.videoWidth === 0) return;
      const scale = Math.max(item.width / video.videoWidth, item.height / video.videoHeight);
      const [sourceWidth, sourceHeight] = [item.width / scale, item.height / scale];
      const [x, y] = [(video.videoWidth - sourceWidth) / 2, (video.videoHeight - sourceHeight) / 2];
      context.drawImage(video, x, y, sourceWidth, sourceHeight, item.x, item.y, item.width, item.height);
      this.#write(item.nameTag ?? '', { x: item.x + 10, y: item.y + item.height - 40, px: 18 });
    });
    context.drawImage(this.#overlay, 0, 0, width, height);
    const unit = height / 60;
    context.drawImage(this.#overlay, width * 0.86, unit, width * 0.12, height * 0.12);
    this.#write(new Date().toLocaleTimeString(), { x: unit * 2, y: unit * 2, px: unit * 2.4 });
    this.#write('Grace Hopper', { x: unit * 2, y: height - unit * 14, px: unit * 2.4 });
    this.#write('Rear admiral, and a compiler', { x: unit * 2, y: height - unit * 10, px: unit * 1.6 });
    const ticker = 'Tonight: how a compiler finds its words, and what a bug was before it was a bug';
    context.fillStyle = '#0a0b0fe0';
    context.fillRect(0, height - unit * 3.4, width, unit * 3.4);
    this.#write(ticker, { x: width - ((startedMs / 10) % (width * 2)), y: height - unit * 3, px: unit * 1.8 });
    // The picture is rastered when it is asked for, and not before.
    void this.#writer.write(new VideoFrame(this.#canvas, { timestamp: Math.round(startedMs * 1000), alpha: 'discard' }));
    this.costsMs.push(performance.now() - startedMs);
  }

  #write(text: string, { x, y, px }: { x: number; y: number; px: number }): void {
    const context = this.#context;
    context.font = `600 ${Math.round(px)}px sans-serif`;
    context.textBaseline = 'top';
    const { width } = context.measureText(text);
    context.fillStyle = 'rgba(10, 11, 15, 0.8)';
    context.fillRect(x, y, width + px, px * 1.6);
    context.fillStyle = '#ffffff';
    context.fillText(text, x + px / 2, y + px * 0.3);
  }
}
