import { isPlainFrame } from '../isPlainFrame.ts';
import { madeColourSpace, toPlanes } from './frame/colours.ts';
import { type PlanarPicture, pictureBytes, pictureIn } from './frame/Plane.ts';

/** Takes the pixels of frames into memory of its own, and makes frames of them again. */
export class FramePlanes {
  #size = { width: 0, height: 0 };
  #bytes = new Uint8Array();
  /** A frame whose colour differences take turns in one plane, as some cameras give them. */
  #paired = new Uint8Array();
  #picture: PlanarPicture = pictureIn(this.#bytes, this.#size);
  #context: OffscreenCanvasRenderingContext2D | undefined;
  #colourSpace: VideoColorSpaceInit = madeColourSpace;

  /** The newest frame's picture: whoever changes it, changes what `toFrame` makes. */
  get picture(): PlanarPicture {
    return this.#picture;
  }

  /** How the newest frame's colours are meant, as VideoColorSpace names it. */
  get matrix(): string | null | undefined {
    return this.#colourSpace.matrix;
  }

  /** The frame stays the caller's. @throws DOMException when the frame is closed. */
  async take(frame: VideoFrame): Promise<void> {
    this.#resize({ width: frame.displayWidth, height: frame.displayHeight });
    if (isPlainFrame(frame) && (frame.format === 'I420' || frame.format === 'NV12')) {
      this.#colourSpace = frame.colorSpace.toJSON();
      await this.#copy(frame, frame.format);
    } else {
      this.#colourSpace = madeColourSpace;
      this.#draw(frame);
    }
  }

  /** @param source whose place in time the new frame takes. */
  toFrame({ timestamp, duration }: VideoFrame): VideoFrame {
    const { width, height } = this.#size;
    return new VideoFrame(this.#bytes, {
      format: 'I420',
      codedWidth: width,
      codedHeight: height,
      timestamp,
      ...(duration === null ? {} : { duration }),
      colorSpace: this.#colourSpace,
    });
  }

  #resize({ width, height }: { width: number; height: number }): void {
    if (width === this.#size.width && height === this.#size.height) return;
    this.#size = { width, height };
    this.#bytes = new Uint8Array(pictureBytes(width, height));
    this.#picture = pictureIn(this.#bytes, this.#size);
    this.#paired = new Uint8Array(this.#bytes.length);
    this.#context = undefined;
  }

  async #copy(frame: VideoFrame, format: 'I420' | 'NV12'): Promise<void> {
    const { y, u, v } = this.#picture;
    if (format === 'I420') {
      const chroma = y.data.length;
      await frame.copyTo(this.#bytes, {
        layout: [
          { offset: 0, stride: y.width },
          { offset: chroma, stride: u.width },
          { offset: chroma + u.data.length, stride: v.width },
        ],
      });
      return;
    }
    await frame.copyTo(this.#paired, {
      layout: [
        { offset: 0, stride: y.width },
        { offset: y.data.length, stride: 2 * u.width },
      ],
    });
    y.data.set(this.#paired.subarray(0, y.data.length));
    const pairs = this.#paired.subarray(y.data.length);
    for (let index = 0; index < u.data.length; index += 1) {
      u.data[index] = pairs[2 * index] ?? 0;
      v.data[index] = pairs[2 * index + 1] ?? 0;
    }
  }

  #draw(frame: VideoFrame): void {
    const { width, height } = this.#size;
    this.#context ??= new OffscreenCanvas(width, height).getContext('2d', { alpha: false, willReadFrequently: true }) ?? undefined;
    if (!this.#context) throw new Error('no 2d context on an OffscreenCanvas');
    this.#context.drawImage(frame, 0, 0, width, height);
    toPlanes(this.#context.getImageData(0, 0, width, height).data, this.#picture);
  }
}
