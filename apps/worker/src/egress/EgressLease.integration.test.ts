import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { redisKeys } from '@footlight/contracts';
import { createLogger } from '@footlight/server-kit/logger';
import { createRedis, type Redis, redisReady } from '@footlight/server-kit/redis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testRedisUrl, waitFor } from '../../test/stack.ts';
import { EgressLease } from './EgressLease.ts';

const logger = createLogger({ name: 'test', level: 'silent' });
let redis: Redis;

beforeAll(async () => {
  redis = createRedis(testRedisUrl(), { name: 'test', logger, whenAway: 'wait' });
  await redisReady(redis);
});

afterAll(() => redis.disconnect());

const acquire = (egressId: string, workerId: string, fencingFloor = 0) =>
  EgressLease.acquire({ redis, egressId, workerId, fencingFloor, logger });

test('one of many workers gets it, and the next owner has a higher token', async () => {
  const egressId = randomUUID();
  const tries = await Promise.all(['a', 'b', 'c', 'd'].map((workerId) => acquire(egressId, workerId)));
  const [first, ...others] = tries.filter((lease) => lease !== undefined);
  expect(others).toEqual([]);
  await first?.release();
  const second = await acquire(egressId, 'b');
  expect(second?.fencingToken).toBeGreaterThan(first?.fencingToken ?? 0);
  await second?.release();
  expect(await redis.exists(redisKeys.egressLease(egressId))).toBe(0);
});

test('a Redis that lost its counter still gives a token above the database’s', async () => {
  const lease = await acquire(randomUUID(), 'a', 41);
  expect(lease?.fencingToken).toBe(42);
  await lease?.release();
});

test('it is kept while it is renewed, and taken again when it expired and nobody had it', async () => {
  const egressId = randomUUID();
  const lease = await acquire(egressId, 'a');
  await redis.del(redisKeys.egressLease(egressId), redisKeys.egressFence(egressId));
  await waitFor(async () => (await redis.get(redisKeys.egressLease(egressId))) === `a:${lease?.fencingToken}`, {
    what: () => 'taken again',
  });
  expect(await redis.get(redisKeys.egressFence(egressId))).toBe(String(lease?.fencingToken));
  expect(lease?.held).toBe(true);
  await lease?.release();
});

test('it is lost when another worker has it', async () => {
  const egressId = randomUUID();
  const lease = await acquire(egressId, 'a');
  if (!lease) throw new Error('no lease');
  await redis.set(redisKeys.egressLease(egressId), 'b:9');
  await once(lease, 'lost');
  await lease.release();
  expect(await redis.get(redisKeys.egressLease(egressId))).toBe('b:9');
});

test('it is lost when another worker had it and is gone again', async () => {
  const egressId = randomUUID();
  const lease = await acquire(egressId, 'a');
  if (!lease) throw new Error('no lease');
  await redis.incr(redisKeys.egressFence(egressId));
  await redis.del(redisKeys.egressLease(egressId));
  await once(lease, 'lost');
  expect(await redis.exists(redisKeys.egressLease(egressId))).toBe(0);
});
