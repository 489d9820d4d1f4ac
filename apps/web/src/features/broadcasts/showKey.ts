import { AppError } from '@footlight/contracts';
import type { Backend } from '../../server/backend.ts';
import { readCookie } from '../../server/cookies.ts';
import type { SessionUser } from '../../server/Sessions.ts';
import { readSeat, type Seat, seatCookieName } from './seat.ts';

/** With what someone asks for a show's own things: the account that owns it, or the seat of a co-host, who has no account. */
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

export function showKeyOf({ env }: Pick<Backend, 'env'>, { request, user, broadcastId }: KeyHolder): ShowKey {
  const cookie = readCookie(request.headers, seatCookieName(broadcastId));
  return { broadcastId, userId: user?.id, seat: readSeat(cookie, { secret: env.NEXTAUTH_SECRET, broadcastId }) };
}

/** @throws AppError unauthenticated without any key, notFound with one that does not fit. */
export async function assertRunsShow({ database }: Pick<Backend, 'database'>, { broadcastId, userId, seat }: ShowKey): Promise<void> {
  if (userId === undefined && !seat) throw new AppError('unauthenticated');
  if (userId !== undefined && (await database.broadcast.count({ where: { id: broadcastId, ownerId: userId } })) > 0) return;
  const seats = seat
    ? await database.seat.count({
        where: { peerId: seat.peerId, broadcastId, bannedAt: null, invite: { id: seat.inviteId, role: 'coHost', revokedAt: null } },
      })
    : 0;
  if (seats === 0) throw new AppError('notFound');
}
