import { createHash } from 'node:crypto';
import { AppError, type RoomAdmission, type RoomRole, rolePermissions } from '@footlight/contracts';
import { signRoomToken } from '@footlight/server-kit/roomToken';
import type { Backend } from '../../server/backend.ts';
import type { SessionUser } from '../../server/Sessions.ts';
import { writeStatus } from './onAir.ts';
import { browserUrl, placeRoom } from './placement.ts';
import { type BroadcastRow, getBroadcastRow, toStatus } from './rows.ts';

type Parts = Pick<Backend, 'database' | 'redis' | 'env'>;

/** How the page itself was reached, for media servers without a public address of their own. */
export interface PageOrigin {
  requestHost: string;
  secure: boolean;
}

interface AdmitOptions {
  broadcast: Pick<BroadcastRow, 'id' | 'state' | 'startedAt'>;
  peerId: string;
  name: string;
  role: RoomRole;
  /** Of the show; for a host. */
  hostTerm: number;
  origin: PageOrigin;
}

/**
 * Places the Room and signs a token for one person. The Broadcast's state is written to Redis again each time, so that a
 * media server knows it even after Redis lost it.
 * @throws AppError noMediaServer, redisUnavailable.
 */
export async function admit(backend: Parts, { broadcast, peerId, name, role, hostTerm, origin }: AdmitOptions): Promise<RoomAdmission> {
  await writeStatus(backend, broadcast.id, toStatus(broadcast));
  const server = await placeRoom(backend, broadcast.id);
  const token = await signRoomToken(
    { roomId: broadcast.id, peerId, role, name, permissions: [...rolePermissions[role]], hostTerm, serverId: server.serverId },
    backend.env.ROOM_TOKEN_SECRET,
  );
  return { url: browserUrl(server, origin), token, peerId, role, serverId: server.serverId };
}

/** The same person is the same peer in every tab, and others cannot tell the account from it. */
export const hostPeerId = ({ userId, broadcastId }: { userId: string; broadcastId: string }): string =>
  createHash('sha256').update(`footlight peer ${broadcastId} ${userId}`).digest('base64url').slice(0, 22);

/** An owner who has handed the show over comes as a co-host. @throws AppError notFound, broadcastEnded, noMediaServer. */
export async function admitHost(
  backend: Parts,
  { id, user, origin }: { id: string; user: SessionUser; origin: PageOrigin },
): Promise<RoomAdmission> {
  const broadcast = await getBroadcastRow(backend.database, { id, ownerId: user.id });
  if (broadcast.state === 'ended') throw new AppError('broadcastEnded');
  const peerId = hostPeerId({ userId: user.id, broadcastId: id });
  const role = broadcast.hostPeerId === null ? 'host' : 'coHost';
  return await admit(backend, { broadcast, peerId, name: user.name, role, hostTerm: broadcast.hostTerm, origin });
}

/** @param request believed as far as X-Forwarded-… are: see clientAddress. */
export function pageOrigin(request: Request): PageOrigin {
  const { headers } = request;
  const first = (name: string) => headers.get(name)?.split(',', 1)[0]?.trim();
  return { requestHost: first('x-forwarded-host') ?? headers.get('host') ?? 'localhost', secure: first('x-forwarded-proto') === 'https' };
}
