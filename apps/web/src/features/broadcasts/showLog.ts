import { loggedAction, redisKeys } from '@footlight/contracts';
import type { Backend } from '../../server/backend.ts';
import { getBroadcastRow } from './rows.ts';
import type { ShowEventView } from './showLogView.ts';

type Parts = Pick<Backend, 'database' | 'redis' | 'logger'>;

/**
 * What happened on air, oldest first: what people did, and what became of the show and its destinations. Empty before the show.
 * @throws AppError notFound.
 */
export async function readShowLog(backend: Parts, { id, ownerId }: { id: string; ownerId: string }): Promise<ShowEventView[]> {
  const { startedAt, endedAt } = await getBroadcastRow(backend.database, { id, ownerId });
  if (!startedAt) return [];
  await copyActions(backend, id);
  const since = startedAt.getTime();
  const events = [
    ...(await readActions(backend, id)),
    { at: since, by: null, event: { type: 'wentLive' as const } },
    ...(endedAt ? [{ at: endedAt.getTime(), by: null, event: { type: 'ended' as const } }] : []),
  ];
  return events.map((found) => ({ ...found, offsetMs: Math.max(0, found.at - since) })).sort((a, b) => a.at - b.at);
}

type EventAt = Omit<ShowEventView, 'offsetMs'>;

/** Keeps what media server and worker wrote since; twice is once. While Redis is away, what was kept already must do. */
async function copyActions({ database, redis, logger }: Parts, broadcastId: string): Promise<void> {
  try {
    const entries = await redis.xrange(redisKeys.showLog(broadcastId), '-', '+');
    const data = entries.flatMap(([entryId, fields]) => {
      const logged = loggedAction.safeParse(parseJson(fields[fields.indexOf('action') + 1]));
      return logged.success ? [{ broadcastId, entryId, at: new Date(logged.data.at), action: logged.data }] : [];
    });
    if (data.length > 0) await database.showAction.createMany({ data, skipDuplicates: true });
  } catch (error) {
    logger.warn({ broadcastId, err: error }, 'show log was not copied');
  }
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}

async function readActions({ database }: Parts, broadcastId: string): Promise<EventAt[]> {
  const rows = await database.showAction.findMany({ where: { broadcastId }, orderBy: [{ at: 'asc' }, { entryId: 'asc' }] });
  return rows.flatMap(({ action }) => {
    const logged = loggedAction.safeParse(action);
    return logged.success ? [{ at: logged.data.at, by: logged.data.by, event: logged.data.action }] : [];
  });
}
