import { type BroadcastEvent, redisKeys } from '@footlight/contracts';
import type { Backend } from '../../server/backend.ts';

interface Announcement {
  broadcastId: string;
  event: BroadcastEvent;
}

/** Tells every page of a show. What is lost while Redis is away is met again: at the next admission, or at the next write. */
export async function publishEvent(
  { redis, logger }: Pick<Backend, 'redis' | 'logger'>,
  { broadcastId, event }: Announcement,
): Promise<void> {
  try {
    await redis.publish(redisKeys.broadcastEvents(broadcastId), JSON.stringify(event));
  } catch (error) {
    logger.warn({ broadcastId, event: event.type, err: error }, 'event was not published');
  }
}
