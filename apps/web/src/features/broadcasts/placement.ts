import { AppError, redisKeys, type ServerRecord, serverRecord } from '@footlight/contracts';
import type { Backend } from '../../server/backend.ts';

type Parts = Pick<Backend, 'redis'>;

/** Long enough to enter; from then on the media server renews it for as long as it has the Room. */
const placeTtlSeconds = 60;
const maxTries = 5;

/** Media servers whose heartbeat is fresh, by their own word; expired ones leave the index here. */
export async function listServers({ redis }: Parts): Promise<ServerRecord[]> {
  const now = Date.now();
  await redis.zremrangebyscore(redisKeys.serverIndex, '-inf', String(now));
  const serverIds = await redis.zrange(redisKeys.serverIndex, '0', '-1');
  if (serverIds.length === 0) return [];
  const texts = await Promise.all(serverIds.map((serverId) => redis.get(redisKeys.server(serverId))));
  return texts.flatMap((text) => (text === null ? [] : (serverRecord.safeParse(parseJson(text)).data ?? [])));
}

/** 0 is idle. Rooms count most: a heartbeat shows them at once, where CPU follows late and is the machine's, not the server's. */
export function scoreOf({ load }: ServerRecord, mostRooms: number): number {
  return 0.3 * load.cpu + 0.2 * load.memory + 0.5 * (load.rooms / Math.max(1, mostRooms));
}

/** The least loaded healthy server, a degraded one when there is no other; never a draining one. */
export function chooseServer(servers: readonly ServerRecord[]): ServerRecord | undefined {
  const healthy = servers.filter(({ state }) => state === 'healthy');
  const candidates = healthy.length > 0 ? healthy : servers.filter(({ state }) => state === 'degraded');
  const mostRooms = Math.max(0, ...candidates.map(({ load }) => load.rooms));
  const ranked = candidates.toSorted(
    (one, other) => scoreOf(one, mostRooms) - scoreOf(other, mostRooms) || one.serverId.localeCompare(other.serverId),
  );
  return ranked[0];
}

// Sets the place unless someone else changed it since it was read; answers the place that stands.
const compareAndPlace = `
local current = redis.call('GET', KEYS[1])
if (current == false and ARGV[1] == '') or current == ARGV[1] then
  redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
  return ARGV[2]
end
return current`;

/**
 * The media server of a Room: the one it has while that lives, else the least loaded. A draining one keeps the Rooms it has,
 * so that who reloads the page finds the others. Everybody who asks at the same time gets the same answer.
 * @throws AppError noMediaServer.
 */
export async function placeRoom(backend: Parts, roomId: string): Promise<ServerRecord> {
  const key = redisKeys.roomServer(roomId);
  for (let attempt = 0; attempt < maxTries; attempt += 1) {
    const servers = await listServers(backend);
    const current = await backend.redis.get(key);
    const placed = servers.find(({ serverId }) => serverId === current);
    const chosen = placed ?? chooseServer(servers);
    if (!chosen) throw new AppError('noMediaServer');
    const standing = await backend.redis.eval(compareAndPlace, 1, key, current ?? '', chosen.serverId, placeTtlSeconds);
    if (standing === chosen.serverId) return chosen;
  }
  throw new AppError('noMediaServer');
}

/** The address a browser connects to. @param requestHost Host header of the page, for servers without a public address of their own. */
export function browserUrl(
  { publicUrl, port }: Pick<ServerRecord, 'publicUrl' | 'port'>,
  { requestHost, secure }: { requestHost: string; secure: boolean },
): string {
  if (publicUrl !== null) return publicUrl;
  const hostname = URL.parse(`http://${requestHost}`)?.hostname ?? 'localhost';
  return `${secure ? 'wss' : 'ws'}://${hostname}:${port}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
