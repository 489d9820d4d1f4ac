import { heartbeatIntervalMs, redisKeys, type ServerRecord, serverTtlMs } from '@footlight/contracts';
import type { Logger } from '@footlight/server-kit/logger';
import type { Redis } from '@footlight/server-kit/redis';

interface RegistrationOptions {
  redis: Redis;
  serverId: string;
  /** The record as of now, with a fresh measurement of load. */
  describe: () => ServerRecord;
  /** Rooms this server has. */
  roomIds: () => string[];
  heartbeatMs?: number;
  logger: Logger;
}

/** A Room's server is kept a little longer than a heartbeat may be late. */
const roomServerTtlMs = 3 * serverTtlMs;

/** Renews a Room's entry unless another server has it by now. */
const renewRoomScript = `
local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`;

const releaseRoomScript = `
if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`;

/**
 * This server in Redis: its record and its Rooms, renewed by a heartbeat, gone by themselves when it dies. While Redis is
 * away Rooms go on; the next heartbeat that passes registers again.
 */
export class Registration {
  readonly #options: RegistrationOptions;
  readonly #timer: NodeJS.Timeout;
  #beating: Promise<void> | undefined;
  #reachable = true;
  #closed = false;

  constructor(options: RegistrationOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.beat(), options.heartbeatMs ?? heartbeatIntervalMs);
  }

  /** False while the last heartbeat did not pass. */
  get reachable(): boolean {
    return this.#reachable;
  }

  /** Writes everything now; also for a change that others should see at once. Never throws. */
  async beat(): Promise<void> {
    if (this.#closed) return;
    this.#beating ??= this.#write().finally(() => {
      this.#beating = undefined;
    });
    await this.#beating;
  }

  async releaseRoom(roomId: string): Promise<void> {
    const { redis, serverId, logger } = this.#options;
    try {
      await redis.eval(releaseRoomScript, 1, redisKeys.roomServer(roomId), serverId);
    } catch (error) {
      // It expires by itself.
      logger.debug({ roomId, err: error }, 'room not released');
    }
  }

  /** Takes the server out of the registry. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#timer);
    await this.#beating;
    const { redis, serverId, logger } = this.#options;
    try {
      await redis.multi().del(redisKeys.server(serverId)).zrem(redisKeys.serverIndex, serverId).exec();
    } catch (error) {
      logger.debug({ err: error }, 'server not taken out of the registry');
    }
  }

  async #write(): Promise<void> {
    const { redis, serverId, describe, roomIds } = this.#options;
    const now = Date.now();
    try {
      await redis
        .multi()
        .set(redisKeys.server(serverId), JSON.stringify(describe()), 'PX', serverTtlMs)
        .zadd(redisKeys.serverIndex, now + serverTtlMs, serverId)
        .zremrangebyscore(redisKeys.serverIndex, '-inf', now)
        .exec();
      for (const roomId of roomIds()) await redis.eval(renewRoomScript, 1, redisKeys.roomServer(roomId), serverId, roomServerTtlMs);
      this.#reachable = true;
    } catch (error) {
      if (this.#reachable) this.#options.logger.warn({ err: error }, 'heartbeat did not reach Redis');
      this.#reachable = false;
    }
  }
}
