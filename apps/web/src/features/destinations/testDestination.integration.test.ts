import { AppError, type DestinationTestState, redisKeys } from '@footlight/contracts';
import { createDestinationTestWorker } from '@footlight/server-kit/queue';
import { createRedis, type Redis, redisReady } from '@footlight/server-kit/redis';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Backend } from '../../server/backend.ts';
import { awayRedisUrl, createTestBackend, createTestUser } from '../../server/createTestBackend.ts';
import { createDestination, testDestination } from './server.ts';

const passed: DestinationTestState = { state: 'passed', at: 1, tookMs: 2 };
const publishing: DestinationTestState = { state: 'testing', phase: 'publishing' };

let backend: Backend;
let workerRedis: Redis;
let worker: { close(): Promise<void> } | undefined;

beforeAll(async () => {
  backend = createTestBackend({ RTMP_ALLOWED_PRIVATE_HOSTS: '127.0.0.1' });
  await redisReady(backend.redis);
  workerRedis = createRedis(process.env.TEST_REDIS_URL ?? '', { name: 'test-worker', logger: backend.logger, whenAway: 'wait' });
});
afterEach(async () => {
  await worker?.close();
  worker = undefined;
});
afterAll(async () => {
  workerRedis.disconnect();
  await backend.close();
});

/** Stands for the worker: runs what is asked for and counts. */
const startWorker = (run: (tell: (state: DestinationTestState) => Promise<number>) => Promise<void>) => {
  const runs: string[] = [];
  worker = createDestinationTestWorker({
    redis: workerRedis,
    concurrency: 4,
    run: async ({ destinationId }) => {
      runs.push(destinationId);
      await run(async (state) => await backend.redis.publish(redisKeys.destinationTest(destinationId), JSON.stringify(state)));
    },
  });
  return runs;
};

const makeDestination = async () => {
  const { id: ownerId } = await createTestUser(backend);
  const body = {
    name: 'Mine',
    platform: 'custom' as const,
    program: 'main' as const,
    serverUrl: 'rtmp://127.0.0.1/live',
    streamKey: 'key',
    enabled: true,
  };
  const { id } = await createDestination(backend, { ...body, ownerId });
  return { id, ownerId, signal: new AbortController().signal };
};

const linesOf = async (response: Response): Promise<unknown[]> =>
  (await response.text())
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

const codeOf = async (promise: Promise<unknown>) =>
  await promise.then(
    () => 'none',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

test('each state is a line, said once, up to the verdict', async () => {
  startWorker(async (tell) => {
    for (const state of [publishing, publishing, passed]) await tell(state);
  });
  const response = await testDestination(backend, await makeDestination());
  expect(response.headers.get('cache-control')).toContain('no-transform');
  expect(await linesOf(response)).toEqual([{ state: 'testing', phase: 'waiting' }, publishing, passed]);
});

test('two tests of one destination at once are one; a third, later, is another', async () => {
  const { promise: bothAsk, resolve } = Promise.withResolvers<void>();
  const runs = startWorker(async (tell) => {
    await bothAsk;
    await tell(passed);
  });
  const destination = await makeDestination();
  const both = [await testDestination(backend, destination), await testDestination(backend, destination)];
  resolve();
  for (const response of both) expect((await linesOf(response)).at(-1)).toEqual(passed);
  expect(runs).toEqual([destination.id]);
  await expect.poll(async () => (await linesOf(await testDestination(backend, destination))).at(-1)).toEqual(passed);
  expect(runs.length).toBeGreaterThan(1);
});

test('who closes the page is not listened for any more', async () => {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  const heard: number[] = [];
  startWorker(async (tell) => {
    heard.push(await tell(publishing));
    await closed;
    await expect.poll(async () => await tell(publishing)).toBe(0);
    heard.push(0);
  });
  const page = new AbortController();
  const response = await testDestination(backend, { ...(await makeDestination()), signal: page.signal });
  await expect.poll(() => heard).toEqual([1]);
  page.abort();
  resolve();
  await expect.poll(() => heard).toEqual([1, 0]);
  await response.text();
});

test('others’ destinations, one on air and too many tests are refused', async () => {
  const runs = startWorker(async (tell) => {
    await tell(passed);
  });
  const destination = await makeDestination();
  const { id: stranger } = await createTestUser(backend);
  expect(await codeOf(testDestination(backend, { ...destination, ownerId: stranger }))).toBe('notFound');
  const { id: showId } = await backend.database.broadcast.create({
    data: { ownerId: destination.ownerId, title: 'On air', state: 'live', destinations: { create: { destinationId: destination.id } } },
  });
  expect(await codeOf(testDestination(backend, destination))).toBe('destinationOnAir');
  await backend.database.broadcast.update({ where: { id: showId }, data: { state: 'ended' } });
  expect(runs).toEqual([]);

  const closed = AbortSignal.abort();
  for (let count = 0; count < 20; count += 1) await backend.rateLimits.consume('destinationTest', destination.ownerId);
  expect(await codeOf(testDestination(backend, { ...destination, signal: closed }))).toBe('rateLimited');
});

test('without Redis the refusal says so', async () => {
  const away = createTestBackend({ REDIS_URL: awayRedisUrl });
  const destination = await makeDestination();
  expect(await codeOf(testDestination({ ...away, database: backend.database }, destination))).toBe('redisUnavailable');
  await away.close();
});
