import { type FlvTag, retimeTag } from './FlvReader.ts';

interface TimelineOptions {
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
}

/**
 * One unbroken timeline over any number of ingest generations. A new generation begins where the clock says, and after all
 * that was sent; within one, sound and picture keep their distances.
 */
export class Timeline {
  readonly #now: () => number;
  #offsetMs: number | undefined;
  readonly #last = { audio: -1, video: -1 };
  /** Clock and time of the newest tag, which tie the timeline to the clock. */
  #anchor: { clockMs: number; timestampMs: number } | undefined;

  constructor({ now }: TimelineOptions) {
    this.#now = now;
  }

  /** The next tag is the first of another ingest, whose times begin anywhere. */
  beginGeneration(): void {
    this.#offsetMs = undefined;
  }

  /**
   * The tag at its place in the timeline. Each of audio and video rises strictly; headers take the time that their kind has
   * reached, so that they never stand before a frame that was sent.
   */
  place(tag: FlvTag): FlvTag {
    if (tag.kind === 'script') return retimeTag(tag, Math.max(this.#last.audio, this.#last.video, 0));
    this.#offsetMs ??= this.#startOfGeneration() - tag.timestampMs;
    const wanted = tag.timestampMs + this.#offsetMs;
    if (tag.role === 'codecHeader') return retimeTag(tag, Math.max(wanted, this.#last[tag.kind], 0));
    const timestampMs = Math.max(wanted, this.#last[tag.kind] + 1);
    this.#last[tag.kind] = timestampMs;
    if (!this.#anchor || timestampMs > this.#anchor.timestampMs) this.#anchor = { clockMs: this.#now(), timestampMs };
    return retimeTag(tag, timestampMs);
  }

  #startOfGeneration(): number {
    if (!this.#anchor) return 0;
    const elapsedMs = Math.round(this.#now() - this.#anchor.clockMs);
    // At least a frame apart, so that no player meets two pictures at one time.
    return this.#anchor.timestampMs + Math.max(elapsedMs, 33);
  }
}
