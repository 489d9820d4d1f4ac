import { createHash, randomBytes } from 'node:crypto';
import { AppError, type RoomAdmission, type RoomRole } from '@footlight/contracts';
import type { InviteModel } from '@footlight/database';
import type { z } from 'zod';
import type { Backend } from '../../server/backend.ts';
import { admit, type PageOrigin } from './admission.ts';
import { isBanned, keepSeat } from './bans.ts';
import { getBroadcastRow } from './rows.ts';
import { newSeat, type Seat } from './seat.ts';
import type { createInviteBody, InvitePreview, InviteView } from './views.ts';

type Parts = Pick<Backend, 'database' | 'redis' | 'env'>;

interface OwnedBroadcast {
  broadcastId: string;
  ownerId: string;
}

/** What is kept of an invite's token. */
export const inviteTokenHash = (token: string): string => createHash('sha256').update(token).digest('hex');

/** @returns the invite and its address, which is told this once. @throws AppError notFound, broadcastEnded. */
export async function createInvite(
  { database, env }: Pick<Backend, 'database' | 'env'>,
  { broadcastId, ownerId, role, label, maxUses, expiresInHours }: z.infer<typeof createInviteBody> & OwnedBroadcast,
): Promise<{ invite: InviteView; url: string; token: string }> {
  const broadcast = await getBroadcastRow(database, { id: broadcastId, ownerId });
  if (broadcast.state === 'ended') throw new AppError('broadcastEnded');
  const token = randomBytes(16).toString('base64url');
  const row = await database.invite.create({
    data: {
      broadcastId,
      tokenHash: inviteTokenHash(token),
      role,
      label,
      maxUses,
      expiresAt: new Date(Date.now() + expiresInHours * 3_600_000),
    },
  });
  return { invite: toInviteView(row), url: new URL(`/join/${token}`, env.NEXTAUTH_URL).href, token };
}

/** Newest first. @throws AppError notFound. */
export async function listInvites(
  { database }: Pick<Backend, 'database'>,
  { broadcastId, ownerId }: OwnedBroadcast,
): Promise<InviteView[]> {
  await getBroadcastRow(database, { id: broadcastId, ownerId });
  const rows = await database.invite.findMany({ where: { broadcastId }, orderBy: { createdAt: 'desc' } });
  return rows.map(toInviteView);
}

/** The link stops working, for a reload of those who used it too. @throws AppError notFound. */
export async function revokeInvite(
  { database }: Pick<Backend, 'database'>,
  { broadcastId, ownerId, inviteId }: OwnedBroadcast & { inviteId: string },
): Promise<void> {
  await getBroadcastRow(database, { id: broadcastId, ownerId });
  const { count } = await database.invite.updateMany({
    where: { id: inviteId, broadcastId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (count > 0) return;
  if ((await database.invite.count({ where: { id: inviteId, broadcastId } })) === 0) throw new AppError('notFound');
}

const findInviteRow = async ({ database }: Pick<Backend, 'database'>, token: string) =>
  await database.invite.findUnique({
    where: { tokenHash: inviteTokenHash(token) },
    include: { broadcast: { include: { owner: { select: { name: true } } } } },
  });

type OpenInvite = NonNullable<Awaited<ReturnType<typeof findInviteRow>>>;

interface HeldSeat {
  token: string;
  /** The seat the visitor's cookie holds in the Broadcast, if any. */
  seatOf: (broadcastId: string) => Seat | undefined;
}

async function getOpenInvite(backend: Pick<Backend, 'database'>, { token, seatOf }: HeldSeat) {
  const invite = await findInviteRow(backend, token);
  if (!invite) throw new AppError('inviteInvalid');
  if (invite.revokedAt) throw new AppError('inviteRevoked');
  if (invite.broadcast.state === 'ended') throw new AppError('broadcastEnded', { message: 'This show has ended.' });
  const held = seatOf(invite.broadcastId);
  const seat = held?.inviteId === invite.id ? held : undefined;
  if (seat && (await isBanned(backend, seat))) throw new AppError('bannedFromShow');
  // A person who is in may come back although the link is used up or has expired meanwhile.
  if (!seat) assertUsable(invite);
  return { invite, seat };
}

function assertUsable({ expiresAt, uses, maxUses }: InviteModel): void {
  if (expiresAt.getTime() <= Date.now()) throw new AppError('inviteExpired');
  if (uses >= maxUses) throw new AppError('inviteUsed');
}

/**
 * What the link opens; nothing is used up.
 * @throws AppError inviteInvalid, inviteRevoked, inviteExpired, inviteUsed, bannedFromShow, broadcastEnded.
 */
export async function previewInvite(backend: Pick<Backend, 'database'>, held: HeldSeat): Promise<InvitePreview> {
  const { invite, seat } = await getOpenInvite(backend, held);
  const { broadcast } = invite;
  const role = roleOf(invite, seat);
  return { broadcastId: broadcast.id, title: broadcast.title, hostName: broadcast.owner.name, role, state: broadcast.state };
}

interface JoinOptions extends HeldSeat {
  name: string;
  origin: PageOrigin;
}

/**
 * Admits a guest. The use is counted last, after a media server was found, and atomically: of two people with one seat
 * left one gets in. @returns the seat for the visitor's cookie, with which a reload is the same peer and uses nothing.
 * @throws AppError as previewInvite, and noMediaServer.
 */
export async function joinByInvite(
  backend: Parts,
  { name, origin, ...held }: JoinOptions,
): Promise<{ admission: RoomAdmission; seat: Seat }> {
  const { invite, seat: heldSeat } = await getOpenInvite(backend, held);
  const seat = heldSeat ?? newSeat({ broadcastId: invite.broadcastId, inviteId: invite.id });
  const { broadcast } = invite;
  const role = roleOf(invite, seat);
  const admission = await admit(backend, { broadcast, peerId: seat.peerId, name, role, hostTerm: broadcast.hostTerm, origin });
  if (!heldSeat) await consumeUse(backend, invite.id);
  await keepSeat(backend, seat);
  return { admission, seat };
}

/** The co-host whom the show was handed to is its host. */
const roleOf = ({ role, broadcast }: OpenInvite, seat: Seat | undefined): RoomRole =>
  role === 'coHost' && seat !== undefined && seat.peerId === broadcast.hostPeerId ? 'host' : role;

async function consumeUse({ database }: Pick<Backend, 'database'>, inviteId: string): Promise<void> {
  const { count } = await database.invite.updateMany({
    where: { id: inviteId, revokedAt: null, expiresAt: { gt: new Date() }, uses: { lt: database.invite.fields.maxUses } },
    data: { uses: { increment: 1 } },
  });
  if (count > 0) return;
  const invite = await database.invite.findUnique({ where: { id: inviteId } });
  if (!invite) throw new AppError('inviteInvalid');
  if (invite.revokedAt) throw new AppError('inviteRevoked');
  assertUsable(invite);
  throw new AppError('inviteUsed');
}

function toInviteView({ id, role, label, maxUses, uses, expiresAt, revokedAt, createdAt }: InviteModel): InviteView {
  const state = revokedAt ? 'revoked' : uses >= maxUses ? 'used' : expiresAt.getTime() <= Date.now() ? 'expired' : 'open';
  return {
    id,
    role,
    label,
    maxUses,
    uses,
    expiresAt: expiresAt.getTime(),
    revokedAt: revokedAt ? revokedAt.getTime() : null,
    createdAt: createdAt.getTime(),
    state,
  };
}
