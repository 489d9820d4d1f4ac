import { createPlane, type PlanarPicture, type Plane } from './Plane.ts';

export type BlurStrength = 'slight' | 'strong';

/** The picture is made this small; then each place takes in its neighbours up to `reach`, `rounds` times. */
const recipes = {
  slight: { width: 160, height: 90, reach: 1, rounds: 2 },
  strong: { width: 80, height: 45, reach: 2, rounds: 3 },
} as const;

/** What the person's own places count beside the background's: only where there is nothing else, is it they that are blurred. */
const personWeight = 1 / 256;

/** A blurred picture of what is behind a person. The person is left out of it, so that no glow of them surrounds them. */
export class BlurredBackground {
  readonly picture: PlanarPicture;

  readonly #recipe: (typeof recipes)[BlurStrength];
  readonly #weights: Float32Array;
  readonly #sums: Float32Array;
  readonly #line: Float32Array;

  constructor(strength: BlurStrength) {
    this.#recipe = recipes[strength];
    const { width, height } = this.#recipe;
    this.picture = { y: createPlane(width, height), u: createPlane(width, height), v: createPlane(width, height) };
    this.#weights = new Float32Array(width * height);
    this.#sums = new Float32Array(width * height);
    this.#line = new Float32Array(Math.max(width, height));
  }

  /** Looks at the picture anew. @param mask as PictureMixer takes it. */
  update(picture: PlanarPicture, mask: Plane): void {
    const { width, height } = this.#recipe;
    for (let row = 0; row < height; row += 1) {
      const maskRow = Math.floor(((row + 0.5) * mask.height) / height) * mask.width;
      for (let column = 0; column < width; column += 1) {
        const share = mask.data[maskRow + Math.floor(((column + 0.5) * mask.width) / width)] ?? 0;
        this.#weights[row * width + column] = Math.max(1 - share / 255, personWeight);
      }
    }
    const blurredWeights = this.#weights.slice();
    this.#blur(blurredWeights);
    for (const plane of ['y', 'u', 'v'] as const) {
      this.#reduce(picture[plane]);
      this.#blur(this.#sums);
      const { data } = this.picture[plane];
      for (let index = 0; index < data.length; index += 1)
        data[index] = Math.round((this.#sums[index] ?? 0) / (blurredWeights[index] ?? 1));
    }
  }

  /** The plane at the small size, each place with its weight. */
  #reduce({ data, width: fullWidth, height: fullHeight }: Plane): void {
    const { width, height } = this.#recipe;
    for (let row = 0; row < height; row += 1) {
      const top = Math.floor((row * fullHeight) / height);
      const bottom = Math.max(Math.floor(((row + 1) * fullHeight) / height), top + 1);
      for (let column = 0; column < width; column += 1) {
        const left = Math.floor((column * fullWidth) / width);
        const right = Math.max(Math.floor(((column + 1) * fullWidth) / width), left + 1);
        let sum = 0;
        let count = 0;
        // Every second line and place of a large cell tells enough of it.
        const step = bottom - top > 3 ? 2 : 1;
        for (let y = top; y < bottom; y += step) {
          for (let x = left; x < right; x += step) {
            sum += data[y * fullWidth + x] ?? 0;
            count += 1;
          }
        }
        const index = row * width + column;
        this.#sums[index] = (sum / count) * (this.#weights[index] ?? 0);
      }
    }
  }

  #blur(numbers: Float32Array): void {
    const { width, height, rounds } = this.#recipe;
    for (let round = 0; round < rounds; round += 1) {
      for (let row = 0; row < height; row += 1) this.#blurLine(numbers, { start: row * width, step: 1, length: width });
      for (let column = 0; column < width; column += 1) this.#blurLine(numbers, { start: column, step: width, length: height });
    }
  }

  /** Each place becomes the mean of itself and its neighbours; beyond an end the last one goes on. */
  #blurLine(numbers: Float32Array, { start, step, length }: { start: number; step: number; length: number }): void {
    const { reach } = this.#recipe;
    const line = this.#line;
    for (let index = 0; index < length; index += 1) line[index] = numbers[start + index * step] ?? 0;
    const at = (index: number): number => line[Math.min(Math.max(index, 0), length - 1)] ?? 0;
    let sum = 0;
    for (let index = -reach; index <= reach; index += 1) sum += at(index);
    for (let index = 0; index < length; index += 1) {
      numbers[start + index * step] = sum / (2 * reach + 1);
      sum += at(index + reach + 1) - at(index - reach);
    }
  }
}
