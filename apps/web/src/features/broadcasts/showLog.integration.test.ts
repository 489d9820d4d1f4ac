import { type LoggedAction, redisKeys, type ShowAction } from '@footlight/contracts';
import { redisReady } from '@footlight/server-kit/redis';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Backend } from '../../server/backend.ts';
import { awayRedisUrl, createTestBackend, createTestUser } from '../../server/createTestBackend.ts';
import { formatChapters, listChapters, readShowLog } from './server.ts';

let backend: Backend;
let ownerId: string;
const startedAt = Date.now() - 600_000;

beforeAll(async () => {
  backend = createTestBackend();
  await redisReady(backend.redis);
  ({ id: ownerId } = await createTestUser(backend));
});
afterAll(async () => await backend.close());

async function newShow(): Promise<string> {
  const data = { ownerId, title: 'Show', state: 'ended' as const, startedAt: new Date(startedAt), endedAt: new Date(startedAt + 300_000) };
  return (await backend.database.broadcast.create({ data })).id;
}
async function write(id: string, afterMs: number, action: ShowAction): Promise<void> {
  const logged: LoggedAction = { at: startedAt + afterMs, by: { name: 'Ada', role: 'host' }, action };
  await backend.redis.xadd(redisKeys.showLog(id), '*', 'action', JSON.stringify(logged));
}

test('what people did is kept, told with the show’s own turns, and stays when Redis has lost it', async () => {
  const id = await newShow();
  await write(id, 20_000, { type: 'sceneSwitched', scene: 'Talk' });
  await write(id, 25_000, { type: 'muted', name: 'Gus', muted: true });
  await readShowLog(backend, { id, ownerId });
  await write(id, 65_000, { type: 'sceneSwitched', scene: 'Goodbye' });
  await backend.redis.xadd(redisKeys.showLog(id), '*', 'action', 'not JSON', 'more', 'fields');
  const events = await readShowLog(backend, { id, ownerId });
  expect(events.map(({ offsetMs, by, event }) => [offsetMs, by?.name ?? null, event.type])).toEqual([
    [0, null, 'wentLive'],
    [20_000, 'Ada', 'sceneSwitched'],
    [25_000, 'Ada', 'muted'],
    [65_000, 'Ada', 'sceneSwitched'],
    [300_000, null, 'ended'],
  ]);
  expect(formatChapters(listChapters(events))).toBe('0:00 Start\n0:20 Talk\n1:05 Goodbye\n');
  await backend.redis.del(redisKeys.showLog(id));
  expect(await readShowLog(backend, { id, ownerId })).toEqual(events);
  const away = createTestBackend({ REDIS_URL: awayRedisUrl });
  expect(await readShowLog(away, { id, ownerId })).toEqual(events);
  await away.close();
});

test('a show that was never live has no log, and another creator’s does not exist', async () => {
  const { id } = await backend.database.broadcast.create({ data: { ownerId, title: 'Show' } });
  expect(await readShowLog(backend, { id, ownerId })).toEqual([]);
  const { id: strangerId } = await createTestUser(backend);
  await expect(readShowLog(backend, { id: await newShow(), ownerId: strangerId })).rejects.toMatchObject({ code: 'notFound' });
});
