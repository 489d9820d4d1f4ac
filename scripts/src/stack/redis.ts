import { mkdirSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stopLeftover } from './leftover.ts';
import type { ProcessDefinition } from './SupervisedProcess.ts';

interface RedisOptions {
  /** redis-server or valkey-server. */
  program: string;
  folder: string;
  port: number;
  password: string;
  durable: boolean;
}

export const redisUrl = ({ port, password }: { port: number; password: string }): string => `redis://:${password}@127.0.0.1:${port}`;

/** Redis on 127.0.0.1 with a password, which stands in a file rather than in argv, where every user could read it. */
export function defineRedis({ program, folder, port, password, durable }: RedisOptions): ProcessDefinition {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const configFile = join(folder, 'redis.conf');
  const pidFile = join(folder, 'redis.pid');
  writeFileSync(
    configFile,
    [
      'bind 127.0.0.1',
      `port ${port}`,
      `requirepass ${password}`,
      `dir "${folder}"`,
      `pidfile "${pidFile}"`,
      'daemonize no',
      `appendonly ${durable ? 'yes' : 'no'}`,
      'save ""',
      // BullMQ's demand: an evicted key is a lost job.
      'maxmemory-policy noeviction',
      '',
    ].join('\n'),
    { mode: 0o600 },
  );
  return {
    name: 'redis',
    launch: async () => {
      await stopLeftoverRedis(folder);
      return {
        command: program,
        args: [configFile],
        env: { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8' },
        cwd: folder,
        deathSignal: 'SIGTERM',
      };
    },
    readiness: { kind: 'line', pattern: /Ready to accept connections/ },
    stopSignal: 'SIGTERM',
    stopTimeoutMs: 10_000,
  };
}

/** Ends a server that a killed run left on this folder. @returns whether there was one. */
export async function stopLeftoverRedis(folder: string): Promise<boolean> {
  return await stopLeftover({ pidFile: join(folder, 'redis.pid'), folder: realpathSync(folder), signal: 'SIGTERM', timeoutMs: 5_000 });
}
