/**
 * @typedef {object} StepHandle
 * @property {(text: string) => void} progress Says how far the step is, as `[12/261]`.
 * @property {(text: string) => void} done Replaces the text of the finished line.
 */

/**
 * Shows one line per step: `✓ PostgreSQL started (0.6 s)`. On a terminal the running step shows its seconds; elsewhere a
 * long step says every ten seconds that it is still at work.
 */
export class StepReporter {
  #stream;
  #now;
  #heartbeatMs;

  /**
   * @param {{ stream?: { write(text: string): unknown, isTTY?: boolean | undefined }, now?: () => number, heartbeatMs?: number }} [options]
   */
  constructor({ stream = process.stdout, now = () => performance.now(), heartbeatMs } = {}) {
    this.#stream = stream;
    this.#now = now;
    this.#heartbeatMs = heartbeatMs ?? (stream.isTTY ? 1000 : 10_000);
  }

  /**
   * Runs one step and reports how it ended.
   * @template T
   * @param {string} title What is being made, as `PostgreSQL 18`.
   * @param {(step: StepHandle) => T | Promise<T>} work
   * @returns {Promise<T>}
   */
  async run(title, work) {
    const begun = this.#now();
    const seconds = () => (this.#now() - begun) / 1000;
    let progress = '';
    let finished = title;
    const beat = setInterval(() => this.#show(`… ${title}${progress} (${Math.round(seconds())} s)`), this.#heartbeatMs);
    if (this.#stream.isTTY) this.#show(`… ${title}`);
    try {
      const result = await work({
        progress: (text) => {
          progress = ` ${text}`;
        },
        done: (text) => {
          finished = text;
        },
      });
      this.#end(`✓ ${finished} (${formatSeconds(seconds())})`);
      return result;
    } catch (error) {
      this.#end(`✗ ${title} (${formatSeconds(seconds())})`);
      throw error;
    } finally {
      clearInterval(beat);
    }
  }

  /** @param {string} text */
  line(text) {
    this.#end(text);
  }

  /** @param {string} text */
  #show(text) {
    this.#stream.write(this.#stream.isTTY ? `\r\u001b[K${text}` : `${text}\n`);
  }

  /** @param {string} text */
  #end(text) {
    this.#stream.write(this.#stream.isTTY ? `\r\u001b[K${text}\n` : `${text}\n`);
  }
}

/**
 * `0.6 s`, `42 s`, `3 min 05 s`.
 * @param {number} seconds
 */
export function formatSeconds(seconds) {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 120) return `${whole} s`;
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, '0')} s`;
}
