import { type LoggedAction, loggedAction, redisKeys } from '@footlight/contracts';
import { createRedis, type Redis, redisReady } from '@footlight/server-kit/redis';
import { ShowLogWriter } from '@footlight/server-kit/ShowLogWriter';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinAs } from '../../test/people.ts';
import { RedisGate } from '../../test/RedisGate.ts';
import { silentLogger, startTestServer, type TestServer } from '../../test/startTestServer.ts';
import { until } from '../../test/until.ts';

let server: TestServer;
let redis: Redis;

beforeAll(async () => {
  server = await startTestServer();
  redis = createRedis(server.env.REDIS_URL, { name: 'show log test', logger: silentLogger, whenAway: 'wait' });
  await redisReady(redis);
});
afterAll(async () => {
  redis.disconnect();
  await server.server.close();
});

async function readLog(broadcastId: string): Promise<LoggedAction[]> {
  const entries = await redis.xrange(redisKeys.showLog(broadcastId), '-', '+');
  return entries.map(([, fields]) => loggedAction.parse(JSON.parse(fields[1] ?? 'null')));
}

test('what people do on air is written to the show’s stream, in order, and nothing of before', async () => {
  const roomId = crypto.randomUUID();
  const host = await joinAs(server, { roomId, role: 'host', name: 'Hanna' });
  const guest = await joinAs(server, { roomId, peerId: 'guest', name: 'Gus' });
  await host.client.request('updateScene', { change: { layout: 'solo' } });
  server.server.rooms.find(roomId)?.setBroadcast({ state: 'live', startedAt: Date.now() });
  await host.client.request('setPlacement', { peerId: 'guest', placement: 'onStage' });
  await host.client.request('updateScene', { change: { layout: 'split' } });
  await host.client.request('updateScene', { change: { layout: 'grid', cue: { serial: 1, transition: 'fade' } } });
  await host.client.request('tellSceneSwitched', { scene: 'Talk' });
  await expect(guest.client.request('tellSceneSwitched', { scene: 'Mine' })).rejects.toMatchObject({ code: 'forbidden' });
  await host.client.request('setMutedByHost', { peerId: 'guest', muted: true });
  await host.client.request('removePeer', { peerId: 'guest' });
  server.server.rooms.find(roomId)?.setBroadcast({ state: 'ended', startedAt: null });
  await host.client.request('updateScene', { change: { layout: 'solo' } });
  await until('the log', async () => (await readLog(roomId)).length === 5);
  const log = await readLog(roomId);
  expect(log.map(({ action }) => action)).toEqual([
    { type: 'placed', name: 'Gus', placement: 'onStage' },
    { type: 'layoutChosen', layout: 'split' },
    { type: 'sceneSwitched', scene: 'Talk' },
    { type: 'muted', name: 'Gus', muted: true },
    { type: 'removed', name: 'Gus', banned: false },
  ]);
  expect(log[0]?.by).toEqual({ name: 'Hanna', role: 'host' });
  expect(await redis.ttl(redisKeys.showLog(roomId))).toBeGreaterThan(3600);
});

test('what happens while Redis is away is written in order when it is back', async () => {
  const gate = await RedisGate.open();
  const gated = createRedis(gate.url, { name: 'gated', logger: silentLogger, whenAway: 'failFast' });
  await redisReady(gated);
  const writer = new ShowLogWriter({ redis: gated, logger: silentLogger });
  const broadcastId = crypto.randomUUID();
  const note = (scene: string) =>
    writer.append(broadcastId, { at: Date.now(), by: { name: 'Hanna', role: 'host' }, action: { type: 'sceneSwitched', scene } });
  note('One');
  await until('the first entry', async () => (await readLog(broadcastId)).length === 1);
  gate.cut();
  await until('Redis to be away', () => gated.status !== 'ready');
  note('Two');
  note('Three');
  gate.mend();
  await until('the other entries', async () => (await readLog(broadcastId)).length === 3);
  expect((await readLog(broadcastId)).map(({ action }) => (action.type === 'sceneSwitched' ? action.scene : ''))).toEqual([
    'One',
    'Two',
    'Three',
  ]);
  gated.disconnect();
  gate.close();
});
