import { Redis } from 'ioredis';
import type { Logger } from './logger.ts';

export type { Redis } from 'ioredis';

interface RedisOptions {
  /** Shown by CLIENT LIST. */
  name: string;
  logger: Logger;
  /**
   * `wait`: commands queue until Redis is back (BullMQ, subscribers). `failFast`: a command fails within about a second
   * while Redis is away, so that a request gets its answer.
   */
  whenAway: 'wait' | 'failFast';
}

/** A client that reconnects for ever, at most two seconds apart, and logs losses and returns once each. */
export function createRedis(url: string, { name, logger, whenAway }: RedisOptions): Redis {
  const redis = new Redis(url, {
    connectionName: name,
    retryStrategy: (attempt) => Math.min(100 * 2 ** Math.min(attempt, 5), 2000),
    connectTimeout: 5000,
    ...(whenAway === 'wait'
      ? { maxRetriesPerRequest: null }
      : { maxRetriesPerRequest: 1, enableOfflineQueue: false, commandTimeout: 2000 }),
  });
  let away = false;
  redis.on('error', (error: Error) => {
    if (away) return;
    away = true;
    logger.warn({ redis: name, reason: error.message }, 'redis is away');
  });
  redis.on('ready', () => {
    if (away) logger.info({ redis: name }, 'redis is back');
    away = false;
  });
  return redis;
}

/** Resolves when the client can take commands. */
export async function redisReady(redis: Redis): Promise<void> {
  if (redis.status === 'ready') return;
  await new Promise<void>((resolve) => redis.once('ready', () => resolve()));
}
