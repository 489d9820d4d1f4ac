import pg from 'pg';

/** PostgreSQL's code for a database that does not exist, and for one that another session has just created. */
const missingDatabase = '3D000';
const duplicateDatabase = '42P04';

/**
 * Connects once, and creates the database when the server is there and the database is not.
 * @returns whether it was created now.
 * @throws pg's own error when the server is away or refuses the user.
 */
export async function ensureDatabase(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    return false;
  } catch (error) {
    if (codeOf(error) !== missingDatabase) throw error;
  } finally {
    await client.end();
  }
  const server = new URL(url);
  const name = decodeURIComponent(server.pathname.slice(1));
  server.pathname = '/postgres';
  const admin = new pg.Client({ connectionString: server.href, connectionTimeoutMillis: 10_000 });
  await admin.connect();
  try {
    await admin.query(`CREATE DATABASE ${admin.escapeIdentifier(name)}`);
    return true;
  } catch (error) {
    if (codeOf(error) === duplicateDatabase) return false;
    throw error;
  } finally {
    await admin.end();
  }
}

const codeOf = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : undefined);
