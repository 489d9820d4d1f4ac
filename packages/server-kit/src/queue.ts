import {
  destinationTestQueueName,
  egressQueueName,
  type JobData,
  type JobName,
  jobs,
  queuePrefix,
  type TestDestinationJob,
  testDestinationJob,
} from '@footlight/contracts';
import { type Job, Queue, Worker } from 'bullmq';
import type { Logger } from './logger.ts';
import type { Redis } from './redis.ts';

/** The sending end: web enqueues, worker schedules its reconcile. */
export class EgressQueue {
  readonly #queue: Queue;

  /** @param redis of `failFast` for a web request, `wait` elsewhere. */
  constructor(redis: Redis) {
    this.#queue = new Queue(egressQueueName, {
      connection: redis,
      prefix: queuePrefix,
      defaultJobOptions: {
        attempts: 10,
        backoff: { type: 'exponential', delay: 500 },
        removeOnComplete: { age: 3600 },
        removeOnFail: { age: 86_400 },
      },
    });
    // Redis's own client logs its losses; without a listener an emitted error ends the process.
    this.#queue.on('error', () => undefined);
  }

  /** Enqueues once per `jobId`: a second call with the same id is the same job. */
  async add<N extends JobName>(name: N, data: JobData<N>, { jobId }: { jobId: string }): Promise<void> {
    await this.#queue.add(name, jobs[name].parse(data), { jobId });
  }

  /** Counts by state: waiting, active, delayed, failed. */
  async counts(): Promise<Record<string, number>> {
    return await this.#queue.getJobCounts('waiting', 'active', 'delayed', 'failed');
  }

  async close(): Promise<void> {
    await this.#queue.close();
  }
}

export type JobHandlers = { [N in JobName]: (data: JobData<N>) => Promise<void> };

interface EgressQueueWorkerOptions {
  /** A client of its own (`wait`): BullMQ blocks on it. */
  redis: Redis;
  handlers: JobHandlers;
  concurrency: number;
  logger: Logger;
}

/** The receiving end. Handlers take seconds: a running Egress is not a running job. */
export function createEgressQueueWorker({ redis, handlers, concurrency, logger }: EgressQueueWorkerOptions): { close(): Promise<void> } {
  const worker = new Worker(
    egressQueueName,
    async (job: Job) => {
      switch (job.name) {
        case 'startEgress':
          return await handlers.startEgress(jobs.startEgress.parse(job.data));
        case 'stopEgress':
          return await handlers.stopEgress(jobs.stopEgress.parse(job.data));
        case 'reconcile':
          return await handlers.reconcile(jobs.reconcile.parse(job.data));
        default:
          throw new Error(`unknown job ${job.name}`);
      }
    },
    { connection: redis, prefix: queuePrefix, concurrency },
  );
  worker.on('error', () => undefined);
  worker.on('failed', (job, error) =>
    logger.warn({ job: job?.name, jobId: job?.id, attempt: job?.attemptsMade, reason: error.message }, 'job failed'),
  );
  return { close: () => worker.close() };
}

/** The sending end of destination tests. */
export class DestinationTestQueue {
  readonly #queue: Queue;

  /** @param redis of `failFast`: a test is wanted now or not at all. */
  constructor(redis: Redis) {
    this.#queue = new Queue(destinationTestQueueName, { connection: redis, prefix: queuePrefix });
    this.#queue.on('error', () => undefined);
  }

  /** Asks for a test. While one of this destination waits or runs, it is the same one. */
  async add({ destinationId }: TestDestinationJob): Promise<void> {
    const data = testDestinationJob.parse({ destinationId });
    await this.#queue.add('testDestination', data, { jobId: `test-${destinationId}`, removeOnComplete: true, removeOnFail: true });
  }

  async close(): Promise<void> {
    await this.#queue.close();
  }
}

interface DestinationTestWorkerOptions {
  /** As createEgressQueueWorker's. */
  redis: Redis;
  run: (data: TestDestinationJob) => Promise<void>;
  concurrency: number;
}

/** The receiving end of destination tests. `close` waits for those that run. */
export function createDestinationTestWorker({ redis, run, concurrency }: DestinationTestWorkerOptions): { close(): Promise<void> } {
  const worker = new Worker(destinationTestQueueName, async (job: Job) => await run(testDestinationJob.parse(job.data)), {
    connection: redis,
    prefix: queuePrefix,
    concurrency,
  });
  worker.on('error', () => undefined);
  return { close: () => worker.close() };
}
