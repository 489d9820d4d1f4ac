import { type BroadcastEvent, broadcastEvent, redisKeys, type ServerRecord, serverRecord, serverTtlMs } from '@footlight/contracts';
import { createLogger } from '@footlight/server-kit/logger';
import { createRedis, type Redis, redisReady } from '@footlight/server-kit/redis';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { joinAs } from '../../test/people.ts';
import { startTestServer, type TestServer } from '../../test/startTestServer.ts';
import { until } from '../../test/until.ts';

let redis: Redis;
let server: TestServer;

beforeAll(async () => {
  const logger = createLogger({ name: 'test', level: 'silent' });
  redis = createRedis(process.env.TEST_REDIS_URL ?? '', { name: 'test', logger, whenAway: 'failFast' });
  await redisReady(redis);
});
afterAll(() => redis.disconnect());
beforeEach(async () => {
  server = await startTestServer({ env: { REGION: 'eu' }, timings: { registryHeartbeatMs: 50, emptyRoomMs: 100, resumeWindowMs: 100 } });
});
afterEach(async () => await server.server.close());

async function findRecord(): Promise<ServerRecord | undefined> {
  const text = await redis.get(redisKeys.server(server.env.SERVER_ID));
  return text === null ? undefined : serverRecord.parse(JSON.parse(text));
}

test('a server is registered before it answers, with a record that expires', async () => {
  expect(await findRecord()).toMatchObject({
    serverId: server.env.SERVER_ID,
    port: server.server.port,
    publicUrl: null,
    internalUrl: server.httpUrl,
    region: 'eu',
    load: { mediaWorkers: 1, rooms: 0, peers: 0, connections: 0, activeTaps: 0 },
  });
  const ttlMs = await redis.pttl(redisKeys.server(server.env.SERVER_ID));
  expect(ttlMs).toBeGreaterThan(0);
  expect(ttlMs).toBeLessThanOrEqual(serverTtlMs);
  expect(Number(await redis.zscore(redisKeys.serverIndex, server.env.SERVER_ID))).toBeGreaterThan(Date.now());
});

test('its load follows what it carries', async () => {
  await joinAs(server, { roomId: crypto.randomUUID(), role: 'host' });
  await until('the new load', async () => (await findRecord())?.load.peers === 1);
  expect((await findRecord())?.load).toMatchObject({ rooms: 1, routers: 1, connections: 1 });
});

test('it leaves the registry when it closes', async () => {
  await server.server.close();
  expect(await findRecord()).toBeUndefined();
  expect(await redis.zscore(redisKeys.serverIndex, server.env.SERVER_ID)).toBeNull();
});

test('it comes back by itself after Redis lost everything', async () => {
  await redis.del(redisKeys.server(server.env.SERVER_ID));
  await until('the record', async () => (await findRecord()) !== undefined);
});

test('a room’s entry is renewed while the room lives, and deleted with it', async () => {
  const roomId = crypto.randomUUID();
  await redis.set(redisKeys.roomServer(roomId), server.env.SERVER_ID, 'EX', 3600);
  const host = await joinAs(server, { roomId, role: 'host' });
  await until('the renewal', async () => (await redis.ttl(redisKeys.roomServer(roomId))) <= 30);
  await redis.del(redisKeys.roomServer(roomId));
  await until('the entry again', async () => (await redis.get(redisKeys.roomServer(roomId))) === server.env.SERVER_ID);
  await host.client.request('leave', {});
  await until('the entry to go', async () => (await redis.get(redisKeys.roomServer(roomId))) === null);
});

test('a room’s entry that names another server by now is left alone', async () => {
  const roomId = crypto.randomUUID();
  const host = await joinAs(server, { roomId, role: 'host' });
  await until('the entry', async () => (await redis.get(redisKeys.roomServer(roomId))) !== null);
  await redis.set(redisKeys.roomServer(roomId), 'another', 'EX', 60);
  await host.client.request('leave', {});
  await until('the room to go', () => server.server.rooms.find(roomId) === undefined);
  await until('two heartbeats', async () => {
    const record = await findRecord();
    return record?.load.rooms === 0;
  });
  expect(await redis.get(redisKeys.roomServer(roomId))).toBe('another');
  await redis.del(redisKeys.roomServer(roomId));
});

test('a room knows the state of its Broadcast when it opens, and tells each change', async () => {
  const roomId = crypto.randomUUID();
  await redis.set(redisKeys.broadcastStatus(roomId), JSON.stringify({ state: 'live', startedAt: 1_700_000_000_000 }), 'EX', 60);
  const host = await joinAs(server, { roomId, role: 'host' });
  expect(host.joined.room.broadcast).toEqual({ state: 'live', startedAt: 1_700_000_000_000 });
  const event: BroadcastEvent = { type: 'broadcastStateChanged', status: { state: 'ended', startedAt: null } };
  await redis.publish(redisKeys.broadcastEvents(roomId), 'not json');
  await redis.publish(redisKeys.broadcastEvents(roomId), JSON.stringify(broadcastEvent.parse(event)));
  expect(await host.client.waitFor('broadcastStateChanged')).toEqual(event.status);
  expect(await host.client.request('renameSelf', { name: 'Still here' })).toEqual({});
});
