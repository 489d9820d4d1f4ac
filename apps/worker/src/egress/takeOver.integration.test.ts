import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { probeMedia } from '../../../../tests/support/probeMedia.ts';
import { isRunning, listFfmpegChildren } from '../../../../tests/support/processes.ts';
import { type RtmpServer, startRtmpServer } from '../../../../tests/support/rtmpServer.ts';
import { TcpProxy } from '../../../../tests/support/tcpProxy.ts';
import { isLive, outputNamed, type Show, TestStack, testDatabaseUrl, testRedisUrl, waitFor } from '../../test/stack.ts';

const mainFile = fileURLToPath(new URL('../main.ts', import.meta.url));

let stack: TestStack;
let rtmp: RtmpServer;
let children: ChildProcess[];

beforeEach(async () => {
  stack = await TestStack.start();
  children = [];
  const folder = join(stack.folder, 'rtmp');
  await mkdir(folder);
  rtmp = await startRtmpServer({ folder, applications: ['one', 'two'] });
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await stack.close();
  await rtmp.close();
});

/** A worker as a process of its own, as it runs in production. */
async function spawnWorker(): Promise<ChildProcess> {
  const { ENCRYPTION_KEYS, RTMP_ALLOWED_PRIVATE_HOSTS, ...env } = await stack.workerEnv();
  const lists = { ENCRYPTION_KEYS: ENCRYPTION_KEYS.join(','), RTMP_ALLOWED_PRIVATE_HOSTS: RTMP_ALLOWED_PRIVATE_HOSTS.join(',') };
  const strings = Object.fromEntries(Object.entries({ ...env, ...lists }).map(([name, value]) => [name, String(value)]));
  const child = spawn(process.execPath, [mainFile], {
    env: { PATH: process.env.PATH, ...strings },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  children.push(child);
  await waitFor(
    async () =>
      await fetch(`http://127.0.0.1:${env.WORKER_PORT}/ready`).then(
        ({ ok }) => ok,
        () => false,
      ),
    { what: () => 'the worker is ready' },
  );
  return child;
}

const createShow = async (): Promise<Show> =>
  await stack.createShow({
    destinations: [
      { name: 'One', serverUrl: rtmp.url('one'), streamKey: `one-${randomBytes(6).toString('hex')}` },
      { name: 'Two', serverUrl: rtmp.url('two'), streamKey: `two-${randomBytes(6).toString('hex')}` },
    ],
  });

const bothLive = async (show: Show): Promise<void> => {
  await stack.waitForStatus(show, 'both live', (status) => status.state === 'live' && isLive(status, 'One') && isLive(status, 'Two'));
};

const workerOf = async ({ egressId }: Show): Promise<string | null | undefined> =>
  (await stack.database.egress.findUnique({ where: { id: egressId } }))?.workerId;

test('a killed worker leaves no process behind, and another takes its show over with a new part of the recording', async () => {
  const first = await spawnWorker();
  const show = await createShow();
  await stack.requestStart(show);
  await bothLive(show);
  const before = await workerOf(show);
  const orphans = await listFfmpegChildren(first.pid ?? 0);
  expect(orphans).toHaveLength(4);

  await stack.startWorker();
  // A recording's part can be read from its first whole fragment on, which is a GOP.
  await stack.waitForStatus(show, 'a few GOPs', (status) => (outputNamed(status, 'Recording')?.bytesSent ?? 0) > 600_000);
  await stack.redis.del(`footlight:egress:${show.egressId}:status`);
  first.kill('SIGKILL');
  await waitFor(async () => (await Promise.all(orphans.map(({ pid }) => isRunning(pid)))).every((running) => !running), {
    what: () => 'every FFmpeg of the killed worker is gone',
    timeoutMs: 5000,
  });
  await waitFor(async () => (await workerOf(show)) !== before, { what: () => 'another worker has it' });
  await bothLive(show);
  expect(await rtmp.recordings('one')).toHaveLength(2);
  expect(new Set(rtmp.published.filter(({ application }) => application === 'one').map(({ key }) => key)).size).toBe(1);
  await stack.endShow(show);

  const rows = await stack.database.output.findMany({ where: { egressId: show.egressId, kind: 'recording' } });
  expect(rows.map(({ file }) => file).sort()).toEqual([`${show.egressId}-2.mp4`, `${show.egressId}.mp4`]);
  expect(rows.every(({ state }) => state === 'ended')).toBe(true);
  for (const { file } of rows) expect((await probeMedia(join(stack.recordingsFolder, file ?? ''))).video.codec).toBe('h264');
  const destinations = await stack.database.output.findMany({ where: { egressId: show.egressId, kind: 'destination' } });
  expect(destinations).toHaveLength(2);
});

test('a draining worker hands its show over, which stays live in the database', async () => {
  const first = await spawnWorker();
  const show = await createShow();
  await stack.requestStart(show);
  await bothLive(show);
  const before = await workerOf(show);
  await stack.startWorker();
  const exited = once(first, 'exit');
  first.kill('SIGTERM');
  expect((await exited)[0]).toBe(0);
  const row = await stack.database.egress.findUniqueOrThrow({ where: { id: show.egressId } });
  expect(row.endedAt).toBeNull();
  await waitFor(async () => (await workerOf(show)) !== before, { what: () => 'another worker has it' });
  await bothLive(show);
  await stack.endShow(show);
});

test('a stop reaches an Egress that another worker runs', async () => {
  await spawnWorker();
  const show = await createShow();
  await stack.requestStart(show);
  await bothLive(show);
  const other = await stack.startWorker();
  await stack.database.broadcast.update({ where: { id: show.broadcastId }, data: { state: 'ended' } });
  await other.registry.stop(show);
  expect((await stack.database.egress.findUnique({ where: { id: show.egressId } }))?.state).toBe('ended');
});

test('an Egress that nobody runs and whose show is over is marked ended', async () => {
  const show = await createShow();
  await stack.database.egress.create({ data: { id: show.egressId, broadcastId: show.broadcastId, state: 'live', fencingToken: 4 } });
  await stack.database.broadcast.update({ where: { id: show.broadcastId }, data: { state: 'ended' } });
  await stack.startWorker();
  await waitFor(async () => (await stack.database.egress.findUnique({ where: { id: show.egressId } }))?.state === 'ended', {
    what: () => 'the forgotten egress is ended',
  });
});

test.each(['Redis', 'PostgreSQL'] as const)('%s goes away mid-show: the show goes on, and control comes back by itself', async (store) => {
  const url = new URL(store === 'Redis' ? testRedisUrl() : testDatabaseUrl());
  const proxy = await TcpProxy.start({ host: url.hostname, port: Number(url.port) });
  url.hostname = '127.0.0.1';
  url.port = String(proxy.port);
  const worker = await stack.startWorker(store === 'Redis' ? { REDIS_URL: url.href } : { DATABASE_URL: url.href });
  const show = await createShow();
  await stack.requestStart(show);
  await bothLive(show);
  const processes = (await listFfmpegChildren(process.pid)).filter(({ args }) => args.includes('pipe:0')).map(({ pid }) => pid);

  proxy.cut();
  const bytesBefore = (await rtmp.streams()).reduce((sum, { bytesIn }) => sum + bytesIn, 0);
  // Longer than a lease lives.
  await waitFor(async () => (await stack.redis.exists(`footlight:egress:${show.egressId}:lease`)) === (store === 'Redis' ? 0 : 1), {
    what: () => 'the lease is gone, where Redis was cut',
  });
  await waitFor(async () => (await rtmp.streams()).reduce((sum, { bytesIn }) => sum + bytesIn, 0) > bytesBefore + 500_000, {
    what: () => 'media goes on',
  });
  expect(worker.registry.activeCount).toBe(1);
  proxy.restore();

  await waitFor(async () => (await stack.redis.exists(`footlight:egress:${show.egressId}:lease`)) === 1, {
    what: () => 'the lease is held',
  });
  await stack.waitForStatus(show, 'fresh status', ({ updatedAt, state }) => state === 'live' && Date.now() - updatedAt < 2000);
  expect((await listFfmpegChildren(process.pid)).filter(({ args }) => args.includes('pipe:0')).map(({ pid }) => pid)).toEqual(processes);
  await stack.endShow(show);
  const rows = await stack.database.output.findMany({ where: { egressId: show.egressId } });
  expect(rows.every(({ state }) => state === 'ended')).toBe(true);
  await proxy.close();
});
