import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase } from '@footlight/database';
import { createLogger } from '@footlight/server-kit/logger';
import { createRedis, type Redis, redisReady } from '@footlight/server-kit/redis';
import { environmentOf, type ProcessInfo } from './processTable.ts';

/** A secret that was found where it must not be. The secret itself is not told. */
export interface CanaryLeak {
  place: string;
  form: string;
}

const logger = createLogger({ name: 'canary-search', level: 'error' });

/** Searches for secrets wherever the product keeps, says or shows something. */
export class CanarySearch {
  readonly leaks: CanaryLeak[] = [];
  /** How many texts were searched, by kind of place: a search of nothing finds nothing. */
  readonly searched: Record<string, number> = {};
  readonly #needles: { form: string; bytes: Buffer }[];

  constructor({ canaries }: { canaries: readonly string[] }) {
    this.#needles = canaries.flatMap((canary) => [
      { form: 'plain', bytes: Buffer.from(canary) },
      // Three alignments of base64; the ends depend on what is around.
      ...[0, 1, 2].map((shift) => ({
        form: 'base64',
        bytes: Buffer.from(
          Buffer.concat([Buffer.alloc(shift), Buffer.from(canary)])
            .toString('base64')
            .slice(shift === 0 ? 0 : 4, -4),
        ),
      })),
      { form: 'hexadecimal', bytes: Buffer.from(Buffer.from(canary).toString('hex')) },
      { form: 'UTF-16', bytes: Buffer.from(canary, 'utf16le') },
    ]);
  }

  /** @param kind names the sort of place for the tally, `place` the exact one. */
  search(content: string | Buffer, { kind, place }: { kind: string; place: string }): void {
    this.searched[kind] = (this.searched[kind] ?? 0) + 1;
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (const { form, bytes: needle } of this.#needles) {
      if (!bytes.includes(needle) || this.leaks.some((leak) => leak.place === place && leak.form === form)) continue;
      this.leaks.push({ place, form });
    }
  }

  /** Every file below a folder: logs, the database's own files, Redis's dump. */
  searchFolder(folder: string): void {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name);
      if (!entry.isFile()) continue;
      try {
        if (statSync(path).size < 256e6) this.search(readFileSync(path), { kind: 'file', place: path });
      } catch (error) {
        // The database removes files of its own while we look.
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      }
    }
  }

  searchProcesses(processes: readonly ProcessInfo[]): void {
    for (const { pid, argv } of processes) {
      const name = `${(argv[0] ?? '').split('/').at(-1)} ${pid}`;
      this.search(argv.join('\0'), { kind: 'process', place: `arguments of ${name}` });
      this.search(environmentOf(pid), { kind: 'process', place: `environment of ${name}` });
    }
  }

  async searchHttp(url: string): Promise<void> {
    const response = await fetch(url);
    this.search(Buffer.from(await response.arrayBuffer()), { kind: 'http', place: new URL(url).href });
  }

  /** Every row of every table, as text. */
  async searchDatabase(url: string): Promise<void> {
    const database = createDatabase(url, { poolSize: 1 });
    try {
      const tables = await database.$queryRawUnsafe<{ name: string }[]>(
        `SELECT quote_ident(table_schema) || '.' || quote_ident(table_name) AS name FROM information_schema.tables
         WHERE table_schema NOT IN ('pg_catalog', 'information_schema') AND table_type = 'BASE TABLE'`,
      );
      for (const { name } of tables) {
        const rows = await database.$queryRawUnsafe<{ row: string }[]>(`SELECT t::text AS row FROM ${name} t`);
        for (const { row } of rows) this.search(row, { kind: 'databaseRow', place: `table ${name}` });
      }
    } finally {
      await database.$disconnect();
    }
  }

  /** Every key and value that Redis holds now. */
  async searchRedis(url: string): Promise<void> {
    const redis = createRedis(url, { name: 'canary-search', logger, whenAway: 'failFast' });
    try {
      await redisReady(redis);
      for await (const keys of redis.scanStream({ count: 500 })) {
        for (const key of keys as string[])
          this.search(JSON.stringify([key, await readValue(redis, key)]), { kind: 'redisKey', place: `Redis key ${key}` });
      }
    } finally {
      redis.disconnect();
    }
  }

  /** From now on, every command that anyone gives Redis: values that come and go, jobs and messages too. */
  async watchRedis(url: string): Promise<{ close(): void }> {
    const redis = createRedis(url, { name: 'canary-watch', logger, whenAway: 'wait' });
    await redisReady(redis);
    const monitor = await redis.monitor();
    monitor.on('monitor', (_time: string, args: string[]) =>
      this.search(args.join(' '), { kind: 'redisCommand', place: `Redis command ${args[0]} ${args[1] ?? ''}` }),
    );
    monitor.on('error', () => undefined);
    return {
      close: () => {
        monitor.disconnect();
        redis.disconnect();
      },
    };
  }
}

async function readValue(redis: Redis, key: string): Promise<unknown> {
  const type = await redis.type(key);
  switch (type) {
    case 'string':
      return await redis.get(key);
    case 'hash':
      return await redis.hgetall(key);
    case 'list':
      return await redis.lrange(key, 0, -1);
    case 'set':
      return await redis.smembers(key);
    case 'zset':
      return await redis.zrange(key, '0', '-1');
    case 'stream':
      return await redis.xrange(key, '-', '+');
    default:
      return type;
  }
}
