import { AppError, type InviteRole } from '@footlight/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { keepSeat } from '../../../../features/broadcasts/bans.ts';
import { newSeat } from '../../../../features/broadcasts/seat.ts';
import { assertHostsShow, ban, createInvite, handOver, previewInvite, seatCookie } from '../../../../features/broadcasts/server.ts';
import type { Backend } from '../../../../server/backend.ts';
import { createTestBackend, createTestUser, signedInCookie } from '../../../../server/createTestBackend.ts';
import * as banners from './banners/route.ts';
import * as brand from './brand/route.ts';
import * as end from './end/route.ts';
import * as events from './events/route.ts';
import * as host from './host/route.ts';
import * as invites from './invites/route.ts';
import * as live from './live/route.ts';
import * as media from './media/route.ts';
import * as show from './route.ts';
import * as scenes from './scenes/route.ts';

type RouteHandler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

let backend: Backend;
let ownerId: string;
let ownerCookie: string;

beforeAll(async () => {
  backend = createTestBackend();
  const owner = await createTestUser(backend);
  ownerId = owner.id;
  ownerCookie = await signedInCookie(backend, owner);
});
afterAll(async () => {
  globalThis.footlightBackend = undefined;
  await backend.close();
});
beforeEach(() => {
  globalThis.footlightBackend = backend;
});

const newShow = async () => (await backend.database.broadcast.create({ data: { ownerId, title: 'Show' } })).id;
/** Someone who came by an invite, with the cookie that says so. */
async function comeBy(broadcastId: string, role: InviteRole) {
  const { token, invite } = await createInvite(backend, { broadcastId, ownerId, role, label: '', maxUses: 5, expiresInHours: 24 });
  const seat = newSeat({ broadcastId, inviteId: invite.id });
  await keepSeat(backend, seat);
  const cookie = seatCookie(seat, { secret: backend.env.NEXTAUTH_SECRET, publicUrl: backend.env.NEXTAUTH_URL }).split(';')[0] ?? '';
  return { seat, cookie, token, key: { broadcastId, userId: undefined, seat } };
}
interface Call {
  cookie?: string;
  method?: string;
  body?: unknown;
}
const call = async (handler: RouteHandler, id: string, { cookie, method = 'GET', body }: Call = {}) => {
  const headers = { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) };
  const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
  return await handler(new Request('http://studio.test/api/x', init), { params: Promise.resolve({ id }) });
};
const codeOf = async (promise: Promise<unknown>) =>
  await promise.then(
    () => 'none',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

const read: [string, RouteHandler][] = [
  ['the show', show.GET],
  ['saved scenes', scenes.GET],
  ['saved banners', banners.GET],
  ['the brand', brand.GET],
  ['the library', media.GET],
];

test.each(read)('%s: the owner, co-hosts and producers may read it, and nobody else', async (_what, handler) => {
  const id = await newShow();
  const statusOf = async (cookie?: string) => (await call(handler, id, cookie ? { cookie } : {})).status;
  const elsewhere = await comeBy(await newShow(), 'coHost');
  expect(await statusOf(ownerCookie)).toBe(200);
  expect(await statusOf((await comeBy(id, 'coHost')).cookie)).toBe(200);
  expect(await statusOf((await comeBy(id, 'producer')).cookie)).toBe(200);
  expect(await statusOf((await comeBy(id, 'guest')).cookie)).toBe(404);
  expect(await statusOf(elsewhere.cookie)).toBe(401);
  expect(await statusOf(await signedInCookie(backend, await createTestUser(backend, 'admin')))).toBe(404);
  expect(await statusOf()).toBe(401);
});

test('a co-host changes saved scenes and banners, and nobody writes over what they have not seen', async () => {
  const id = await newShow();
  const { cookie } = await comeBy(id, 'coHost');
  for (const [handler, body] of [
    [scenes.PUT, { version: 0, scenes: [] }],
    [banners.PUT, { version: 0, banners: [] }],
  ] as const) {
    expect((await call(handler, id, { cookie: (await comeBy(id, 'guest')).cookie, method: 'PUT', body })).status).toBe(404);
    expect((await call(handler, id, { cookie, method: 'PUT', body })).status).toBe(200);
    expect((await call(handler, id, { cookie: ownerCookie, method: 'PUT', body })).status).toBe(409);
  }
});

test('the event stream tells those who run the show who holds it', async () => {
  const id = await newShow();
  const { seat, cookie } = await comeBy(id, 'coHost');
  const abort = new AbortController();
  const listen = async (header: string) => {
    const request = new Request('http://studio.test/api/x', { headers: { cookie: header }, signal: abort.signal });
    return await events.GET(request, { params: Promise.resolve({ id }) });
  };
  expect((await listen((await comeBy(id, 'guest')).cookie)).status).toBe(404);
  const stream = await listen(cookie);
  expect(stream.status).toBe(200);
  const texts: string[] = [];
  const reading = stream.body?.pipeThrough(new TextDecoderStream()).pipeTo(new WritableStream({ write: (text) => void texts.push(text) }));
  await vi.waitFor(() => expect(texts.join('')).toContain('broadcastStateChanged'));
  await handOver(backend, { key: { broadcastId: id, userId: ownerId, seat: undefined }, peerId: seat.peerId });
  await vi.waitFor(() => expect(texts.join('')).toContain(`{"type":"hostChanged","hostPeerId":"${seat.peerId}"}`));
  abort.abort();
  await reading;
});

test('what is the owner’s alone stays so', async () => {
  const id = await newShow();
  const { cookie, seat, key } = await comeBy(id, 'coHost');
  const statuses = await Promise.all([
    call(live.POST, id, { cookie, method: 'POST', body: { withoutDestinations: true } }),
    call(end.POST, id, { cookie, method: 'POST' }),
    call(host.PUT, id, { cookie, method: 'PUT', body: { peerId: seat.peerId } }),
    call(invites.GET, id, { cookie }),
    call(show.DELETE, id, { cookie, method: 'DELETE' }),
    call(show.PATCH, id, { cookie, method: 'PATCH', body: { title: 'Mine' } }),
  ]);
  expect(statuses.map(({ status }) => status)).toEqual([403, 403, 403, 401, 401, 401]);
  expect(await codeOf(assertHostsShow(backend, key))).toBe('forbidden');
});

describe('handing over', () => {
  const ownKey = (broadcastId: string) => ({ broadcastId, userId: ownerId, seat: undefined });
  const termOf = async (id: string) => (await backend.database.broadcast.findUniqueOrThrow({ where: { id } })).hostTerm;

  test('makes a co-host the host, who may end the show and hand it back', async () => {
    const id = await newShow();
    const { seat, key, token, cookie } = await comeBy(id, 'coHost');
    const roleNow = async () => (await previewInvite(backend, { token, seatOf: () => seat })).role;
    expect(await roleNow()).toBe('coHost');
    const given = { cookie: ownerCookie, method: 'PUT', body: { peerId: seat.peerId } };
    expect((await call(host.PUT, id, given)).status).toBe(204);
    expect((await call(host.PUT, id, given)).status).toBe(204);
    expect(await termOf(id)).toBe(1);
    expect(await roleNow()).toBe('host');
    expect((await previewInvite(backend, { token, seatOf: () => undefined })).role).toBe('coHost');
    expect((await call(end.POST, id, { cookie, method: 'POST' })).status).toBe(409);
    await handOver(backend, { key, peerId: null });
    expect([await roleNow(), await termOf(id)]).toEqual(['coHost', 2]);
    expect(await codeOf(handOver(backend, { key, peerId: seat.peerId }))).toBe('forbidden');
  });

  test('is for co-hosts of this show who may still come in', async () => {
    const id = await newShow();
    const [guest, producer] = [await comeBy(id, 'guest'), await comeBy(id, 'producer')];
    const elsewhere = await comeBy(await newShow(), 'coHost');
    const banned = await comeBy(id, 'coHost');
    await ban(backend, { key: ownKey(id), peerId: banned.seat.peerId });
    for (const { seat } of [guest, producer, elsewhere, banned])
      expect(await codeOf(handOver(backend, { key: ownKey(id), peerId: seat.peerId }))).toBe('peerNotFound');
    await backend.database.broadcast.update({ where: { id }, data: { state: 'ended' } });
    const late = await codeOf(handOver(backend, { key: ownKey(id), peerId: (await comeByAfterEnd(id)).peerId }));
    expect(late).toBe('broadcastEnded');
  });

  test('ends when the one who holds the show is banned', async () => {
    const id = await newShow();
    const { seat, key } = await comeBy(id, 'coHost');
    await handOver(backend, { key: ownKey(id), peerId: seat.peerId });
    await assertHostsShow(backend, key);
    await ban(backend, { key: ownKey(id), peerId: seat.peerId });
    expect(await codeOf(assertHostsShow(backend, key))).toBe('notFound');
    expect((await backend.database.broadcast.findUniqueOrThrow({ where: { id } })).hostPeerId).toBeNull();
  });

  /** An ended show takes no new invites. */
  async function comeByAfterEnd(broadcastId: string) {
    const expiresAt = new Date(Date.now() + 60_000);
    const invite = await backend.database.invite.create({
      data: { broadcastId, role: 'coHost', tokenHash: crypto.randomUUID(), expiresAt },
    });
    const seat = newSeat({ broadcastId, inviteId: invite.id });
    await keepSeat(backend, seat);
    return seat;
  }
});
