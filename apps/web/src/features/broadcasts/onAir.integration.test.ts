import { AppError, broadcastStatus, egressQueueName, queuePrefix, redisKeys } from '@footlight/contracts';
import { redisReady } from '@footlight/server-kit/redis';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Backend } from '../../server/backend.ts';
import { awayRedisUrl, clearOnAir, createTestBackend, createTestUser } from '../../server/createTestBackend.ts';
import { createBroadcast, deleteBroadcast, endBroadcast, goLive, listBroadcasts, readBroadcast, updateBroadcast } from './server.ts';

let backend: Backend;
let ownerId: string;
let destinationId: string;
beforeAll(async () => {
  backend = createTestBackend();
  await redisReady(backend.redis);
  ({ id: ownerId } = await createTestUser(backend));
  ({ id: destinationId } = await backend.database.destination.create({
    data: { ownerId, name: 'Mine', platform: 'custom', serverUrl: 'rtmp://x/y', streamKeyCiphertext: 'x', streamKeySetAt: new Date() },
  }));
});
afterAll(async () => {
  await clearOnAir(backend);
  await backend.close();
});

const codeOf = async (promise: Promise<unknown>) =>
  await promise.then(
    () => 'none',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );
const newShow = async (changes: { destinationIds?: string[] } = {}) =>
  await createBroadcast(backend, {
    ownerId,
    title: 'Show',
    destinationIds: [destinationId],
    programSize: '720p',
    streamingMethod: null,
    scheduledAt: null,
    ...changes,
  });
const live = (id: string, withoutDestinations = false) => goLive(backend, { id, ownerId, withoutDestinations });
const jobOf = async (jobId: string) => await backend.redis.hgetall(`${queuePrefix}:${egressQueueName}:${jobId}`);

test('Go live twice at once: one goes live, the other is told', async () => {
  const { id } = await newShow();
  let tries: Promise<unknown>[] = [];
  // Both have read a show that is ready, and wait for its row.
  await backend.database.$transaction(
    async (transaction) => {
      await transaction.$queryRaw`SELECT id FROM "Broadcast" WHERE id = ${id}::uuid FOR UPDATE`;
      tries = [codeOf(live(id)), codeOf(live(id))];
      await vi.waitFor(async () => {
        const waiting = await backend.database
          .$queryRaw`SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'UPDATE%"Broadcast"%'`;
        expect(waiting).toHaveLength(2);
      }, 10_000);
    },
    { timeout: 20_000 },
  );
  expect((await Promise.all(tries)).toSorted()).toEqual(['alreadyLive', 'none']);
});

test('going live enqueues one start by ids alone and tells the media servers', async () => {
  const { id } = await newShow();
  const { egressId, startedAt } = await live(id);
  const job = await jobOf(`start-${egressId}`);
  expect(JSON.parse(job.data ?? '{}')).toEqual({ egressId, broadcastId: id });
  const status = broadcastStatus.parse(JSON.parse((await backend.redis.get(redisKeys.broadcastStatus(id))) ?? 'null'));
  expect(status).toEqual({ state: 'live', startedAt });
  expect(await readBroadcast(backend, { id, ownerId })).toMatchObject({ state: 'live', startedAt, egress: null });
});

test('End while starting ends, and enqueues the stop', async () => {
  const { id } = await newShow();
  const { egressId } = await live(id);
  const { endedAt } = await endBroadcast(backend, { id, ownerId });
  expect(JSON.parse((await jobOf(`stop-${egressId}`)).data ?? '{}')).toEqual({ egressId, broadcastId: id });
  expect(await endBroadcast(backend, { id, ownerId })).toEqual({ endedAt });
  expect(await codeOf(live(id))).toBe('broadcastEnded');
});

test('without a destination the creator must confirm', async () => {
  const { id } = await newShow({ destinationIds: [] });
  expect(await codeOf(live(id))).toBe('noDestination');
  expect(await codeOf(live(id, true))).toBe('none');
});

test('a disabled destination does not count', async () => {
  const { id: disabledId } = await backend.database.destination.create({
    data: {
      ownerId,
      name: 'Off',
      platform: 'custom',
      serverUrl: 'rtmp://x/y',
      streamKeyCiphertext: 'x',
      streamKeySetAt: new Date(),
      enabled: false,
    },
  });
  const { id } = await newShow({ destinationIds: [disabledId] });
  expect(await codeOf(live(id))).toBe('noDestination');
});

test('Daily is not available yet, by the show’s choice or the default', async () => {
  const { id } = await newShow();
  await updateBroadcast(backend, { id, ownerId, streamingMethod: 'daily' });
  expect(await codeOf(live(id))).toBe('methodUnavailable');
  expect((await readBroadcast(backend, { id, ownerId })).state).toBe('ready');
});

test('a show that is not live cannot end', async () => {
  const { id } = await newShow();
  expect(await codeOf(endBroadcast(backend, { id, ownerId }))).toBe('notLive');
});

test('while Redis is away Go live leaves the show ready, and End works', async () => {
  const { id } = await newShow();
  const away = createTestBackend({ REDIS_URL: awayRedisUrl });
  expect(await codeOf(goLive(away, { id, ownerId, withoutDestinations: false }))).toBe('redisUnavailable');
  const row = await backend.database.broadcast.findUniqueOrThrow({ where: { id } });
  expect(row).toMatchObject({ state: 'ready', egressId: null, startedAt: null });
  await live(id);
  expect(await codeOf(endBroadcast(away, { id, ownerId }))).toBe('none');
  expect((await readBroadcast(backend, { id, ownerId })).state).toBe('ended');
  await away.close();
});

test('on air only the title changes, and the show cannot be deleted', async () => {
  const { id } = await newShow();
  await live(id);
  expect((await updateBroadcast(backend, { id, ownerId, title: 'Renamed' })).title).toBe('Renamed');
  expect(await codeOf(updateBroadcast(backend, { id, ownerId, programSize: '1080p' }))).toBe('alreadyLive');
  expect(await codeOf(deleteBroadcast(backend, { id, ownerId }))).toBe('inUse');
  await endBroadcast(backend, { id, ownerId });
  expect(await codeOf(deleteBroadcast(backend, { id, ownerId }))).toBe('none');
});

test('others’ shows do not exist', async () => {
  const { id } = await newShow();
  const other = await createTestUser(backend, 'admin');
  const key = { id, ownerId: other.id };
  for (const attempt of [
    () => readBroadcast(backend, key),
    () => goLive(backend, { ...key, withoutDestinations: true }),
    () => endBroadcast(backend, key),
    () => deleteBroadcast(backend, key),
    () => updateBroadcast(backend, { ...key, title: 'Stolen' }),
  ])
    expect(await codeOf(attempt())).toBe('notFound');
  expect(
    await codeOf(
      createBroadcast(backend, {
        ownerId: other.id,
        title: 'x',
        destinationIds: [destinationId],
        programSize: '720p',
        streamingMethod: null,
        scheduledAt: null,
      }),
    ),
  ).toBe('invalidInput');
});

test('the history tells each destination’s outcome', async () => {
  const { id } = await newShow();
  const { egressId } = await live(id);
  await endBroadcast(backend, { id, ownerId });
  const output = { kind: 'destination', destinationId, name: 'Mine', platform: 'custom', state: 'failed', reason: 'keyRejected' } as const;
  await backend.database.egress.create({ data: { id: egressId, broadcastId: id, state: 'ended', outputs: { create: output } } });
  const listed = (await listBroadcasts(backend, ownerId)).find((broadcast) => broadcast.id === id);
  expect(listed?.egress?.outputs).toMatchObject([{ name: 'Mine', state: 'failed', reason: 'keyRejected' }]);
});
