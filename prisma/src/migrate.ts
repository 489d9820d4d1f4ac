/**
 * Applies prisma/migrations over pg alone, without Prisma's native schema engine, which is a download. It takes the
 * advisory lock and writes the table that `prisma migrate` uses, so both agree about what was applied.
 */
import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** Prisma's own advisory lock (prisma-engines, schema-engine's postgres flavour). */
const prismaLock = 72707369;
const migrationsFolder = fileURLToPath(new URL('../migrations/', import.meta.url));

const createTable = `
  CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

interface AppliedMigration {
  migration_name: string;
  checksum: string;
  finished_at: Date | null;
}

/**
 * Brings the database up to the newest migration; safe to run from several processes at once.
 * @returns the names applied now, oldest first.
 * @throws Error when an applied migration was edited, is missing here, or stopped half-way.
 */
export async function migrate(url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, options: '-c TimeZone=UTC' });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [prismaLock]);
    await client.query(createTable);
    const { rows } = await client.query<AppliedMigration>(
      'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
    );
    const applied = new Map(rows.map((row) => [row.migration_name, row]));
    const present = await readMigrations();
    assertConsistent(applied, new Set(present.map(({ name }) => name)));
    const now: string[] = [];
    for (const migration of present) {
      const row = applied.get(migration.name);
      if (row && row.checksum !== migration.checksum)
        throw new Error(`migration ${migration.name} was edited after it was applied; restore its file`);
      if (row) continue;
      await apply(client, migration);
      now.push(migration.name);
    }
    return now;
  } finally {
    await client.end();
  }
}

interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

async function readMigrations(): Promise<Migration[]> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return await Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(`${migrationsFolder}${name}/migration.sql`, 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    }),
  );
}

function assertConsistent(applied: ReadonlyMap<string, AppliedMigration>, present: ReadonlySet<string>): void {
  for (const { migration_name: name, finished_at: finishedAt } of applied.values()) {
    if (!finishedAt) throw new Error(`migration ${name} stopped half-way; repair the database, then mark it with prisma migrate resolve`);
    if (!present.has(name))
      throw new Error(`the database has migration ${name}, which this version does not know: it was set up by a newer one`);
  }
}

/** All of it or nothing: whatever dies in the middle leaves the database as it was. */
async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID();
  await client.query('BEGIN');
  try {
    await client.query('INSERT INTO "_prisma_migrations" (id, checksum, migration_name) VALUES ($1, $2, $3)', [id, checksum, name]);
    await client.query(sql);
    await client.query('UPDATE "_prisma_migrations" SET finished_at = now(), applied_steps_count = 1 WHERE id = $1', [id]);
    await client.query('COMMIT');
  } catch (error) {
    // A connection that is gone rolls back by itself.
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
