import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '../generated/client.ts';

export type { PrismaClient as Database } from '../generated/client.ts';
export { Prisma } from '../generated/client.ts';
export * from '../generated/enums.ts';
export type * from '../generated/models.ts';

/**
 * A client over pg's own pool; connections open at first use.
 * @param url postgresql:// address. The session runs in UTC, since adapter-pg drops a timestamptz's offset.
 */
export function createDatabase(url: string, { poolSize = 10 }: { poolSize?: number } = {}): PrismaClient {
  const adapter = new PrismaPg({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    options: '-c TimeZone=UTC',
  });
  return new PrismaClient({ adapter });
}

// Prisma's codes for a server that cannot be reached (P1xxx) and for a pool that timed out (P2024).
const unavailableCodes = new Set([
  'P1000',
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  '57P01',
  '57P03',
]);

/** True when the error says that PostgreSQL is away, rather than that the query was wrong. */
export function isDatabaseUnavailable(error: unknown): boolean {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth += 1) {
    if ('code' in cause && typeof cause.code === 'string' && unavailableCodes.has(cause.code)) return true;
    if (
      /ECONNREFUSED|ECONNRESET|Connection terminated|DatabaseNotReachable|connection timeout|the database system is (starting|shutting)/i.test(
        cause.message,
      )
    )
      return true;
  }
  return false;
}
