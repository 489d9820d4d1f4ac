import { chownSync, existsSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../../bootstrap/SetupError.mjs';
import type { Launch } from '../system/ManagedProcess.ts';
import { ManagedProcess } from '../system/ManagedProcess.ts';
import { lastLines } from '../system/runCommand.ts';
import { stopLeftover } from './leftover.ts';
import type { PostgresHome } from './postgresHome.ts';
import type { ProcessDefinition } from './SupervisedProcess.ts';

const adminName = 'footlight';

interface PostgresOptions {
  home: PostgresHome;
  port: number;
  password: string;
  /** False: faster, for data that nobody misses after a power cut. It still outlives a killed process. */
  durable: boolean;
}

export const postgresUrl = ({ port, password, database }: { port: number; password: string; database: string }): string =>
  `postgresql://${adminName}:${password}@127.0.0.1:${port}/${database}`;

/** Makes the cluster when there is none: passwords by SCRAM for every connection, UTF-8, no dependence on system locales. */
export async function ensureCluster({ home, password }: Pick<PostgresOptions, 'home' | 'password'>): Promise<void> {
  if (existsSync(join(home.data, 'global/pg_control'))) return;
  const passwordFile = `${home.data}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (home.user) chownSync(passwordFile, home.user.uid, home.user.gid);
  try {
    await runInitdb(home, passwordFile);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

async function runInitdb(home: PostgresHome, passwordFile: string): Promise<void> {
  const output: string[] = [];
  const initdb = await ManagedProcess.start({
    ...launchBase(home),
    command: join(home.programs, 'bin/initdb'),
    args: [
      `--pgdata=${home.data}`,
      `--username=${adminName}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
    ],
    deathSignal: 'SIGKILL',
  });
  initdb.onLine((line) => output.push(line));
  const { code } = await initdb.exited;
  if (code === 0) return;
  const text = output.join('\n');
  throw new SetupError(
    /No space left/.test(text)
      ? 'The disk is full: PostgreSQL could not make its data folder.'
      : `PostgreSQL could not make its data folder ${home.data}.`,
    { details: lastLines(text) },
  );
}

/** PostgreSQL on 127.0.0.1 alone, without a Unix socket, in UTC (adapter-pg drops a timestamptz's offset). */
export function definePostgres({ home, port, durable }: Omit<PostgresOptions, 'password'>): ProcessDefinition {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    max_connections: '100',
    // The text of a failing statement may hold what must not be logged.
    log_min_error_statement: 'panic',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  };
  return {
    name: 'postgres',
    launch: async () => {
      await stopLeftoverPostgres(home);
      return {
        ...launchBase(home),
        command: join(home.programs, 'bin/postgres'),
        args: ['-D', home.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
        deathSignal: 'SIGINT',
      };
    },
    readiness: { kind: 'line', pattern: /database system is ready to accept connections/ },
    // SIGINT is PostgreSQL's fast shutdown: SIGTERM would wait for every client to go.
    stopSignal: 'SIGINT',
    stopTimeoutMs: 15_000,
  };
}

/** Ends a server that a killed run left on this data folder. @returns whether there was one. */
export async function stopLeftoverPostgres(home: PostgresHome): Promise<boolean> {
  if (!existsSync(home.data)) return false;
  return await stopLeftover({
    pidFile: join(home.data, 'postmaster.pid'),
    folder: realpathSync(home.data),
    signal: 'SIGINT',
    timeoutMs: 10_000,
  });
}

function launchBase(home: PostgresHome): Pick<Launch, 'env' | 'cwd' | 'user'> {
  return { cwd: '/', env: { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }, user: home.user };
}
