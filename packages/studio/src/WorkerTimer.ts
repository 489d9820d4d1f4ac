/** Calls back from a Worker's timer, which a hidden tab does not slow down, unlike the page's own (1 Hz and less). */
export class WorkerTimer {
  readonly #worker: Worker;

  constructor({ intervalMs, onTick }: { intervalMs: number; onTick: () => void }) {
    this.#worker = new Worker(new URL('./timer.worker.ts', import.meta.url), { type: 'module' });
    this.#worker.onmessage = onTick;
    this.#worker.postMessage({ intervalMs });
  }

  close(): void {
    this.#worker.onmessage = null;
    this.#worker.terminate();
  }
}
