import { randomUUID } from 'node:crypto';
import { AppError, redisKeys } from '@footlight/contracts';
import { redisReady } from '@footlight/server-kit/redis';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createServerRecord } from '../../../../../tests/support/serverRecord.ts';
import type { Backend } from '../../server/backend.ts';
import { createTestBackend, createTestUser } from '../../server/createTestBackend.ts';
import { placeRoom } from './placement.ts';
import { admitHost, listServers } from './server.ts';

let backend: Backend;
beforeAll(async () => {
  backend = createTestBackend();
  await redisReady(backend.redis);
});
afterAll(async () => {
  await backend.redis.del(redisKeys.serverIndex);
  await backend.close();
});
beforeEach(async () => {
  await backend.redis.del(redisKeys.serverIndex);
});

async function heartbeat(serverId: string, changes: Record<string, unknown> = {}, expiresInMs = 10_000): Promise<void> {
  await backend.redis.zadd(redisKeys.serverIndex, Date.now() + expiresInMs, serverId);
  await backend.redis.set(redisKeys.server(serverId), JSON.stringify(createServerRecord(serverId, changes)), 'PX', 10_000);
}

test('a server whose heartbeat stopped is gone', async () => {
  await heartbeat('alive');
  await heartbeat('dead', {}, -1);
  expect((await listServers(backend)).map(({ serverId }) => serverId)).toEqual(['alive']);
});

test('everybody who asks at once gets the same server', async () => {
  await Promise.all(['a', 'b', 'c'].map((id) => heartbeat(id)));
  const roomId = randomUUID();
  const placed = await Promise.all(Array.from({ length: 20 }, () => placeRoom(backend, roomId)));
  expect(new Set(placed.map(({ serverId }) => serverId)).size).toBe(1);
});

test('a room stays where it is though another server is idle, also while its own drains, and moves when that dies', async () => {
  await heartbeat('first');
  const roomId = randomUUID();
  expect((await placeRoom(backend, roomId)).serverId).toBe('first');
  await heartbeat('first', { state: 'degraded' });
  await heartbeat('second');
  expect((await placeRoom(backend, roomId)).serverId).toBe('first');
  await heartbeat('first', { state: 'draining' });
  expect((await placeRoom(backend, roomId)).serverId).toBe('first');
  expect((await placeRoom(backend, randomUUID())).serverId).toBe('second');
  await backend.redis.zrem(redisKeys.serverIndex, 'first');
  expect((await placeRoom(backend, roomId)).serverId).toBe('second');
});

test('the host is the same peer in every tab, and another one in another show', async () => {
  await heartbeat('only');
  const user = await createTestUser(backend);
  const [one, other] = await Promise.all(
    [1, 2].map(() => backend.database.broadcast.create({ data: { ownerId: user.id, title: 'Show' } })),
  );
  const origin = { requestHost: 'studio.test:3000', secure: true };
  const admit = (id: string | undefined) => admitHost(backend, { id: id ?? '', user, origin });
  const [first, second, elsewhere] = [await admit(one?.id), await admit(one?.id), await admit(other?.id)];
  expect(first).toMatchObject({ role: 'host', peerId: second.peerId, url: 'wss://studio.test:4000' });
  expect(first.token).not.toBe(second.token);
  expect(elsewhere.peerId).not.toBe(first.peerId);
});

test('without any server there is a sentence for it', async () => {
  await expect(placeRoom(backend, randomUUID())).rejects.toEqual(new AppError('noMediaServer'));
});
