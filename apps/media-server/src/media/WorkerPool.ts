import { EventEmitter } from 'node:events';
import { AppError } from '@footlight/contracts';
import type { Logger } from '@footlight/server-kit/logger';
import { MediaCounts, type MediaTotals } from './MediaCounts.ts';
import type { MediaRouter } from './MediaRouter.ts';
import { MediaWorker, type MediaWorkerOptions } from './MediaWorker.ts';

interface WorkerPoolOptions extends Pick<MediaWorkerOptions, 'workerBin' | 'listenIp' | 'announcedAddresses' | 'plainPortRange'> {
  /** One per core. */
  workerCount: number;
  /** Media worker i uses rtcPort + i. */
  rtcPort: number;
  logger: Logger;
}

interface WorkerPoolEvents {
  workerDied: [{ index: number }];
  /** A media worker took the place of a dead one. */
  workerReady: [{ index: number }];
  closed: [];
}

const firstRestartDelayMs = 250;
const maxRestartDelayMs = 5000;
/** How long a Room waits for a media worker when none is alive. */
const routerWaitMs = 10_000;

/** mediasoup's processes, one per core, each replaced when it dies. */
export class WorkerPool extends EventEmitter<WorkerPoolEvents> {
  readonly #options: WorkerPoolOptions;
  readonly #counts = new MediaCounts();
  /** By index; undefined while one is being replaced. */
  readonly #workers: (MediaWorker | undefined)[] = [];
  readonly #restartTimers = new Map<number, NodeJS.Timeout>();
  #closed = false;

  /** @throws when one of the media workers cannot start, for instance since its port is taken. */
  static async create(options: WorkerPoolOptions): Promise<WorkerPool> {
    const pool = new WorkerPool(options);
    try {
      for (let index = 0; index < options.workerCount; index += 1) await pool.#start(index);
    } catch (error) {
      pool.close();
      throw error;
    }
    return pool;
  }

  private constructor(options: WorkerPoolOptions) {
    super();
    // Each Room that waits for a media worker listens.
    this.setMaxListeners(0);
    this.#options = options;
  }

  get totals(): Readonly<MediaTotals> {
    return this.#counts.totals;
  }

  get workerCount(): number {
    return this.#options.workerCount;
  }

  /** Media workers that are up. */
  get aliveCount(): number {
    return this.#workers.filter((worker) => worker !== undefined).length;
  }

  /** Process ids of the living media workers. */
  get pids(): number[] {
    return this.#workers.flatMap((worker) => (worker ? [worker.pid] : []));
  }

  /**
   * A router on the least loaded media worker; waits a while when all are down.
   * @throws AppError mediaUnavailable.
   */
  async createRouter(): Promise<MediaRouter> {
    const deadline = AbortSignal.timeout(routerWaitMs);
    while (!this.#closed && !deadline.aborted) {
      const worker = this.#findLeastLoaded();
      if (!worker) {
        await this.#workerReady(deadline);
        continue;
      }
      try {
        return await worker.createRouter();
      } catch (error) {
        if (this.#workers.includes(worker)) throw new AppError('mediaUnavailable', { cause: error });
      }
    }
    throw new AppError('mediaUnavailable');
  }

  /** Ends the processes, and with them every router. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const timer of this.#restartTimers.values()) clearTimeout(timer);
    this.#restartTimers.clear();
    for (const worker of this.#workers.splice(0)) worker?.close();
    this.emit('closed');
  }

  #findLeastLoaded(): MediaWorker | undefined {
    return this.#workers.filter((worker) => worker !== undefined).toSorted((a, b) => a.load - b.load)[0];
  }

  async #start(index: number): Promise<void> {
    const { workerBin, listenIp, announcedAddresses, plainPortRange, rtcPort, logger } = this.#options;
    const worker = await MediaWorker.create({
      index,
      workerBin,
      listenIp,
      announcedAddresses,
      plainPortRange,
      rtcPort: rtcPort + index,
      counts: this.#counts,
      logger,
    });
    if (this.#closed) return worker.close();
    this.#workers[index] = worker;
    worker.once('died', () => {
      this.#workers[index] = undefined;
      if (this.#closed) return;
      this.emit('workerDied', { index });
      this.#scheduleRestart(index, firstRestartDelayMs);
    });
    this.emit('workerReady', { index });
  }

  #scheduleRestart(index: number, delayMs: number): void {
    const { logger } = this.#options;
    const timer = setTimeout(() => {
      this.#restartTimers.delete(index);
      this.#start(index).then(
        () => logger.info({ mediaWorker: index }, 'media worker restarted'),
        (error: unknown) => {
          if (this.#closed) return;
          logger.error({ mediaWorker: index, err: error }, 'media worker does not start');
          this.#scheduleRestart(index, Math.min(delayMs * 2, maxRestartDelayMs));
        },
      );
    }, delayMs);
    this.#restartTimers.set(index, timer);
  }

  async #workerReady(deadline: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const done = () => {
        this.off('workerReady', done);
        this.off('closed', done);
        deadline.removeEventListener('abort', done);
        resolve();
      };
      this.on('workerReady', done);
      this.on('closed', done);
      deadline.addEventListener('abort', done);
    });
  }
}
