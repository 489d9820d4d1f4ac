import { createPlane, type Plane } from './Plane.ts';

/** Below the first the place is background, above the second the person, between them a mixture. */
const edge = { from: 0.3, to: 0.75 };
/** How much of the last mask stays where the network is in doubt, so that edges do not flicker. */
const keptInDoubt = 0.6;

/** Where the person is, from one look of the network to the next. */
export class PersonMask {
  readonly plane: Plane;

  readonly #sureness: Float32Array;
  readonly #sharp: Uint8Array;
  readonly #across: Uint16Array;
  #isFirst = true;

  constructor(size: { width: number; height: number }) {
    this.plane = createPlane(size.width, size.height);
    this.#sureness = new Float32Array(size.width * size.height);
    this.#sharp = new Uint8Array(size.width * size.height);
    this.#across = new Uint16Array(size.width * size.height);
  }

  /** @param seen how surely each place shows a person, 0..1; as many numbers as the mask has places. */
  update(seen: Float32Array): void {
    for (let index = 0; index < this.#sureness.length; index += 1) {
      const now = seen[index] ?? 0;
      const doubt = 1 - (2 * now - 1) ** 2;
      const kept = this.#isFirst ? 0 : keptInDoubt * doubt;
      const sureness = now + ((this.#sureness[index] ?? 0) - now) * kept;
      this.#sureness[index] = sureness;
      const share = Math.min(Math.max((sureness - edge.from) / (edge.to - edge.from), 0), 1);
      this.#sharp[index] = Math.round(share * 255);
    }
    this.#isFirst = false;
    this.#soften();
  }

  /** The mask is smaller than the picture: its steps would be seen along a shoulder. Each place takes in its neighbours, 1 2 1 both ways. */
  #soften(): void {
    const { width, height, data } = this.plane;
    const [sharp, across] = [this.#sharp, this.#across];
    for (let index = 0; index < sharp.length; index += 1) {
      const column = index % width;
      const left = sharp[column === 0 ? index : index - 1] ?? 0;
      const right = sharp[column === width - 1 ? index : index + 1] ?? 0;
      across[index] = left + 2 * (sharp[index] ?? 0) + right;
    }
    for (let index = 0; index < across.length; index += 1) {
      const above = across[index < width ? index : index - width] ?? 0;
      const below = across[index >= width * (height - 1) ? index : index + width] ?? 0;
      data[index] = (above + 2 * (across[index] ?? 0) + below + 8) >> 4;
    }
  }
}
