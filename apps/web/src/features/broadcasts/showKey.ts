import { AppError } from '@footlight/contracts';
import type { Backend } from '../../server/backend.ts';
import { readCookie } from '../../server/cookies.ts';
import type { SessionUser } from '../../server/Sessions.ts';
import { readSeat, type Seat, seatCookieName } from './seat.ts';

/** With what someone asks for a show's own things: the account that owns it, or the seat of who runs it without an account. */
export interface ShowKey {
  broadcastId: string;
  userId: string | undefined;
  seat: Seat | undefined;
}

interface KeyHolder {
  request: Request;
  user: SessionUser | undefined;
  broadcastId: string;
}

/** What a key opens: the Broadcast, in the name of whom it belongs to. */
interface OpenedShow {
  id: string;
  ownerId: string;
}

export function showKeyOf({ env }: Pick<Backend, 'env'>, { request, user, broadcastId }: KeyHolder): ShowKey {
  const cookie = readCookie(request.headers, seatCookieName(broadcastId));
  return { broadcastId, userId: user?.id, seat: readSeat(cookie, { secret: env.NEXTAUTH_SECRET, broadcastId }) };
}

/** For the owner, co-hosts and producers. @throws AppError unauthenticated without any key, notFound with one that does not fit. */
export async function assertRunsShow({ database }: Pick<Backend, 'database'>, key: ShowKey): Promise<OpenedShow> {
  const { id, ownerId } = await openShow(database, key);
  return { id, ownerId };
}

/** For the owner, and for the co-host whom the show was handed to. @throws AppError as assertRunsShow; forbidden for who runs it beside them. */
export async function assertHostsShow({ database }: Pick<Backend, 'database'>, key: ShowKey): Promise<OpenedShow> {
  const { id, ownerId, hostPeerId } = await openShow(database, key);
  if (ownerId !== key.userId && hostPeerId !== key.seat?.peerId) throw new AppError('forbidden');
  return { id, ownerId };
}

async function openShow(database: Backend['database'], { broadcastId, userId, seat }: ShowKey) {
  if (userId === undefined && !seat) throw new AppError('unauthenticated');
  const show = await database.broadcast.findUnique({
    where: { id: broadcastId },
    select: { id: true, ownerId: true, hostPeerId: true },
  });
  const isOpen = show && (show.ownerId === userId || (seat?.broadcastId === broadcastId && (await isRunnersSeat(database, seat))));
  if (!isOpen) throw new AppError('notFound');
  return show;
}

async function isRunnersSeat(database: Backend['database'], { peerId, broadcastId, inviteId }: Seat): Promise<boolean> {
  const invite = { id: inviteId, role: { in: ['coHost' as const, 'producer' as const] }, revokedAt: null };
  return (await database.seat.count({ where: { peerId, broadcastId, bannedAt: null, invite } })) > 0;
}
