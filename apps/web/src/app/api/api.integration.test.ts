import { randomUUID } from 'node:crypto';
import { redisKeys } from '@footlight/contracts';
import { redisReady } from '@footlight/server-kit/redis';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createServerRecord } from '../../../../../tests/support/serverRecord.ts';
import type { Backend } from '../../server/backend.ts';
import { awayDatabaseUrl, awayRedisUrl, createTestBackend, createTestUser, signedInCookie } from '../../server/createTestBackend.ts';
import { GET as getSettings } from './admin/settings/route.ts';
import { GET as getUsers } from './admin/users/route.ts';
import { DELETE as deleteBrandImage, GET as getBrandImage, PUT as putBrandImage } from './brand/images/[slot]/route.ts';
import { POST as goLive } from './broadcasts/[id]/live/route.ts';
import { POST as createBroadcast, GET as listBroadcasts } from './broadcasts/route.ts';
import { POST as join } from './join/[token]/route.ts';
import { POST as setUp } from './setup/route.ts';

let backend: Backend;
let creatorCookie: string;
let adminCookie: string;
const serverId = `api-${randomUUID()}`;

beforeAll(async () => {
  backend = createTestBackend();
  await redisReady(backend.redis);
  creatorCookie = await signedInCookie(backend, await createTestUser(backend));
  adminCookie = await signedInCookie(backend, await createTestUser(backend, 'admin'));
  await backend.redis.zadd(redisKeys.serverIndex, Date.now() + 60_000, serverId);
  await backend.redis.set(redisKeys.server(serverId), JSON.stringify(createServerRecord(serverId)), 'EX', 60);
});
afterAll(async () => {
  globalThis.footlightBackend = undefined;
  await backend.redis.zrem(redisKeys.serverIndex, serverId);
  await backend.close();
});
beforeEach(() => {
  globalThis.footlightBackend = backend;
});

interface Call {
  method?: string;
  cookie?: string;
  body?: unknown;
  headers?: Record<string, string>;
  params?: Record<string, string>;
}

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

const call = async (handler: Handler, { method = 'POST', cookie, body, headers = {}, params = {} }: Call = {}) => {
  const init: RequestInit = { method, headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}), ...headers } };
  if (body !== undefined)
    init.body = body instanceof Uint8Array ? new Uint8Array(body) : typeof body === 'string' ? body : JSON.stringify(body);
  return await handler(new Request('http://studio.test/api/x', init), { params: Promise.resolve(params) });
};
const errorOf = async (response: Response) =>
  z.object({ error: z.object({ code: z.string(), message: z.string(), problems: z.array(z.unknown()) }) }).parse(await response.json())
    .error;

test('a stranger is asked to sign in, a creator is no admin', async () => {
  const stranger = await call(listBroadcasts, { method: 'GET' });
  expect([stranger.status, (await errorOf(stranger)).code]).toEqual([401, 'unauthenticated']);
  for (const handler of [getSettings, getUsers]) {
    expect((await call(handler, { method: 'GET', cookie: creatorCookie })).status).toBe(403);
    expect((await call(handler, { method: 'GET', cookie: adminCookie })).status).toBe(200);
  }
});

test('another site’s page cannot change anything', async () => {
  const response = await call(createBroadcast, {
    cookie: creatorCookie,
    body: { title: 'x' },
    headers: { 'sec-fetch-site': 'cross-site' },
  });
  expect(response.status).toBe(403);
});

test('bad input is named field by field', async () => {
  const response = await call(createBroadcast, { cookie: creatorCookie, body: { title: '', programSize: '4k' } });
  expect(response.status).toBe(422);
  expect((await errorOf(response)).problems).toEqual(expect.arrayContaining([{ path: 'title', message: 'Give the show a title.' }]));
});

test('no JSON, too much of it, and an id that is none', async () => {
  expect((await call(createBroadcast, { cookie: creatorCookie, body: '{' })).status).toBe(400);
  expect((await call(createBroadcast, { cookie: creatorCookie, body: { title: 'x'.repeat(70_000) } })).status).toBe(413);
  expect((await call(goLive, { cookie: creatorCookie, params: { id: '../x' } })).status).toBe(404);
});

test('set-up is over once there is a user', async () => {
  const body = { name: 'Eve', email: 'eve@example.com', password: 'correct horse battery' };
  expect((await errorOf(await call(setUp, { body }))).code).toBe('setupDone');
});

test('a guest’s seat is a cookie that scripts cannot read', async () => {
  const { features } = await invited();
  const first = await call(join, { body: { name: 'Grace' }, params: { token: features.token } });
  expect(first.status).toBe(200);
  const setCookie = first.headers.get('set-cookie') ?? '';
  expect(setCookie).toContain('HttpOnly; SameSite=Lax');
  const { peerId } = z.object({ peerId: z.string() }).parse(await first.json());
  const reload = await call(join, { body: { name: 'Grace' }, params: { token: features.token }, cookie: setCookie.split(';')[0] ?? '' });
  expect(z.object({ peerId: z.string() }).parse(await reload.json()).peerId).toBe(peerId);
  expect((await errorOf(await call(join, { body: { name: 'Eve' }, params: { token: features.token } }))).code).toBe('inviteUsed');
});

async function invited() {
  const { createInvite } = await import('../../features/broadcasts/server.ts');
  const owner = await createTestUser(backend);
  const { id } = await backend.database.broadcast.create({ data: { ownerId: owner.id, title: 'Show' } });
  return {
    features: await createInvite(backend, { broadcastId: id, ownerId: owner.id, role: 'guest', label: '', maxUses: 1, expiresInHours: 1 }),
  };
}

test('a picture of the brand is judged by its bytes and its size, and each has its own place', async () => {
  const params = { slot: 'logo' };
  const glass = { width: 5000, height: 10, channels: 4, background: { r: 0, g: 0, b: 255, alpha: 0.5 } } as const;
  const png = new Uint8Array(
    await sharp({ create: glass })
      .withExif({ IFD0: { Copyright: 'somebody' } })
      .png()
      .toBuffer(),
  );
  const broken = png.subarray(0, png.length / 2);
  expect(
    (
      await call(putBrandImage, {
        method: 'PUT',
        params,
        cookie: creatorCookie,
        body: new TextEncoder().encode('<svg onload=alert(1)>'),
        headers: { 'content-type': 'image/png' },
      })
    ).status,
  ).toBe(422);
  expect((await call(putBrandImage, { method: 'PUT', params, cookie: creatorCookie, body: new Uint8Array(1024 * 1024 + 1) })).status).toBe(
    413,
  );
  expect((await call(putBrandImage, { method: 'PUT', params, cookie: creatorCookie, body: broken })).status).toBe(422);
  expect((await call(putBrandImage, { method: 'PUT', params, cookie: creatorCookie, body: png })).status).toBe(204);
  const logo = await call(getBrandImage, { method: 'GET', params, cookie: creatorCookie });
  expect(logo.headers.get('content-type')).toBe('image/png');
  const kept = await sharp(await logo.arrayBuffer()).metadata();
  expect(kept).toMatchObject({ format: 'png', hasAlpha: true, width: 4096 });
  expect(kept).not.toHaveProperty('exif');
  expect((await call(getBrandImage, { method: 'GET', params, cookie: adminCookie })).status).toBe(404);
  await call(deleteBrandImage, { method: 'DELETE', params, cookie: creatorCookie });
  expect((await call(getBrandImage, { method: 'GET', params, cookie: creatorCookie })).status).toBe(404);
  const overlay = { params: { slot: 'overlay' }, cookie: creatorCookie };
  expect((await call(putBrandImage, { ...overlay, method: 'PUT', body: new Uint8Array(2 * 1024 * 1024) })).status).toBe(422);
  expect((await call(putBrandImage, { ...overlay, method: 'PUT', body: png })).status).toBe(204);
  expect((await call(getBrandImage, { ...overlay, method: 'GET' })).status).toBe(200);
  expect((await call(getBrandImage, { ...overlay, method: 'GET', params: { slot: 'attic' } })).status).toBe(404);
});

test('PostgreSQL away is told as such', async () => {
  const away = createTestBackend({ DATABASE_URL: awayDatabaseUrl });
  globalThis.footlightBackend = away;
  const response = await call(listBroadcasts, { method: 'GET', cookie: creatorCookie });
  expect([response.status, (await errorOf(response)).code]).toEqual([503, 'databaseUnavailable']);
  await away.close();
});

test('Redis away is told as such where Redis is needed, and pages are served all the same', async () => {
  const away = createTestBackend({ REDIS_URL: awayRedisUrl });
  globalThis.footlightBackend = away;
  const created = await call(createBroadcast, { cookie: creatorCookie, body: { title: 'Show' } });
  expect(created.status).toBe(201);
  const { id } = z.object({ id: z.string() }).parse(await created.json());
  const response = await call(goLive, { cookie: creatorCookie, params: { id }, body: { withoutDestinations: true } });
  expect([response.status, (await errorOf(response)).code]).toEqual([503, 'redisUnavailable']);
  await away.close();
});

test('whoever asks too often waits', async () => {
  const cookie = await signedInCookie(backend, await createTestUser(backend));
  const statuses = await Promise.all(
    Array.from({ length: 310 }, async () => (await call(listBroadcasts, { method: 'GET', cookie })).status),
  );
  expect(statuses.filter((status) => status === 429)).toHaveLength(10);
});
