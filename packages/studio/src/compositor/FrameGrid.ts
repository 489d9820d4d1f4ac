import type { FrameTime } from './types.ts';

/** Allows for a timer that fires a hair early, in ms. */
const earlyMs = 0.5;

export interface GridPlace {
  index: number;
  /** When it is due, on the monotonic clock. */
  dueMs: number;
  time: FrameTime;
  /** Places that were passed over since the last one. */
  skipped: number;
}

/**
 * Frame times on a fixed grid that is tied to the wall clock: every whole second is a place, so that the flash of the
 * test signal and the beep begin together. The clock is read once, at the start, so that a corrected system clock
 * moves nothing.
 */
export class FrameGrid {
  readonly #fps: number;
  /** Wall-clock ms when the monotonic clock reads 0. */
  readonly #originMs: number;
  #lastIndex = -1;

  constructor({ fps, originMs }: { fps: number; originMs: number }) {
    this.#fps = fps;
    this.#originMs = originMs;
  }

  /** The place that is due at `monotonicMs`, or undefined when its frame was taken already. */
  takePlace(monotonicMs: number): GridPlace | undefined {
    const nowMs = this.#originMs + monotonicMs;
    const index = Math.floor(((nowMs + earlyMs) * this.#fps) / 1000);
    if (index <= this.#lastIndex) return undefined;
    const skipped = this.#lastIndex === -1 ? 0 : index - this.#lastIndex - 1;
    this.#lastIndex = index;
    return {
      index,
      dueMs: (index * 1000) / this.#fps - this.#originMs,
      time: { nowMs, gridMs: Math.round((index * 1000) / this.#fps) },
      skipped,
    };
  }

  /** Ms from `monotonicMs` to the next place. */
  getDelayMs(monotonicMs: number): number {
    const nowMs = this.#originMs + monotonicMs;
    const next = Math.max(this.#lastIndex + 1, Math.floor((nowMs * this.#fps) / 1000));
    return Math.max(0, (next * 1000) / this.#fps - nowMs);
  }
}
