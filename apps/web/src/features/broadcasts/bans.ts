import { AppError } from '@footlight/contracts';
import type { Backend } from '../../server/backend.ts';
import type { Seat } from './seat.ts';
import { assertRunsShow, type ShowKey } from './showKey.ts';

type Parts = Pick<Backend, 'database'>;

/** A person who came by an invite, so that a host can close the show to them. */
export async function keepSeat({ database }: Parts, { peerId, broadcastId, inviteId }: Seat): Promise<void> {
  await database.seat.createMany({ data: [{ peerId, broadcastId, inviteId }], skipDuplicates: true });
}

export const isBanned = async ({ database }: Parts, { peerId }: Seat): Promise<boolean> =>
  (await database.seat.count({ where: { peerId, bannedAt: { not: null } } })) > 0;

/**
 * Closes a show to one person for good. The link that they came by expires at once, or they would come as somebody else; who
 * is in by it already may still come back. Banning twice changes nothing.
 * @throws AppError unauthenticated, notFound, peerNotFound for who came by no invite.
 */
export async function ban({ database }: Parts, { key, peerId }: { key: ShowKey; peerId: string }): Promise<void> {
  await assertRunsShow({ database }, key);
  const seat = await database.seat.findFirst({ where: { peerId, broadcastId: key.broadcastId } });
  if (!seat) throw new AppError('peerNotFound');
  const now = new Date();
  await database.$transaction([
    database.seat.updateMany({ where: { peerId, bannedAt: null }, data: { bannedAt: now } }),
    database.broadcast.updateMany({ where: { hostPeerId: peerId }, data: { hostPeerId: null, hostTerm: { increment: 1 } } }),
    database.invite.updateMany({ where: { id: seat.inviteId, expiresAt: { gt: now } }, data: { expiresAt: now } }),
  ]);
}
