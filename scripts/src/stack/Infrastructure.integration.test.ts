import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createDatabase } from '@footlight/database';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findProcessStartTime, isSameProcessAlive } from '../../bootstrap/processIdentity.mjs';
import { startInfrastructure } from './Infrastructure.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footlight-infrastructure-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const identify = (pid: number | undefined) => {
  const startTime = findProcessStartTime(pid ?? 0);
  if (pid === undefined || startTime === undefined) throw new Error('the process does not run');
  return { pid, startTime };
};

async function countUsers(databaseUrl: string): Promise<number> {
  const database = createDatabase(databaseUrl);
  try {
    return await database.user.count();
  } finally {
    await database.$disconnect();
  }
}

it('brings a migrated database and a Redis up, and leaves no process behind', async () => {
  const infrastructure = await startInfrastructure({ folder, ports: 'private' });
  const servers = [identify(infrastructure.postgres?.pid), identify(infrastructure.redis?.pid)];
  expect(await countUsers(infrastructure.databaseUrl)).toBe(0);
  expect(servers.every(isSameProcessAlive)).toBe(true);
  await infrastructure.close();
  expect(servers.some(isSameProcessAlive)).toBe(false);
});

it('starts a killed server again on the same port, with its data', async () => {
  const infrastructure = await startInfrastructure({ folder, ports: 'private' });
  try {
    for (const server of [infrastructure.postgres, infrastructure.redis]) {
      const { pid } = identify(server?.pid);
      const exited = server?.exited;
      server?.kill('SIGKILL');
      await exited;
      await server?.ready();
      expect(server?.pid).not.toBe(pid);
    }
    expect(await countUsers(infrastructure.databaseUrl)).toBe(0);
  } finally {
    await infrastructure.close();
  }
});

it('starts on the data of a run that was killed, and that run leaves no server alive', async () => {
  const program = `
    import { startInfrastructure } from ${JSON.stringify(new URL('Infrastructure.ts', import.meta.url).href)};
    const infrastructure = await startInfrastructure({ folder: ${JSON.stringify(folder)}, ports: 'private' });
    console.log(JSON.stringify([infrastructure.postgres.pid, infrastructure.redis.pid]));`;
  const parent = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(createInterface({ input: parent.stdout }), 'line');
  const servers = JSON.parse(String(line)).map(identify);
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  const infrastructure = await startInfrastructure({ folder, ports: 'private' });
  try {
    expect(servers.some(isSameProcessAlive)).toBe(false);
    expect(await countUsers(infrastructure.databaseUrl)).toBe(0);
  } finally {
    await infrastructure.close();
  }
});

it('keeps passwords out of argv and closed to other users', async () => {
  const infrastructure = await startInfrastructure({ folder, ports: 'private' });
  try {
    const { postgresPassword, redisPassword } = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'));
    for (const server of [infrastructure.postgres, infrastructure.redis]) {
      const argv = readFileSync(`/proc/${server?.pid}/cmdline`, 'utf8');
      expect(argv).not.toContain(postgresPassword);
      expect(argv).not.toContain(redisPassword);
    }
  } finally {
    await infrastructure.close();
  }
});

it('says in a sentence that the database of the operator is away', async () => {
  const start = startInfrastructure({ folder, ports: 'private', databaseUrl: 'postgresql://someone:secret@127.0.0.1:1/footlight' });
  await expect(start).rejects.toThrow(/DATABASE_URL cannot be used: .*ECONNREFUSED/);
  await expect(start).rejects.not.toThrow(/secret/);
});

it('says in a sentence that the Redis of the operator is away', async () => {
  const start = startInfrastructure({ folder, ports: 'private', redisUrl: 'redis://:secret@127.0.0.1:1' });
  await expect(start).rejects.toThrow(/Redis of REDIS_URL \(127\.0\.0\.1:1\) cannot be used/);
});
