/** What the worker's integration tests stand on: rows, a placed Room, a worker, and waiting for conditions. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type EgressStatus, egressStatus, type OutputStatus, type ProgramId, redisKeys, type StreamingMethod } from '@footlight/contracts';
import { createDatabase, type Database } from '@footlight/database';
import { createLogger } from '@footlight/server-kit/logger';
import { EgressQueue } from '@footlight/server-kit/queue';
import { createRedis, type Redis, redisReady } from '@footlight/server-kit/redis';
import { SecretBox } from '@footlight/server-kit/SecretBox';
import { findFreePort } from '../../../tests/support/rtmpServer.ts';
import { createServerRecord } from '../../../tests/support/serverRecord.ts';
import { TapSimulator } from '../../../tests/support/tapSimulator.ts';
import { EgressWorker } from '../src/EgressWorker.ts';
import type { WorkerEnv } from '../src/env.ts';

const requireVariable = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: npm test sets it`);
  return value;
};

/** A Redis database of its own, so that no other test's jobs are taken. */
export const testRedisUrl = (): string => `${requireVariable('TEST_REDIS_URL')}/9`;
export const testDatabaseUrl = (): string => requireVariable('TEST_DATABASE_URL');

interface ShowDestination {
  name: string;
  serverUrl: string;
  streamKey: string;
  program?: ProgramId;
  /** A ciphertext that does not open. */
  sealedForAnother?: boolean;
}

export interface Show {
  broadcastId: string;
  egressId: string;
  destinationIds: string[];
}

export class TestStack {
  readonly folder: string;
  readonly redis: Redis;
  readonly database: Database;
  readonly queue: EgressQueue;
  readonly tap: TapSimulator;
  readonly internalApiToken = randomBytes(24).toString('hex');
  readonly encryptionKey = randomBytes(32).toString('base64');
  readonly #workers: EgressWorker[] = [];
  readonly #broadcastIds: string[] = [];

  private constructor(parts: { folder: string; redis: Redis; database: Database; tap: TapSimulator; token: string }) {
    this.folder = parts.folder;
    this.redis = parts.redis;
    this.database = parts.database;
    this.tap = parts.tap;
    this.internalApiToken = parts.token;
    this.queue = new EgressQueue(parts.redis);
  }

  static async start(
    tapOptions: { size?: string; videoBitrateKbps?: number; audioLagMs?: number; audioStartMs?: number; fps?: number } = {},
  ): Promise<TestStack> {
    const logger = createLogger({ name: 'test', level: 'error' });
    const redis = createRedis(testRedisUrl(), { name: 'test', logger, whenAway: 'wait' });
    await redisReady(redis);
    await redis.flushdb();
    const token = randomBytes(24).toString('hex');
    const tap = await TapSimulator.start({ token, ...tapOptions });
    const folder = await mkdtemp(join(tmpdir(), 'footlight-worker-'));
    return new TestStack({ folder, redis, database: createDatabase(testDatabaseUrl()), tap, token });
  }

  get recordingsFolder(): string {
    return join(this.folder, 'recordings');
  }

  async workerEnv(changes: Partial<WorkerEnv> = {}): Promise<WorkerEnv> {
    return {
      DATABASE_URL: testDatabaseUrl(),
      REDIS_URL: testRedisUrl(),
      WORKER_ID: `test-${randomUUID().slice(0, 8)}`,
      WORKER_PORT: await findFreePort(),
      INTERNAL_API_TOKEN: this.internalApiToken,
      ENCRYPTION_KEYS: [this.encryptionKey],
      RTMP_ALLOWED_PRIVATE_HOSTS: ['127.0.0.1'],
      FFMPEG_PATH: 'ffmpeg',
      WORKER_RTP_IP: '127.0.0.1',
      WORKER_RTP_MIN_PORT: 44000,
      WORKER_RTP_MAX_PORT: 44999,
      RECORDINGS_DIR: this.recordingsFolder,
      WORKER_MAX_EGRESSES: 20,
      LOG_LEVEL: 'error',
      ...changes,
    };
  }

  async startWorker(changes: Partial<WorkerEnv> = {}): Promise<EgressWorker> {
    const env = await this.workerEnv(changes);
    const worker = await EgressWorker.create({
      env,
      logger: createLogger({ name: 'worker', level: process.env.TEST_LOG_LEVEL ?? 'silent' }),
    });
    this.#workers.push(worker);
    return worker;
  }

  /** A live Broadcast with its destinations, its Room placed on the tap simulator. No job is sent. */
  async createShow({ destinations, method = 'ffmpeg' }: { destinations: ShowDestination[]; method?: StreamingMethod }): Promise<Show> {
    const secretBox = new SecretBox([this.encryptionKey]);
    const owner = await this.database.user.create({ data: { email: `${randomUUID()}@example.test`, name: 'Owner' } });
    const egressId = randomUUID();
    const destinationIds: string[] = [];
    for (const { name, serverUrl, streamKey, program = 'main', sealedForAnother } of destinations) {
      const id = randomUUID();
      destinationIds.push(id);
      const streamKeyCiphertext = secretBox.seal(streamKey, sealedForAnother ? randomUUID() : id);
      await this.database.destination.create({
        data: { id, ownerId: owner.id, name, platform: 'custom', program, serverUrl, streamKeyCiphertext, streamKeySetAt: new Date() },
      });
    }
    // All at once: a worker that reconciles just then takes up the show with whatever destinations it has.
    const broadcast = await this.database.broadcast.create({
      data: {
        ...{ ownerId: owner.id, title: 'Show', state: 'live', startedAt: new Date(), egressId, streamingMethod: method },
        destinations: { create: destinationIds.map((destinationId) => ({ destinationId })) },
      },
    });
    this.#broadcastIds.push(broadcast.id);
    await this.placeRoom(broadcast.id);
    return { broadcastId: broadcast.id, egressId, destinationIds };
  }

  async placeRoom(roomId: string): Promise<void> {
    const record = createServerRecord('tap-simulator', { internalUrl: this.tap.url });
    await this.redis.set(redisKeys.server(record.serverId), JSON.stringify(record));
    await this.redis.set(redisKeys.roomServer(roomId), record.serverId);
  }

  async requestStart({ egressId, broadcastId }: Show): Promise<void> {
    await this.queue.add('startEgress', { egressId, broadcastId }, { jobId: `start-${egressId}` });
  }

  /** What web does at End: the Broadcast's state, then the job. */
  async requestEnd({ egressId, broadcastId }: Show): Promise<void> {
    await this.database.broadcast.update({ where: { id: broadcastId }, data: { state: 'ended', endedAt: new Date() } });
    await this.queue.add('stopEgress', { egressId, broadcastId }, { jobId: `stop-${egressId}` });
  }

  async findStatus({ egressId }: Show): Promise<EgressStatus | undefined> {
    const value = await this.redis.get(redisKeys.egressStatus(egressId));
    return value === null ? undefined : egressStatus.parse(JSON.parse(value));
  }

  async waitForStatus(show: Show, what: string, matches: (status: EgressStatus) => boolean, timeoutMs = 30_000): Promise<EgressStatus> {
    let last: EgressStatus | undefined;
    return await waitFor(
      async () => {
        last = await this.findStatus(show);
        return last && matches(last) ? last : undefined;
      },
      { what: () => `${what}; last: ${JSON.stringify(last)}`, timeoutMs },
    );
  }

  async endShow(show: Show): Promise<void> {
    await this.requestEnd(show);
    await waitFor(async () => (await this.database.egress.findUnique({ where: { id: show.egressId } }))?.endedAt ?? undefined, {
      what: () => 'the end is written',
    });
  }

  async close(): Promise<void> {
    await this.database.broadcast.updateMany({ where: { id: { in: this.#broadcastIds } }, data: { state: 'ended' } });
    await Promise.all(this.#workers.map((worker) => worker.close()));
    await this.queue.close();
    await this.tap.close();
    this.redis.disconnect();
    await this.database.$disconnect();
    await rm(this.folder, { recursive: true, force: true });
  }
}

export const outputNamed = ({ outputs }: EgressStatus, name: string): OutputStatus | undefined =>
  outputs.find((output) => output.name === name);
export const isLive = (status: EgressStatus, name: string): boolean => outputNamed(status, name)?.state === 'live';

/** Asks until there is an answer. @throws Error that names what was waited for. */
export async function waitFor<T>(
  ask: () => Promise<T | undefined | false>,
  { what, timeoutMs = 30_000 }: { what: () => string; timeoutMs?: number },
): Promise<T> {
  for (const deadline = Date.now() + timeoutMs; ; await delay(50)) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`waited ${timeoutMs} ms for: ${what()}`);
  }
}
