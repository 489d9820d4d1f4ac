/** A frame that is written this close to its usual time keeps the even pace. */
const toleranceMs = 6;
/** The usual time is followed over about this many frames. */
const memoryFrames = 30;

/**
 * Timestamps of the Program's frames: even while frames are written evenly, the time of writing when not. libwebrtc ties a track's
 * timestamps to their arrival and takes the earliest frame ever seen as punctual, so a frame that is written later than its
 * timestamp says would move the picture against the sound for the rest of the show (80 ms were seen on a busy machine).
 */
export class FrameStamper {
  #usualDelayMs: number | undefined;
  #lastUs = -1;

  /**
   * @param dueMs the frame's place on the even grid, @param writtenMs now, both on one monotonic clock.
   * @returns microseconds on that clock, strictly rising.
   */
  stamp({ dueMs, writtenMs }: { dueMs: number; writtenMs: number }): number {
    const delayMs = writtenMs - dueMs;
    this.#usualDelayMs = this.#usualDelayMs === undefined ? delayMs : this.#usualDelayMs + (delayMs - this.#usualDelayMs) / memoryFrames;
    const evenMs = dueMs + this.#usualDelayMs;
    const stampMs = Math.abs(writtenMs - evenMs) <= toleranceMs ? evenMs : writtenMs;
    this.#lastUs = Math.max(Math.round(stampMs * 1000), this.#lastUs + 1);
    return this.#lastUs;
  }
}
