/** How far back readings count: long enough to meet the best one, short enough to follow the drift of the sound card. */
const windowMs = 4000;

/**
 * Wall-clock time told in an audio context's time. `currentTime` stands still between two blocks, so a reading is late by up
 * to a block; the earliest of several readings is the true offset.
 */
export class WallClock {
  #readings: { atMs: number; offsetMs: number }[] = [];

  /** @param nowMs wall clock, ms since epoch. @param contextSeconds the context's `currentTime` at the same moment. */
  addReading(nowMs: number, contextSeconds: number): void {
    this.#readings = this.#readings.filter(({ atMs }) => nowMs - atMs < windowMs && atMs <= nowMs);
    this.#readings.push({ atMs: nowMs, offsetMs: nowMs - contextSeconds * 1000 });
  }

  /** The context's time, in seconds, at a moment of the wall clock; undefined before the first reading. */
  findContextSeconds(wallMs: number): number | undefined {
    if (this.#readings.length === 0) return undefined;
    const offsetMs = Math.min(...this.#readings.map((reading) => reading.offsetMs));
    return (wallMs - offsetMs) / 1000;
  }
}
