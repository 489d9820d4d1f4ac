import type { Plane } from './Plane.ts';

/** Shares are counted in this many parts. */
const parts = 256;

/** Where a place of a line that is scaled lies between two places of the line it is made of. */
const placeOf = (index: number, { from, to }: { from: number; to: number }) => {
  const exact = Math.min(Math.max(((index + 0.5) * from) / to - 0.5, 0), from - 1);
  const first = Math.min(Math.floor(exact), from - 1);
  return { first, share: Math.round((exact - first) * parts) };
};

/** Gives a plane line by line at another size, bilinear. A plane that has the size is given as it is. */
export class LineScaler {
  readonly #from: { width: number; height: number };
  readonly #to: { width: number; height: number };
  readonly #firsts: Uint16Array;
  readonly #shares: Uint16Array;
  readonly #narrow: Uint16Array;
  readonly #line: Uint8Array;

  constructor({ from, to }: { from: { width: number; height: number }; to: { width: number; height: number } }) {
    this.#from = { width: from.width, height: from.height };
    this.#to = { width: to.width, height: to.height };
    const places = Array.from({ length: to.width }, (_, index) => placeOf(index, { from: from.width, to: to.width }));
    this.#firsts = Uint16Array.from(places, ({ first }) => first);
    this.#shares = Uint16Array.from(places, ({ share }) => share);
    // One more, so that the last place has a neighbour.
    this.#narrow = new Uint16Array(from.width + 1);
    this.#line = new Uint8Array(to.width);
  }

  fits(from: Plane, to: Plane): boolean {
    return (
      from.width === this.#from.width && from.height === this.#from.height && to.width === this.#to.width && to.height === this.#to.height
    );
  }

  /** Line `row` of the scaled plane; it holds until the next one is asked for. */
  getLine({ data, width, height }: Plane, row: number): Uint8Array {
    if (width === this.#to.width && height === this.#to.height) return data.subarray(row * width, (row + 1) * width);
    const { first, share } = placeOf(row, { from: height, to: this.#to.height });
    const [upper, lower] = [first * width, Math.min(first + 1, height - 1) * width];
    const narrow = this.#narrow;
    for (let column = 0; column < width; column += 1)
      narrow[column] = (data[upper + column] ?? 0) * (parts - share) + (data[lower + column] ?? 0) * share;
    narrow[width] = narrow[width - 1] ?? 0;
    const line = this.#line;
    const firsts = this.#firsts;
    const shares = this.#shares;
    for (let column = 0; column < line.length; column += 1) {
      const at = firsts[column] ?? 0;
      const part = shares[column] ?? 0;
      line[column] = ((narrow[at] ?? 0) * (parts - part) + (narrow[at + 1] ?? 0) * part + parts * (parts / 2)) >>> 16;
    }
    return line;
  }
}
