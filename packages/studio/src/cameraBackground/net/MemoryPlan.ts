/** Vectors are read fastest from whole multiples of their size; bytes. */
const alignment = 16;
const roundUp = (bytes: number): number => Math.ceil(bytes / alignment) * alignment;

interface Place {
  at: number;
  bytes: number;
  /** The last step that needs it. */
  until: number;
}

/** Where everything lies in a network's memory: what stays first, then what is needed for some steps only, in places that are used again. */
export class MemoryPlan {
  readonly constants: { at: number; numbers: Float32Array | Int32Array }[] = [];

  #constantBytes = alignment;
  #places: Place[] = [];
  #endOfPlaces = 0;
  /** Set when the first place is given: from then on nothing stays. */
  #placesBegin: number | undefined;

  /** Room for numbers that stay. */
  keep(numbers: Float32Array | Int32Array): number {
    if (this.#placesBegin !== undefined) throw new Error('constants are to be kept before places are given');
    const at = this.#constantBytes;
    this.#constantBytes += roundUp(numbers.byteLength);
    this.constants.push({ at, numbers });
    return at;
  }

  /** Room that is somebody's from step `from` to step `until`. */
  give(bytes: number, { from, until }: { from: number; until: number }): number {
    this.#placesBegin ??= this.#constantBytes;
    this.#places = this.#places.filter((place) => place.until >= from);
    const needed = roundUp(bytes);
    let at = this.#placesBegin;
    for (const place of this.#places.toSorted((one, other) => one.at - other.at)) {
      if (place.at - at >= needed) break;
      at = Math.max(at, place.at + place.bytes);
    }
    this.#places.push({ at, bytes: needed, until });
    this.#endOfPlaces = Math.max(this.#endOfPlaces, at + needed);
    return at;
  }

  get totalBytes(): number {
    return Math.max(this.#constantBytes, this.#endOfPlaces);
  }
}
