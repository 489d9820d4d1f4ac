const windowMs = 5000;
/** An output begins with a whole GOP at once, which says nothing of its rate. */
const settleMs = 2000;

/** Bits per second of a growing count of bytes, over the last five seconds; 0 for the first two. */
export class BitrateMeter {
  #beganAtMs: number | undefined;
  readonly #samples: { atMs: number; bytes: number }[] = [];

  /** @param atMs of a clock that never goes back. */
  sample(bytes: number, atMs: number): void {
    this.#beganAtMs ??= atMs;
    if (atMs - this.#beganAtMs < settleMs) return;
    this.#samples.push({ atMs, bytes });
    while (this.#samples.length > 2 && atMs - (this.#samples[0]?.atMs ?? atMs) > windowMs) this.#samples.shift();
  }

  get kbps(): number {
    const first = this.#samples[0];
    const last = this.#samples.at(-1);
    if (!first || !last || last.atMs <= first.atMs) return 0;
    return Math.max(0, Math.round(((last.bytes - first.bytes) * 8) / (last.atMs - first.atMs)));
  }

  reset(): void {
    this.#samples.length = 0;
    this.#beganAtMs = undefined;
  }
}
