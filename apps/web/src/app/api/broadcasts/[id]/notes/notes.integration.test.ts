import { randomUUID } from 'node:crypto';
import { AppError, maxNotesLength } from '@footlight/contracts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { keepSeat } from '../../../../../features/broadcasts/bans.ts';
import { newSeat } from '../../../../../features/broadcasts/seat.ts';
import { ban, createInvite, readNotes, revokeInvite, seatCookie, writeNotes } from '../../../../../features/broadcasts/server.ts';
import type { Backend } from '../../../../../server/backend.ts';
import { createTestBackend, createTestUser, signedInCookie } from '../../../../../server/createTestBackend.ts';
import { GET, PUT } from './route.ts';

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
const ownKey = (broadcastId: string) => ({ broadcastId, userId: ownerId, seat: undefined });
const codeOf = async (promise: Promise<unknown>) =>
  await promise.then(
    () => 'none',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );
/** Someone who came by an invite, with the cookie that says so. */
async function comeBy(broadcastId: string, role: 'coHost' | 'guest') {
  const { invite } = await createInvite(backend, { broadcastId, ownerId, role, label: '', maxUses: 5, expiresInHours: 24 });
  const seat = newSeat({ broadcastId, inviteId: invite.id });
  await keepSeat(backend, seat);
  const cookie = seatCookie(seat, { secret: backend.env.NEXTAUTH_SECRET, publicUrl: backend.env.NEXTAUTH_URL }).split(';')[0] ?? '';
  return { seat, cookie, inviteId: invite.id, key: { broadcastId, userId: undefined, seat } };
}
const call = async (broadcastId: string, { cookie, body }: { cookie?: string; body?: unknown } = {}) => {
  const headers = { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) };
  const init = body === undefined ? { headers } : { method: 'PUT', headers, body: JSON.stringify(body) };
  const handler = body === undefined ? GET : PUT;
  return await handler(new Request('http://studio.test/api/x', init), { params: Promise.resolve({ id: broadcastId }) });
};

test('notes are kept with their show, and a version rises with each change', async () => {
  const broadcastId = await newShow();
  const key = ownKey(broadcastId);
  expect(await readNotes(backend, key)).toEqual({ version: 0, text: '' });
  await writeNotes(backend, { key, version: 0, text: 'Welcome' });
  expect(await writeNotes(backend, { key, version: 1, text: 'Welcome, all' })).toEqual({ version: 2, text: 'Welcome, all' });
  expect(await readNotes(backend, key)).toEqual({ version: 2, text: 'Welcome, all' });
});

test('nobody writes over what they have not seen', async () => {
  const key = ownKey(await newShow());
  const codes = await Promise.all(['One', 'Two'].map((text) => codeOf(writeNotes(backend, { key, version: 0, text }))));
  expect(codes.sort()).toEqual(['changedElsewhere', 'none']);
});

test('a co-host reads and writes them by the seat, until it counts no more', async () => {
  const broadcastId = await newShow();
  const coHost = await comeBy(broadcastId, 'coHost');
  expect((await call(broadcastId, { cookie: coHost.cookie, body: { version: 0, text: 'From the co-host' } })).status).toBe(200);
  expect(await (await call(broadcastId, { cookie: ownerCookie })).json()).toEqual({ version: 1, text: 'From the co-host' });
  await revokeInvite(backend, { broadcastId, ownerId, inviteId: coHost.inviteId });
  expect((await call(broadcastId, { cookie: coHost.cookie })).status).toBe(404);

  const banned = await comeBy(broadcastId, 'coHost');
  expect((await call(broadcastId, { cookie: banned.cookie })).status).toBe(200);
  await ban(backend, { key: ownKey(broadcastId), peerId: banned.seat.peerId });
  expect((await call(broadcastId, { cookie: banned.cookie })).status).toBe(404);
});

test('guests, strangers and other creators know nothing of them', async () => {
  const broadcastId = await newShow();
  const guest = await comeBy(broadcastId, 'guest');
  const elsewhere = await comeBy(await newShow(), 'coHost');
  const { id: userId } = await createTestUser(backend, 'admin');
  expect((await call(broadcastId)).status).toBe(401);
  expect((await call(broadcastId, { cookie: guest.cookie })).status).toBe(404);
  expect((await call(broadcastId, { cookie: guest.cookie, body: { version: 0, text: 'Mine now' } })).status).toBe(404);
  expect(await codeOf(readNotes(backend, { ...elsewhere.key, broadcastId }))).toBe('notFound');
  expect(await codeOf(readNotes(backend, { broadcastId, userId, seat: undefined }))).toBe('notFound');
  expect(await codeOf(readNotes(backend, { broadcastId: randomUUID(), userId: ownerId, seat: undefined }))).toBe('notFound');
  expect((await readNotes(backend, ownKey(broadcastId))).text).toBe('');
});

test('the longest text of any script fits, a longer one is refused, and so are control characters', async () => {
  const broadcastId = await newShow();
  const put = async (text: string) => (await call(broadcastId, { cookie: ownerCookie, body: { version: 0, text } })).status;
  expect(await put('x'.repeat(maxNotesLength + 1))).toBe(422);
  expect(await put('null \u0000')).toBe(422);
  expect(await put('漢'.repeat(maxNotesLength))).toBe(200);
  expect((await call(broadcastId, { cookie: ownerCookie, body: { version: -1, text: '' } })).status).toBe(422);
});
