import type { Database } from '@footlight/database';

/** Any number, as long as nothing else takes the same advisory lock. */
const usersLock = 4_210_001;

/**
 * Until the transaction ends nobody else decides who is an admin. Rules such as "at least one admin" span rows, and
 * PostgreSQL checks none of those by itself.
 */
export async function lockUsers(transaction: Pick<Database, '$executeRaw'>): Promise<void> {
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${usersLock})`;
}
