import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import type { Server } from 'node:http';
import { createDatabase, type Database } from '@footlight/database';
import { createOperationsServer, type Health } from '@footlight/server-kit/httpServer';
import type { Logger } from '@footlight/server-kit/logger';
import { createMetrics } from '@footlight/server-kit/metrics';
import { createDestinationTestWorker, createEgressQueueWorker, EgressQueue } from '@footlight/server-kit/queue';
import { createRedis, type Redis } from '@footlight/server-kit/redis';
import { SecretBox } from '@footlight/server-kit/SecretBox';
import { ShowLogWriter } from '@footlight/server-kit/ShowLogWriter';
import { EgressRegistry } from './egress/EgressRegistry.ts';
import { EgressStore } from './egress/EgressStore.ts';
import type { WorkerEnv } from './env.ts';
import { PortAllocator } from './feed/PortAllocator.ts';
import { ReportRelay } from './feed/ReportRelay.ts';
import { findFfmpegProblem } from './ffmpeg/findFfmpegProblem.ts';
import { reconcile } from './jobs/reconcile.ts';
import { startEgress } from './jobs/startEgress.ts';
import { stopEgress } from './jobs/stopEgress.ts';
import { testDestination } from './jobs/testDestination.ts';
import { EgressMetrics } from './metrics.ts';

const reconcileIntervalMs = 3000;
const jobConcurrency = 8;
/** Each is a socket that waits. */
const testConcurrency = 16;
const healthTimeoutMs = 2000;
/** BullMQ waits for Redis when it closes, and Redis may be away. */
const queueCloseTimeoutMs = 4000;

interface WorkerParts {
  env: WorkerEnv;
  logger: Logger;
  redis: Redis;
  blockingRedis: Redis;
  database: Database;
  store: EgressStore;
  ports: PortAllocator;
  reports: ReportRelay;
}

/** This process: takes jobs, runs Egresses, mends what is not as it should be, and tells how it is. */
export class EgressWorker {
  readonly registry: EgressRegistry;
  readonly #parts: WorkerParts;
  readonly #queue: EgressQueue;
  readonly #jobs: { close(): Promise<void> };
  readonly #tests: { close(): Promise<void> };
  readonly #stopping = new AbortController();
  readonly #operations: Server;
  readonly #reconcileTimer: NodeJS.Timeout;
  #closing: Promise<void> | undefined;

  private constructor(parts: WorkerParts) {
    const { env, logger, redis, blockingRedis, database, store, ports, reports } = parts;
    this.#parts = parts;
    this.#queue = new EgressQueue(redis);
    const series = createMetrics({ process: 'worker' });
    const metrics = new EgressMetrics(series);
    const secretBox = new SecretBox(env.ENCRYPTION_KEYS);
    this.registry = new EgressRegistry({
      workerId: env.WORKER_ID,
      redis,
      showLog: new ShowLogWriter({ redis, logger }),
      store,
      secretBox,
      metrics,
      ports,
      reports,
      rtpIp: env.WORKER_RTP_IP,
      internalApiToken: env.INTERNAL_API_TOKEN,
      allowedPrivateHosts: env.RTMP_ALLOWED_PRIVATE_HOSTS,
      recordingsFolder: env.RECORDINGS_DIR,
      tlsCaFile: env.RTMP_CA_FILE,
      maxEgresses: env.WORKER_MAX_EGRESSES,
      requeue: (ref) => this.#requeue(ref),
      logger,
    });
    metrics.watch(series, { activeEgresses: () => this.registry.activeCount, outputStates: () => this.registry.outputStates() });
    this.#jobs = createEgressQueueWorker({
      redis: blockingRedis,
      concurrency: jobConcurrency,
      logger,
      handlers: {
        startEgress: (data) => startEgress(this.registry, data),
        stopEgress: (data) => stopEgress(this.registry, data),
        reconcile: () => reconcile(this.registry),
      },
    });
    const { RTMP_ALLOWED_PRIVATE_HOSTS: allowedPrivateHosts, RTMP_CA_FILE: tlsCaFile } = env;
    const testContext = { redis, database, secretBox, allowedPrivateHosts, tlsCaFile, stopping: this.#stopping.signal, logger };
    this.#tests = createDestinationTestWorker({
      redis: blockingRedis,
      concurrency: testConcurrency,
      run: (data) => testDestination(testContext, data),
    });
    this.#operations = createOperationsServer({ health: () => this.#health(), ready: () => this.#isReady(), metrics: series });
    this.#reconcileTimer = setInterval(() => this.#reconcile(), reconcileIntervalMs);
  }

  /** Resolves when it takes jobs and its port listens. @throws Error with a sentence when FFmpeg or the folder is unusable. */
  static async create({ env, logger }: { env: WorkerEnv; logger: Logger }): Promise<EgressWorker> {
    const problem = await findFfmpegProblem();
    if (problem) throw new Error(problem);
    await mkdir(env.RECORDINGS_DIR, { recursive: true });
    const ports = new PortAllocator({ ip: env.WORKER_RTP_IP, minPort: env.WORKER_RTP_MIN_PORT, maxPort: env.WORKER_RTP_MAX_PORT });
    const database = createDatabase(env.DATABASE_URL);
    const worker = new EgressWorker({
      env,
      logger,
      redis: createRedis(env.REDIS_URL, { name: 'worker', logger, whenAway: 'failFast' }),
      blockingRedis: createRedis(env.REDIS_URL, { name: 'worker-jobs', logger, whenAway: 'wait' }),
      database,
      ports,
      reports: await ReportRelay.open({ ip: env.WORKER_RTP_IP, ports }),
      store: new EgressStore({ database, defaultMethod: env.STREAMING_METHOD }),
    });
    worker.#operations.listen(env.WORKER_PORT);
    await once(worker.#operations, 'listening');
    worker.#reconcile();
    logger.info({ workerId: env.WORKER_ID, port: env.WORKER_PORT }, 'worker ready');
    return worker;
  }

  /** Takes no more jobs, hands its Egresses over, then leaves. Idempotent. */
  async close(): Promise<void> {
    this.#closing ??= (async () => {
      const { redis, blockingRedis, database, reports } = this.#parts;
      clearInterval(this.#reconcileTimer);
      // A running job may wait for an Egress, so both end together.
      this.#stopping.abort();
      const queues = [this.#jobs, this.#tests].map((queue) => answersInTime(queue.close(), queueCloseTimeoutMs));
      await Promise.all([...queues, this.registry.close()]);
      await answersInTime(this.#queue.close(), queueCloseTimeoutMs);
      this.#operations.closeAllConnections();
      this.#operations.close();
      reports.close();
      redis.disconnect();
      blockingRedis.disconnect();
      await database.$disconnect();
    })();
    await this.#closing;
  }

  #reconcile(): void {
    this.registry.reconcile().catch((error: unknown) => {
      this.#parts.logger.debug({ err: error }, 'reconcile waits for a store that is away');
    });
  }

  /** The next worker that takes a job goes on with it; without Redis, reconcile finds it. */
  async #requeue({ egressId, broadcastId }: { egressId: string; broadcastId: string }): Promise<void> {
    const { env, logger } = this.#parts;
    try {
      await this.#queue.add('startEgress', { egressId, broadcastId }, { jobId: `handOver-${egressId}-${env.WORKER_ID}-${Date.now()}` });
    } catch (error) {
      logger.info({ egressId, err: error }, 'hand-over not announced');
    }
  }

  #isReady(): boolean {
    const { redis, env } = this.#parts;
    return !this.#closing && redis.status === 'ready' && this.registry.activeCount < env.WORKER_MAX_EGRESSES;
  }

  async #health(): Promise<Health> {
    const { redis, store, env } = this.#parts;
    const problems: Record<string, string> = {};
    if (redis.status !== 'ready') problems.redis = 'away';
    if (!(await answersInTime(store.ping(), healthTimeoutMs))) problems.database = 'away';
    const status = this.#closing ? 'draining' : Object.keys(problems).length > 0 ? 'degraded' : 'healthy';
    return { status, problems, workerId: env.WORKER_ID, egresses: this.registry.activeCount, maxEgresses: env.WORKER_MAX_EGRESSES };
  }
}

async function answersInTime(question: Promise<void>, timeoutMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), timeoutMs);
  });
  const answered = question.then(
    () => true,
    () => false,
  );
  return await Promise.race([answered, late]).finally(() => clearTimeout(timer));
}
