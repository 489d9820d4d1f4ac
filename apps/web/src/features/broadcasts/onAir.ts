import { randomUUID } from 'node:crypto';
import { AppError, type BroadcastEvent, type BroadcastStatus, redisKeys } from '@footlight/contracts';
import type { Backend } from '../../server/backend.ts';
import { RedisAwayError } from '../../server/redisAway.ts';
import { readDefaultMethod } from '../admin/server.ts';
import { type BroadcastRow, getBroadcastRow, toStatus } from './rows.ts';

type Parts = Pick<Backend, 'database' | 'redis' | 'egressQueue' | 'env' | 'logger'>;

/** A job that Redis has not taken by then is given up. */
const enqueueTimeoutMs = 3000;

interface GoLiveOptions {
  id: string;
  ownerId: string;
  /** The creator has confirmed that the show is recorded here alone. */
  withoutDestinations: boolean;
}

/**
 * Takes a Broadcast on air: one UPDATE decides between two tries at once, then the worker is asked to start its Egress.
 * When Redis cannot take the job the Broadcast is ready again.
 * @throws AppError notFound, alreadyLive, broadcastEnded, noDestination, methodUnavailable, redisUnavailable.
 */
export async function goLive(
  backend: Parts,
  { id, ownerId, withoutDestinations }: GoLiveOptions,
): Promise<{ egressId: string; startedAt: number }> {
  const row = await getBroadcastRow(backend.database, { id, ownerId });
  assertMayGoLive(row);
  const method = row.streamingMethod ?? (await readDefaultMethod(backend)).value;
  if (method === 'daily') throw new AppError('methodUnavailable');
  if (!withoutDestinations) await assertDestination(backend, id);

  const egressId = randomUUID();
  const startedAt = new Date();
  const { count } = await backend.database.broadcast.updateMany({
    where: { id, state: 'ready' },
    data: { state: 'live', egressId, startedAt },
  });
  if (count === 0) {
    assertMayGoLive(await getBroadcastRow(backend.database, { id, ownerId }));
    throw new AppError('alreadyLive');
  }
  try {
    await enqueue(backend, 'startEgress', { egressId, broadcastId: id });
  } catch (error) {
    await backend.database.broadcast.updateMany({
      where: { id, state: 'live', egressId },
      data: { state: 'ready', egressId: null, startedAt: null },
    });
    throw new AppError('redisUnavailable', { cause: error });
  }
  await announce(backend, id, { state: 'live', startedAt: startedAt.getTime() });
  backend.logger.info({ broadcastId: id, egressId }, 'broadcast is live');
  return { egressId, startedAt: startedAt.getTime() };
}

/**
 * Ends a Broadcast; a second time it answers the same. It works while Redis is away: the worker compares the database
 * with what runs and stops by itself.
 * @throws AppError notFound, notLive.
 */
export async function endBroadcast(backend: Parts, { id, ownerId }: { id: string; ownerId: string }): Promise<{ endedAt: number }> {
  const { count } = await backend.database.broadcast.updateMany({
    where: { id, ownerId, state: 'live' },
    data: { state: 'ended', endedAt: new Date() },
  });
  const row = await getBroadcastRow(backend.database, { id, ownerId });
  if (row.state !== 'ended' || !row.endedAt) throw new AppError('notLive');
  if (count > 0) {
    if (row.egressId)
      await enqueue(backend, 'stopEgress', { egressId: row.egressId, broadcastId: id }).catch((error: unknown) =>
        backend.logger.warn({ broadcastId: id, err: error }, 'stop was not enqueued; the worker will notice'),
      );
    await announce(backend, id, toStatus(row));
    backend.logger.info({ broadcastId: id, egressId: row.egressId }, 'broadcast ended');
  }
  return { endedAt: row.endedAt.getTime() };
}

/** Writes what media servers read of a Broadcast. @throws while Redis is away. */
export async function writeStatus({ redis }: Pick<Backend, 'redis'>, broadcastId: string, status: BroadcastStatus): Promise<void> {
  await redis.set(redisKeys.broadcastStatus(broadcastId), JSON.stringify(status));
}

/** Tells everyone. What is lost here is told again: by the event stream's first answer and at the next admission. */
async function announce(backend: Parts, broadcastId: string, status: BroadcastStatus): Promise<void> {
  const event: BroadcastEvent = { type: 'broadcastStateChanged', status };
  try {
    await writeStatus(backend, broadcastId, status);
    await backend.redis.publish(redisKeys.broadcastEvents(broadcastId), JSON.stringify(event));
  } catch (error) {
    backend.logger.warn({ broadcastId, err: error }, 'broadcast state was not announced');
  }
}

async function enqueue(backend: Parts, name: 'startEgress' | 'stopEgress', data: { egressId: string; broadcastId: string }): Promise<void> {
  // A queue opened while Redis is away would hold the job back and deliver it long after the answer.
  if (backend.redis.status !== 'ready') await backend.redis.ping();
  const jobId = `${name === 'startEgress' ? 'start' : 'stop'}-${data.egressId}`;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new RedisAwayError()), enqueueTimeoutMs);
  });
  try {
    await Promise.race([backend.egressQueue.add(name, data, { jobId }), timeout]);
  } finally {
    clearTimeout(timer);
  }
}

function assertMayGoLive({ state }: Pick<BroadcastRow, 'state'>): void {
  if (state === 'live') throw new AppError('alreadyLive');
  if (state === 'ended') throw new AppError('broadcastEnded');
}

async function assertDestination({ database }: Parts, broadcastId: string): Promise<void> {
  const usable = await database.broadcastDestination.count({ where: { broadcastId, destination: { enabled: true, deletedAt: null } } });
  if (usable === 0) throw new AppError('noDestination');
}
