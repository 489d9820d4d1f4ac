import { setTimeout as delay } from 'node:timers/promises';
import { type OutputState, redisKeys } from '@footlight/contracts';
import type { Egress } from './Egress.ts';
import { EgressLease } from './EgressLease.ts';
import { type EgressRef, type RunContext, startRun } from './startRun.ts';

/** How long a stop waits for `ended` to be written, here or by another worker; then its job is tried again. */
const stopTimeoutMs = 20_000;
/** Two renewals of a lease, and the reconnect of the client that makes them. */
const ownersReturnMs = 6000;

/** This worker runs as many Egresses as it may. Another one, or a later try, takes it. */
export class WorkerFullError extends Error {
  constructor(maxEgresses: number) {
    super(`this worker runs its ${maxEgresses} egresses already`);
    this.name = 'WorkerFullError';
  }
}

interface EgressRegistryOptions extends RunContext {
  maxEgresses: number;
  /** Asks for an Egress to be started again, by whichever worker is free first. */
  requeue: (ref: EgressRef) => Promise<void>;
}

/** The Egresses of this worker. */
export class EgressRegistry {
  readonly #options: EgressRegistryOptions;
  readonly #runs = new Map<string, { ref: EgressRef; egress: Promise<Egress | undefined> }>();
  readonly #running = new Map<string, Egress>();
  #redisBackAt = Number.NEGATIVE_INFINITY;
  #reconciling: Promise<void> | undefined;
  #closing: Promise<void> | undefined;

  constructor(options: EgressRegistryOptions) {
    this.#options = options;
    options.redis.on('close', () =>
      options.redis.once('ready', () => {
        this.#redisBackAt = performance.now();
      }),
    );
  }

  get activeCount(): number {
    return this.#running.size;
  }

  outputStates(): OutputState[] {
    return [...this.#running.values()].flatMap((egress) => egress.outputs().map(({ state }) => state));
  }

  /** Starts the Egress here unless it runs somewhere or should not run. @throws WorkerFullError, or when a store is away. */
  async start(ref: EgressRef): Promise<void> {
    const present = this.#runs.get(ref.egressId);
    if (present) {
      await present.egress;
      return;
    }
    const { maxEgresses } = this.#options;
    if (this.#closing || this.#runs.size >= maxEgresses) throw new WorkerFullError(maxEgresses);
    const egress = this.#begin(ref);
    this.#runs.set(ref.egressId, { ref, egress });
    await egress;
  }

  /** Ends the Egress wherever it runs. Resolves when `ended` is written. @throws when that takes too long. */
  async stop(ref: EgressRef): Promise<void> {
    const run = this.#runs.get(ref.egressId);
    const egress = await run?.egress.catch(() => undefined);
    const stopped = egress ? egress.stop() : this.#endElsewhere(ref);
    const timeout = new AbortController();
    const late = delay(stopTimeoutMs, undefined, { signal: timeout.signal }).then(
      () => {
        throw new Error('the end of the egress is not written yet');
      },
      () => undefined,
    );
    await Promise.race([stopped, late]).finally(() => timeout.abort());
  }

  /** Compares what should run with what does, and mends the difference. Without the database, all goes on as it is. */
  async reconcile(): Promise<void> {
    if (this.#closing) return;
    this.#reconciling ??= this.#mend().finally(() => {
      this.#reconciling = undefined;
    });
    await this.#reconciling;
  }

  /** Hands every Egress over: shows stay live, another worker goes on with them. Idempotent. */
  async close(): Promise<void> {
    this.#closing ??= (async () => {
      await this.#reconciling?.catch(() => undefined);
      await Promise.all(
        [...this.#runs.values()].map(async ({ ref, egress }) => {
          const run = await egress.catch(() => undefined);
          if (!run) return;
          await run.handOver();
          await this.#options.requeue(ref);
        }),
      );
    })();
    await this.#closing;
  }

  async #begin(ref: EgressRef): Promise<Egress | undefined> {
    try {
      const egress = await startRun(ref, this.#options);
      if (!egress) {
        this.#runs.delete(ref.egressId);
        return undefined;
      }
      this.#running.set(ref.egressId, egress);
      egress.once('over', () => {
        this.#running.delete(ref.egressId);
        this.#runs.delete(ref.egressId);
      });
      egress.open();
      return egress;
    } catch (error) {
      this.#runs.delete(ref.egressId);
      throw error;
    }
  }

  /** Its owner sees in the database that the show ended; without an owner its end is ours to write. */
  async #endElsewhere({ egressId, broadcastId }: EgressRef): Promise<void> {
    const { redis, store, workerId, logger } = this.#options;
    for (const startedMs = performance.now(); performance.now() - startedMs < stopTimeoutMs; await delay(250)) {
      const history = await store.findHistory(egressId);
      if (history?.state === 'ended' || history?.state === 'failed') return;
      const lease = await EgressLease.acquire({ redis, egressId, workerId, fencingFloor: history?.fencingToken ?? 0, logger });
      if (!lease) continue;
      await store.markEnded({ egressId, broadcastId, workerId, fencingToken: lease.fencingToken }).finally(() => lease.release());
      return;
    }
  }

  /** Leases that ran out while Redis was away belong to workers that are well: they get the time to take them again. */
  #ownersReturn(): boolean {
    return performance.now() - this.#redisBackAt < ownersReturnMs;
  }

  async #mend(): Promise<void> {
    const { store, redis, logger, maxEgresses } = this.#options;
    // Taken before the question, so that one started meanwhile is not mistaken for one that should not run.
    const before = [...this.#running.values()];
    const [wanted, unended] = await Promise.all([store.listWanted(), store.listUnended()]);
    const wantedIds = new Set(wanted.map(({ egressId }) => egressId));
    const work: Promise<void>[] = before.filter(({ egressId }) => !wantedIds.has(egressId)).map((egress) => egress.stop());
    const over = await store.listOver([...wantedIds]);
    const free = async ({ egressId }: EgressRef) =>
      !this.#runs.has(egressId) && (await redis.exists(redisKeys.egressLease(egressId))) === 0;
    for (const ref of wanted) {
      if (over.has(ref.egressId) || this.#runs.size >= maxEgresses || this.#ownersReturn() || !(await free(ref))) continue;
      logger.info({ ...ref }, 'taking an egress that nobody runs');
      work.push(this.start(ref));
    }
    for (const ref of unended) if (!wantedIds.has(ref.egressId) && (await free(ref))) work.push(this.stop(ref));
    for (const result of await Promise.allSettled(work)) {
      if (result.status === 'rejected') logger.warn({ err: result.reason }, 'reconcile could not mend everything');
    }
  }
}
