import { randomUUID } from 'node:crypto';
import { egressQueueName, queuePrefix } from '@footlight/contracts';
import { encode } from 'next-auth/jwt';
import { type Backend, createBackend } from './backend.ts';
import { readEnv } from './env.ts';
import { type SessionUser, sessionCookieName, sessionStamp } from './Sessions.ts';

/** For integration tests: a backend on the real PostgreSQL and Redis that TEST_DATABASE_URL and TEST_REDIS_URL name. */
export function createTestBackend(changes: Record<string, string> = {}): Backend {
  const source = {
    DATABASE_URL: process.env.TEST_DATABASE_URL,
    REDIS_URL: process.env.TEST_REDIS_URL,
    NEXTAUTH_URL: 'http://studio.test',
    NEXTAUTH_SECRET: 'n'.repeat(32),
    ROOM_TOKEN_SECRET: 'r'.repeat(32),
    ENCRYPTION_KEYS: Buffer.alloc(32, 7).toString('base64'),
    LOG_LEVEL: 'error',
  };
  return createBackend(readEnv({ ...source, ...changes }));
}

/** Nothing listens there. */
export const awayRedisUrl = 'redis://127.0.0.1:1';
export const awayDatabaseUrl = 'postgresql://nobody@127.0.0.1:1/none';

export async function createTestUser({ database }: Pick<Backend, 'database'>, role: 'admin' | 'creator' = 'creator'): Promise<SessionUser> {
  const email = `${randomUUID()}@example.com`;
  const { id, name } = await database.user.create({ data: { email, name: 'Ada', role, passwordHash: 'none' } });
  return { id, email, name, role };
}

/** The Cookie header of someone who is signed in. */
export async function signedInCookie({ env, database }: Pick<Backend, 'env' | 'database'>, { id }: { id: string }): Promise<string> {
  const { passwordHash } = await database.user.findUniqueOrThrow({ where: { id } });
  const token = await encode({ token: { userId: id, stamp: sessionStamp(passwordHash) }, secret: env.NEXTAUTH_SECRET });
  return `${sessionCookieName(env.NEXTAUTH_URL)}=${token}`;
}

/** Takes every show off air and empties the queue, so that a worker started by a later test finds nothing to do. */
export async function clearOnAir({ database, redis }: Pick<Backend, 'database' | 'redis'>): Promise<void> {
  await database.broadcast.deleteMany({ where: { state: 'live' } });
  const keys = await redis.keys(`${queuePrefix}:${egressQueueName}:*`);
  if (keys.length > 0) await redis.del(...keys);
}
