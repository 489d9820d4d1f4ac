import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';

/** Threads for each core, so that a program beside them gets a fifth of it. */
const threadsPerCore = 4;

/** Keeps every core busy until it is closed: what a computer with too many programs does to a studio. */
export class BusyMachine {
  readonly #threads = Array.from({ length: availableParallelism() * threadsPerCore }, () => new Worker('for (;;);', { eval: true }));

  async close(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.terminate()));
  }
}
