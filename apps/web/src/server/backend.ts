import { createDatabase, type Database } from '@footlight/database';
import { createLogger, type Logger } from '@footlight/server-kit/logger';
import { DestinationTestQueue, EgressQueue } from '@footlight/server-kit/queue';
import { createRedis, type Redis } from '@footlight/server-kit/redis';
import { SecretBox } from '@footlight/server-kit/SecretBox';
import type { MediaStorage } from '@footlight/server-kit/storage/MediaStorage';
import { BroadcastFeed } from './BroadcastFeed.ts';
import { createMediaStorage } from './createMediaStorage.ts';
import { type Env, getEnv } from './env.ts';
import { RateLimits } from './RateLimits.ts';
import { Sessions } from './Sessions.ts';
import { WebMetrics } from './WebMetrics.ts';

/** What the features stand on. */
export interface Backend {
  readonly env: Env;
  readonly logger: Logger;
  readonly database: Database;
  /** Fails fast while Redis is away. */
  readonly redis: Redis;
  readonly secretBox: SecretBox;
  readonly mediaStorage: MediaStorage;
  readonly egressQueue: EgressQueue;
  readonly destinationTestQueue: DestinationTestQueue;
  readonly broadcastFeed: BroadcastFeed;
  readonly rateLimits: RateLimits;
  readonly sessions: Sessions;
  readonly metrics: WebMetrics;
  close(): Promise<void>;
}

/** Opens clients; none of them connects to the database before its first use. */
export function createBackend(env: Env): Backend {
  const logger = createLogger({ name: 'web', level: env.LOG_LEVEL });
  const database = createDatabase(env.DATABASE_URL);
  const redis = createRedis(env.REDIS_URL, { name: 'footlight-web', logger, whenAway: 'failFast' });
  const egressQueue = new EgressQueue(redis);
  const destinationTestQueue = new DestinationTestQueue(redis);
  const broadcastFeed = new BroadcastFeed({
    createSubscriber: () => createRedis(env.REDIS_URL, { name: 'footlight-web-events', logger, whenAway: 'wait' }),
    logger,
  });
  const metrics = new WebMetrics({ database, broadcastFeed });
  return {
    env,
    logger,
    database,
    redis,
    secretBox: new SecretBox(env.ENCRYPTION_KEYS),
    mediaStorage: createMediaStorage(env),
    egressQueue,
    destinationTestQueue,
    broadcastFeed,
    rateLimits: new RateLimits(redis),
    sessions: new Sessions({ database, secret: env.NEXTAUTH_SECRET, publicUrl: env.NEXTAUTH_URL }),
    metrics,
    close: async () => {
      broadcastFeed.close();
      for (const queue of [egressQueue, destinationTestQueue])
        await queue.close().catch((error: unknown) => logger.debug({ err: error }, 'queue was closed already'));
      redis.disconnect();
      await database.$disconnect();
    },
  };
}

declare global {
  var footlightBackend: Backend | undefined;
}

/** This process's backend. Pages and route handlers are separate bundles, so it is kept on the global object. */
export function getBackend(): Backend {
  globalThis.footlightBackend ??= createBackend(getEnv());
  return globalThis.footlightBackend;
}
