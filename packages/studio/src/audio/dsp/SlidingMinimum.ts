/** The least of the last values, at the same small cost for each (a queue of candidates, each less than all after it). */
export class SlidingMinimum {
  readonly #length: number;
  readonly #values: Float64Array;
  readonly #positions: Float64Array;
  #first = 0;
  #count = 0;
  #position = 0;

  /** @param length values that are looked at. */
  constructor(length: number) {
    this.#length = length;
    this.#values = new Float64Array(length);
    this.#positions = new Float64Array(length);
  }

  /** @returns the least of this one and the `length - 1` before it. */
  process(value: number): number {
    while (this.#count > 0 && (this.#values[this.#at(this.#count - 1)] ?? 0) >= value) this.#count -= 1;
    if (this.#count > 0 && (this.#positions[this.#first] ?? 0) <= this.#position - this.#length) {
      this.#first = this.#at(1);
      this.#count -= 1;
    }
    const end = this.#at(this.#count);
    this.#values[end] = value;
    this.#positions[end] = this.#position;
    this.#count += 1;
    this.#position += 1;
    return this.#values[this.#first] ?? value;
  }

  #at(offset: number): number {
    return (this.#first + offset) % this.#length;
  }
}
