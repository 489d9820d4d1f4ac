import { setTimeout as delay } from 'node:timers/promises';
import { createLogger } from '@footlight/server-kit/logger';
import { createRedis, redisReady } from '@footlight/server-kit/redis';
import { SetupError } from '../../bootstrap/SetupError.mjs';

const patienceMs = 3000;

/** @throws SetupError that names no more of the address than its host, since it may hold a password. */
export async function assertRedisAnswers(url: string): Promise<void> {
  const redis = createRedis(url, { name: 'start-up', logger: createLogger({ name: 'start-up', level: 'silent' }), whenAway: 'wait' });
  let reason = 'no answer';
  redis.on('error', (error: Error) => {
    reason = error.message || ('code' in error ? String(error.code) : reason);
  });
  try {
    const isReady = await Promise.race([redisReady(redis).then(() => true), delay(patienceMs, false)]);
    if (isReady) return void (await redis.ping());
  } finally {
    redis.disconnect();
  }
  throw new SetupError(`The Redis of REDIS_URL (${new URL(url).host}) cannot be used: ${reason}.`);
}
