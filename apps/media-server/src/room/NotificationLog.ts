import type { NotificationEvent, NotificationFrame } from '@footlight/contracts';

/** Notifications kept for a reconnecting client: more than a short loss of the network brings. */
const capacity = 256;

/** Numbers one peer's notifications and keeps the last of them for replay. */
export class NotificationLog {
  readonly #frames: NotificationFrame[] = [];
  #lastSeq = 0;

  get lastSeq(): number {
    return this.#lastSeq;
  }

  append(event: NotificationEvent, data: unknown): NotificationFrame {
    this.#lastSeq += 1;
    const frame: NotificationFrame = { seq: this.#lastSeq, event, data };
    this.#frames.push(frame);
    if (this.#frames.length > capacity) this.#frames.shift();
    return frame;
  }

  /** Everything after `seq`; undefined when it is no longer whole, or `seq` was never reached. */
  findSince(seq: number): NotificationFrame[] | undefined {
    if (seq > this.#lastSeq) return undefined;
    const missedCount = this.#lastSeq - seq;
    if (missedCount > this.#frames.length) return undefined;
    return missedCount === 0 ? [] : this.#frames.slice(-missedCount);
  }
}
