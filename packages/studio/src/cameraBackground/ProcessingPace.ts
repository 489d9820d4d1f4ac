/** The mean follows about this many frames. */
const memoryFrames = 15;
/** Above this share of a frame's time the person is looked for in every second frame only. */
const busyShare = 0.5;
const slowForMs = 3000;

/** Watches what the work on each frame costs: whether there is time to look for the person each time, and whether there is time at all. */
export class ProcessingPace {
  readonly #frameMs: number;
  #meanMs: number | undefined;
  #slowSinceMs: number | undefined;
  #frames = 0;

  /** @param frameMs from one frame of the camera to the next. */
  constructor({ frameMs }: { frameMs: number }) {
    this.#frameMs = frameMs;
  }

  /** To be asked once for each frame: whether to look for the person in it, or to take the last mask. */
  isLookDue(): boolean {
    this.#frames += 1;
    return this.#frames % 2 === 1 || (this.#meanMs ?? 0) < this.#frameMs * busyShare;
  }

  /**
   * @param tookMs what the work on a frame took, @param atMs when it was done, on a monotonic clock.
   * @returns true once the work took longer than there is between two frames for three seconds.
   */
  note({ tookMs, atMs }: { tookMs: number; atMs: number }): boolean {
    this.#meanMs = this.#meanMs === undefined ? tookMs : this.#meanMs + (tookMs - this.#meanMs) / memoryFrames;
    if (this.#meanMs <= this.#frameMs) {
      this.#slowSinceMs = undefined;
      return false;
    }
    this.#slowSinceMs ??= atMs;
    return atMs - this.#slowSinceMs >= slowForMs;
  }
}
