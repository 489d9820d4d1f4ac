import { redisKeys, serverRecord } from '@footlight/contracts';
import type { Redis } from '@footlight/server-kit/redis';

/** http:// address of the media server that has the Room, or undefined when none has it. @throws when Redis is away. */
export async function locateRoom(redis: Redis, roomId: string): Promise<string | undefined> {
  const serverId = await redis.get(redisKeys.roomServer(roomId));
  if (serverId === null) return undefined;
  const record = await redis.get(redisKeys.server(serverId));
  if (record === null) return undefined;
  return serverRecord.parse(JSON.parse(record)).internalUrl;
}
