import { createServer } from 'node:net';
import { closeCodes, redisKeys, serverRecord } from '@footlight/contracts';
import { createRedis, redisReady } from '@footlight/server-kit/redis';
import { afterEach, describe, expect, test } from 'vitest';
import { healthOf } from '../test/healthOf.ts';
import { environmentOf, isAlive, MediaServerProcess } from '../test/MediaServerProcess.ts';
import { joinAs, publish, receive } from '../test/people.ts';
import { RedisGate } from '../test/RedisGate.ts';
import { grantToken, internalApiToken, roomTokenSecret, silentLogger, startTestServer, type TestServer } from '../test/startTestServer.ts';
import { TestClient } from '../test/TestClient.ts';
import { until } from '../test/until.ts';

const closers: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

async function start(options: Parameters<typeof startTestServer>[0] = {}): Promise<TestServer> {
  const server = await startTestServer(options);
  closers.push(async () => await server.server.close());
  return server;
}

async function startProcess(variables: Record<string, string> = {}): Promise<MediaServerProcess> {
  const server = await MediaServerProcess.start(variables);
  closers.push(() => server.kill('SIGKILL'));
  return server;
}

describe('resources', () => {
  test('nothing is left after fifty people came, sent, received and went', async () => {
    const server = await start({ timings: { emptyRoomMs: 50, resumeWindowMs: 50 } });
    const roomId = crypto.randomUUID();
    for (let round = 0; round < 25; round += 1) {
      const host = await joinAs(server, { roomId, role: 'host' });
      const guest = await joinAs(server, { roomId });
      const [cameraId = ''] = await publish(host, 'camera', 'microphone', 'programVideo', 'programAudio');
      await publish(guest, 'camera');
      await receive(guest, cameraId);
      if (round % 2 === 0) await Promise.all([host, guest].map(({ client }) => client.request('leave', {})));
      else for (const { client } of [host, guest]) client.drop();
      if (round % 2 === 1) await until('the places to go', () => server.server.rooms.peerCount === 0);
    }
    await until('the room to go', () => server.server.rooms.roomCount === 0);
    await until('the sockets to go', async () => (await healthOf(server)).connections === 0);
    expect(await healthOf(server)).toMatchObject({ routers: 0, transports: 0, producers: 0, consumers: 0, rooms: 0, peers: 0, taps: 0 });
    const metrics = await (await fetch(`${server.httpUrl}/metrics`)).text();
    expect(metrics).toMatch(/footlight_joins_total\{role="host",process="media-server"\} 25/);
    for (const name of ['transports', 'producers', 'consumers', 'routers', 'rooms', 'peers', 'connections'])
      expect(metrics).toMatch(new RegExp(`^footlight_${name}\\{process="media-server"\\} 0$`, 'm'));
  });
});

describe('health', () => {
  test('tells what the server carries, and no secret', async () => {
    const server = await start();
    const host = await joinAs(server, { role: 'host' });
    await publish(host, 'camera');
    const health = await healthOf(server);
    expect(health).toMatchObject({ serverId: server.env.SERVER_ID, activeStreams: 0, rooms: 1, peers: 1, connections: 1, mediaWorkers: 1 });
    expect(health).toMatchObject({
      cpu: expect.any(Number),
      uptimeSeconds: expect.any(Number),
      memory: { processBytes: expect.any(Number) },
    });
    const text = JSON.stringify(health) + (await (await fetch(`${server.httpUrl}/metrics`)).text());
    for (const secret of [roomTokenSecret, internalApiToken, host.joined.resumeToken]) expect(text).not.toContain(secret);
    expect((await fetch(`${server.httpUrl}/ready`)).status).toBe(200);
  });

  test('is degraded while Redis is away, at the start as well; rooms work all the same', async () => {
    const port = await new Promise<number>((resolve) => {
      const probe = createServer();
      probe.listen(0, '127.0.0.1', () => {
        const address = probe.address();
        probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
      });
    });
    const server = await start({ env: { REDIS_URL: `redis://127.0.0.1:${port}` } });
    expect(await healthOf(server)).toMatchObject({ status: 'degraded', problems: { redis: 'away' } });
    const host = await joinAs(server, { role: 'host' });
    expect(await publish(host, 'camera')).toHaveLength(1);
  });

  test('comes back by itself when Redis does, and rooms go on meanwhile', async () => {
    const gate = await RedisGate.open();
    const server = await start({ env: { REDIS_URL: gate.url }, timings: { registryHeartbeatMs: 100 } });
    await until('healthy', async () => !('redis' in (await healthOf(server)).problems));
    const host = await joinAs(server, { role: 'host' });
    gate.cut();
    await until('degraded', async () => (await healthOf(server)).problems.redis === 'away');
    expect(await publish(host, 'camera')).toHaveLength(1);
    const guest = await joinAs(server);
    await guest.client.request('renameSelf', { name: 'Came while Redis was away' });
    gate.mend();
    await until('healthy again', async () => !('redis' in (await healthOf(server)).problems));
    gate.close();
  });
});

describe('draining', () => {
  test('takes no new room, keeps the running show together, and ends when the last one left', async () => {
    const server = await startProcess({ DRAIN_TIMEOUT_SECONDS: '30' });
    const host = await joinAs(server, { roomId: 'show', role: 'host', peerId: 'host' });
    server.kill('SIGTERM');
    await until('draining', async () => (await fetch(`${server.httpUrl}/health`)).status === 503);
    expect((await fetch(`${server.httpUrl}/ready`)).status).toBe(503);
    const redis = createRedis(server.env.REDIS_URL, { name: 'test', logger: silentLogger, whenAway: 'failFast' });
    await redisReady(redis);
    await until('the registry to know', async () => {
      const text = await redis.get(redisKeys.server(server.env.SERVER_ID));
      return text !== null && serverRecord.parse(JSON.parse(text)).state === 'draining';
    });
    const token = await grantToken(server, { roomId: 'another show' });
    await expect(TestClient.connect(server.url, { token })).rejects.toMatchObject({ status: 503, code: 'draining' });
    host.client.drop();
    const again = await TestClient.connect(server.url, {
      token: await grantToken(server, { roomId: 'show', role: 'host', peerId: 'host' }),
    });
    expect((await again.request('join', { takeOver: true })).self.placement).toBe('onStage');
    await again.request('leave', {});
    expect(await server.waitForExit()).toEqual({ code: 0, signal: null });
    expect(await redis.get(redisKeys.server(server.env.SERVER_ID))).toBeNull();
    redis.disconnect();
  });

  test('sends everyone elsewhere when the time is over, and exits', async () => {
    const server = await startProcess();
    const host = await joinAs(server, { roomId: 'show', role: 'host' });
    await publish(host, 'camera');
    const mediaWorkerPids = server.childPids();
    server.kill('SIGTERM');
    await host.client.waitFor('serverDraining');
    expect((await host.client.waitForClose()).code).toBe(closeCodes.draining);
    expect(await server.waitForExit()).toEqual({ code: 0, signal: null });
    await until('the media workers to go', () => !mediaWorkerPids.some(isAlive));
  });
});

describe('the process', () => {
  test('takes its media workers with it when it is killed, and never gave them a secret', async () => {
    const server = await startProcess();
    const pids = server.childPids();
    expect(pids).toHaveLength(1);
    for (const pid of pids) {
      expect(environmentOf(pid)).toContain('MEDIASOUP_VERSION');
      for (const secret of [roomTokenSecret, internalApiToken]) expect(environmentOf(pid)).not.toContain(secret);
    }
    server.kill('SIGKILL');
    await until('the media workers to go', () => !pids.some(isAlive));
  });

  test('logs neither tokens nor secrets', async () => {
    const server = await startProcess({ LOG_LEVEL: 'debug' });
    const token = await grantToken(server, { roomId: 'show', role: 'host' });
    const client = await TestClient.connect(server.url, { token });
    const { resumeToken } = await client.request('join', {});
    await expect(TestClient.connect(server.url, { token })).rejects.toMatchObject({ code: 'tokenReplayed' });
    await expect(TestClient.connect(server.url, { token: 'canary-token' })).rejects.toMatchObject({ code: 'tokenInvalid' });
    client.drop();
    const resumed = await TestClient.connect(server.url, { resume: resumeToken });
    await resumed.request('resume', { lastSeq: 0 });
    server.kill('SIGTERM');
    await server.waitForExit();
    expect(server.output).toContain('room opened');
    for (const secret of [token, resumeToken, 'canary-token', roomTokenSecret, internalApiToken])
      expect(server.output).not.toContain(secret);
  });

  test('says which variables are wrong, and exits', async () => {
    const failure = await MediaServerProcess.start({ RTC_PORT: 'many', ROOM_TOKEN_SECRET: 'short' }).catch((error: unknown) =>
      String(error),
    );
    expect(failure).toContain('2 mistakes');
    expect(failure).toContain('RTC_PORT');
    expect(failure).toContain('ROOM_TOKEN_SECRET: must hold at least 32 characters');
  });

  test('says so when its port is taken', async () => {
    const first = await startProcess();
    const failure = await MediaServerProcess.start({ MEDIA_PORT: String(first.env.MEDIA_PORT) }).catch((error: unknown) => String(error));
    expect(failure).toContain('EADDRINUSE');
  });
});
