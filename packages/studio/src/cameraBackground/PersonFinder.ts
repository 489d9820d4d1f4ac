import { sampleColours } from './frame/colours.ts';
import { PersonMask } from './frame/PersonMask.ts';
import type { PlanarPicture, Plane } from './frame/Plane.ts';
import type { SegmentationNet } from './net/SegmentationNet.ts';

/** A picture that is wider than high fills the network's view; a phone's held upright stands in its middle. */
function areaFor({ width, height }: Plane, view: { width: number; height: number }) {
  if (width >= height) return { x: 0, y: 0, width: view.width, height: view.height };
  const narrow = Math.max(Math.round((view.height * width) / height), 1);
  return { x: Math.floor((view.width - narrow) / 2), y: 0, width: narrow, height: view.height };
}

/** Finds the person in pictures of one size after the other. */
export class PersonFinder {
  readonly #net: SegmentationNet;
  readonly #picture: { width: number; height: number };
  readonly #area: { x: number; y: number; width: number; height: number };
  readonly #mask: PersonMask;
  readonly #seen: Float32Array;

  constructor(net: SegmentationNet, picture: Plane) {
    this.#net = net;
    this.#picture = { width: picture.width, height: picture.height };
    this.#area = areaFor(picture, net.inputShape);
    this.#mask = new PersonMask(this.#area);
    this.#seen = new Float32Array(this.#area.width * this.#area.height);
    net.input.fill(0);
  }

  /** 255 where the person is, as of the last look. */
  get mask(): Plane {
    return this.#mask.plane;
  }

  fits({ width, height }: Plane): boolean {
    return width === this.#picture.width && height === this.#picture.height;
  }

  /** Looks anew. */
  look(picture: PlanarPicture): void {
    const { width: lineLength } = this.#net.inputShape;
    const area = this.#area;
    sampleColours(picture, { into: this.#net.input, lineLength, area });
    this.#net.run();
    for (let row = 0; row < area.height; row += 1) {
      const start = (area.y + row) * lineLength + area.x;
      this.#seen.set(this.#net.output.subarray(start, start + area.width), row * area.width);
    }
    this.#mask.update(this.#seen);
  }
}
