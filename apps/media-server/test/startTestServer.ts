import { randomInt, randomUUID } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { createServer } from 'node:net';
import { type RoomRole, rolePermissions } from '@footlight/contracts';
import { createLogger } from '@footlight/server-kit/logger';
import { type RoomTokenGrant, signRoomToken } from '@footlight/server-kit/roomToken';
import { type MediaServerEnv, readEnv } from '../src/env.ts';
import { MediaServer, type MediaServerTimings } from '../src/MediaServer.ts';
import { defaultTimings } from '../src/timings.ts';

export const roomTokenSecret = 'room-token-secret-of-these-tests-0123456789';
export const internalApiToken = 'internal-api-token-of-these-tests-0123456789';
export const silentLogger = createLogger({ name: 'test', level: 'silent' });

interface TestServerOptions {
  env?: Partial<MediaServerEnv>;
  timings?: Partial<MediaServerTimings>;
}

export function createTestEnv(overrides: Partial<MediaServerEnv> = {}, rtcPort = 40_000): MediaServerEnv {
  const plainBase = randomInt(48_000, 60_000);
  return {
    ...readEnv({
      REDIS_URL: process.env.TEST_REDIS_URL,
      SERVER_ID: `media-${randomUUID()}`,
      MEDIASOUP_ANNOUNCED_IP: '127.0.0.1',
      MEDIASOUP_WORKERS: '1',
      MEDIASOUP_WORKER_BIN: process.env.MEDIASOUP_WORKER_BIN,
      RTC_PORT: String(rtcPort),
      RTC_MIN_PORT: String(plainBase),
      RTC_MAX_PORT: String(plainBase + 200),
      ROOM_TOKEN_SECRET: roomTokenSecret,
      INTERNAL_API_TOKEN: internalApiToken,
    }),
    MEDIA_LISTEN_IP: '127.0.0.1',
    MEDIA_PORT: 0,
    ...overrides,
  };
}

/** A whole media server on free ports, in this process. */
export async function startTestServer({ env = {}, timings = {} }: TestServerOptions = {}) {
  const fullEnv = createTestEnv(env, await findRtcPort(env.MEDIASOUP_WORKERS ?? 1));
  const server = await MediaServer.create({ env: fullEnv, timings: { ...defaultTimings, ...timings }, logger: silentLogger });
  return { server, env: fullEnv, url: `ws://127.0.0.1:${server.port}`, httpUrl: `http://127.0.0.1:${server.port}` };
}
export type TestServer = Awaited<ReturnType<typeof startTestServer>>;

type GrantOptions = Partial<RoomTokenGrant> & { role?: RoomRole };

/** A room token for a test server, of a guest with a place of its own unless said otherwise. */
export async function grantToken({ env }: Pick<TestServer, 'env'>, options: GrantOptions = {}): Promise<string> {
  const role = options.role ?? 'guest';
  return await signRoomToken(
    {
      serverId: env.SERVER_ID,
      roomId: 'room',
      peerId: randomUUID(),
      name: 'Someone',
      permissions: [...rolePermissions[role]],
      ...options,
      role,
    },
    roomTokenSecret,
  );
}

/** The first of `count` ports in a row that are free for UDP and TCP. */
export async function findRtcPort(count = 1): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const base = randomInt(20_000, 38_000);
    const free = await Promise.all(Array.from({ length: count }, (_, index) => isFree(base + index)));
    if (free.every(Boolean)) return base;
  }
  throw new Error('no free port');
}

async function isFree(port: number): Promise<boolean> {
  const udp = createSocket('udp4');
  const udpFree = await new Promise<boolean>((resolve) => {
    udp.once('error', () => resolve(false));
    udp.bind(port, '127.0.0.1', () => resolve(true));
  });
  udp.close();
  const tcp = createServer();
  const tcpFree = await new Promise<boolean>((resolve) => {
    tcp.once('error', () => resolve(false));
    tcp.listen(port, '127.0.0.1', () => tcp.close(() => resolve(true)));
  });
  return udpFree && tcpFree;
}
