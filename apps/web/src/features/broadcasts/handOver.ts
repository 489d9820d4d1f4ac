import { AppError } from '@footlight/contracts';
import type { Backend } from '../../server/backend.ts';
import { hostPeerId } from './admission.ts';
import { publishEvent } from './publishEvent.ts';
import { assertHostsShow, type ShowKey } from './showKey.ts';

type Parts = Pick<Backend, 'database' | 'redis' | 'logger'>;

/**
 * Makes a co-host the host of a show, or its owner again. From then on admissions give the roles; who is in the Room hears of it by
 * the event, and enters it anew. Handing over twice changes nothing.
 * @param peerId null, or the owner's own: the owner.
 * @throws AppError unauthenticated, notFound, forbidden, broadcastEnded; peerNotFound for who is no co-host of the show.
 */
export async function handOver(backend: Parts, { key, peerId }: { key: ShowKey; peerId: string | null }): Promise<void> {
  const { id, ownerId } = await assertHostsShow(backend, key);
  const next = peerId === hostPeerId({ userId: ownerId, broadcastId: id }) ? null : peerId;
  if (next !== null) await assertCoHost(backend, { broadcastId: id, peerId: next });
  const other = next === null ? { hostPeerId: { not: null } } : { OR: [{ hostPeerId: null }, { hostPeerId: { not: next } }] };
  const { count } = await backend.database.broadcast.updateMany({
    where: { id, state: { not: 'ended' }, ...other },
    data: { hostPeerId: next, hostTerm: { increment: 1 } },
  });
  if (count === 0 && (await backend.database.broadcast.count({ where: { id, state: 'ended' } })) > 0) throw new AppError('broadcastEnded');
  await publishEvent(backend, { broadcastId: id, event: { type: 'hostChanged', hostPeerId: next } });
}

async function assertCoHost({ database }: Parts, { broadcastId, peerId }: { broadcastId: string; peerId: string }): Promise<void> {
  const invite = { role: 'coHost' as const, revokedAt: null };
  if ((await database.seat.count({ where: { peerId, broadcastId, bannedAt: null, invite } })) === 0) throw new AppError('peerNotFound');
}
