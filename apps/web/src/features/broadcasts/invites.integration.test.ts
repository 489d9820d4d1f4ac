import { randomUUID } from 'node:crypto';
import { AppError, redisKeys } from '@footlight/contracts';
import { redisReady } from '@footlight/server-kit/redis';
import { verifyRoomToken } from '@footlight/server-kit/roomToken';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServerRecord } from '../../../../../tests/support/serverRecord.ts';
import type { Backend } from '../../server/backend.ts';
import { createTestBackend, createTestUser } from '../../server/createTestBackend.ts';
import type { Seat } from './seat.ts';
import { ban, createInvite, joinByInvite, listInvites, previewInvite, revokeInvite } from './server.ts';

let backend: Backend;
let ownerId: string;
const serverId = `invites-${randomUUID()}`;
const origin = { requestHost: 'studio.test', secure: false };

beforeAll(async () => {
  backend = createTestBackend();
  await redisReady(backend.redis);
  await backend.redis.del(redisKeys.serverIndex);
  await backend.redis.zadd(redisKeys.serverIndex, Date.now() + 3_600_000, serverId);
  await backend.redis.set(redisKeys.server(serverId), JSON.stringify(createServerRecord(serverId)), 'EX', 3600);
  ({ id: ownerId } = await createTestUser(backend));
});
afterAll(async () => {
  await backend.redis.zrem(redisKeys.serverIndex, serverId);
  await backend.redis.del(redisKeys.server(serverId));
  await backend.close();
});

const codeOf = async (promise: Promise<unknown>) =>
  await promise.then(
    () => 'none',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );
const newShow = async () => (await backend.database.broadcast.create({ data: { ownerId, title: 'Show' } })).id;
const invite = async (broadcastId: string, changes: { maxUses?: number; role?: 'guest' | 'coHost' } = {}) =>
  await createInvite(backend, { broadcastId, ownerId, role: 'guest', label: '', maxUses: 1, expiresInHours: 24, ...changes });
const join = (token: string, seat?: Seat) =>
  joinByInvite(backend, { token, name: 'Grace', origin, seatOf: (broadcastId) => (seat?.broadcastId === broadcastId ? seat : undefined) });
const preview = (token: string) => previewInvite(backend, { token, seatOf: () => undefined });

test('the token is 128 bits, told once and kept as a hash', async () => {
  const broadcastId = await newShow();
  const { token, url } = await invite(broadcastId);
  expect(Buffer.from(token, 'base64url')).toHaveLength(16);
  expect(url).toBe(`http://studio.test/join/${token}`);
  const rows = await backend.database.invite.findMany({ where: { broadcastId } });
  expect(JSON.stringify([rows, await listInvites(backend, { broadcastId, ownerId })])).not.toContain(token);
});

test('a guest is admitted with a token for this room, role and server', async () => {
  const broadcastId = await newShow();
  const { token } = await invite(broadcastId, { role: 'coHost' });
  const { admission, seat } = await join(token);
  expect(admission).toMatchObject({ serverId, role: 'coHost', peerId: seat.peerId, url: 'ws://studio.test:4000' });
  const claims = await verifyRoomToken(admission.token, { secret: backend.env.ROOM_TOKEN_SECRET, serverId });
  expect(claims).toMatchObject({ roomId: broadcastId, role: 'coHost', name: 'Grace', peerId: seat.peerId });
  expect(claims.permissions).toContain('manageStage');
  expect(claims.permissions).not.toContain('publishProgram');
});

test('a reload is the same peer and uses nothing; another browser is refused', async () => {
  const broadcastId = await newShow();
  const { token } = await invite(broadcastId);
  const { seat, admission } = await join(token);
  expect((await join(token, seat)).admission.peerId).toBe(admission.peerId);
  expect(await codeOf(join(token))).toBe('inviteUsed');
  expect(await codeOf(preview(token))).toBe('inviteUsed');
  expect(await listInvites(backend, { broadcastId, ownerId })).toMatchObject([{ uses: 1, state: 'used' }]);
});

test('of ten at once with three places three get in', async () => {
  const { token } = await invite(await newShow(), { maxUses: 3 });
  const codes = await Promise.all(Array.from({ length: 10 }, () => codeOf(join(token))));
  expect(codes.filter((code) => code === 'none')).toHaveLength(3);
  expect(codes.filter((code) => code === 'inviteUsed')).toHaveLength(7);
});

test('an unknown token is not valid', async () => {
  expect(await codeOf(preview('nonsense'))).toBe('inviteInvalid');
  expect(await codeOf(join('nonsense'))).toBe('inviteInvalid');
});

test('an expired link is refused, but not to who is in already', async () => {
  const broadcastId = await newShow();
  const { token, invite: view } = await invite(broadcastId, { maxUses: 2 });
  const { seat } = await join(token);
  await backend.database.invite.update({ where: { id: view.id }, data: { expiresAt: new Date(Date.now() - 1000) } });
  expect(await codeOf(join(token))).toBe('inviteExpired');
  expect(await codeOf(join(token, seat))).toBe('none');
});

test('a revoked link is refused, to who was in as well', async () => {
  const broadcastId = await newShow();
  const { token, invite: view } = await invite(broadcastId);
  const { seat } = await join(token);
  await revokeInvite(backend, { broadcastId, ownerId, inviteId: view.id });
  expect(await codeOf(preview(token))).toBe('inviteRevoked');
  expect(await codeOf(join(token, seat))).toBe('inviteRevoked');
});

test('a seat of another invite does not help', async () => {
  const broadcastId = await newShow();
  const [one, other] = [await invite(broadcastId), await invite(broadcastId)];
  const { seat } = await join(one.token);
  await join(other.token);
  expect(await codeOf(join(other.token, seat))).toBe('inviteUsed');
});

test('when the show has ended nobody enters, and nobody is invited', async () => {
  const broadcastId = await newShow();
  const { token } = await invite(broadcastId);
  await backend.database.broadcast.update({ where: { id: broadcastId }, data: { state: 'ended', endedAt: new Date() } });
  expect(await codeOf(join(token))).toBe('broadcastEnded');
  expect(await codeOf(invite(broadcastId))).toBe('broadcastEnded');
});

test('without a media server no use is counted', async () => {
  const broadcastId = await newShow();
  const { token } = await invite(broadcastId);
  await backend.redis.zrem(redisKeys.serverIndex, serverId);
  try {
    expect(await codeOf(join(token))).toBe('noMediaServer');
  } finally {
    await backend.redis.zadd(redisKeys.serverIndex, Date.now() + 3_600_000, serverId);
  }
  expect(await codeOf(join(token))).toBe('none');
});

test('others can neither list nor revoke', async () => {
  const broadcastId = await newShow();
  const { invite: view } = await invite(broadcastId);
  const other = await createTestUser(backend, 'admin');
  expect(await codeOf(listInvites(backend, { broadcastId, ownerId: other.id }))).toBe('notFound');
  expect(await codeOf(revokeInvite(backend, { broadcastId, ownerId: other.id, inviteId: view.id }))).toBe('notFound');
});

test('who was banned does not come back, neither as themselves nor as somebody else; the others do', async () => {
  const broadcastId = await newShow();
  const { token } = await invite(broadcastId, { maxUses: 5 });
  const [banned, other] = [await join(token), await join(token)];
  const key = { broadcastId, userId: ownerId, seat: undefined };
  for (let times = 0; times < 2; times += 1) await ban(backend, { key, peerId: banned.seat.peerId });
  expect(await codeOf(join(token, banned.seat))).toBe('bannedFromShow');
  expect(await codeOf(previewInvite(backend, { token, seatOf: () => banned.seat }))).toBe('bannedFromShow');
  expect(await codeOf(join(token))).toBe('inviteExpired');
  expect(await codeOf(join(token, other.seat))).toBe('none');
});

test('only who runs the show bans, and only who came to it', async () => {
  const broadcastId = await newShow();
  const { token } = await invite(broadcastId, { maxUses: 2 });
  const [guest, other] = [await join(token), await join(token)];
  const stranger = await createTestUser(backend);
  const { peerId } = other.seat;
  expect(await codeOf(ban(backend, { key: { broadcastId, userId: undefined, seat: guest.seat }, peerId }))).toBe('notFound');
  expect(await codeOf(ban(backend, { key: { broadcastId, userId: stranger.id, seat: undefined }, peerId }))).toBe('notFound');
  expect(await codeOf(ban(backend, { key: { broadcastId, userId: undefined, seat: undefined }, peerId }))).toBe('unauthenticated');
  const own = { broadcastId: await newShow(), userId: ownerId, seat: undefined };
  expect(await codeOf(ban(backend, { key: own, peerId }))).toBe('peerNotFound');
  expect(await codeOf(join(token, other.seat))).toBe('none');
  const coHost = await join((await invite(broadcastId, { role: 'coHost' })).token);
  await ban(backend, { key: { broadcastId, userId: undefined, seat: coHost.seat }, peerId });
  expect(await codeOf(join(token, other.seat))).toBe('bannedFromShow');
});
