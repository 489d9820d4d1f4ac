import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { ProcessWatch } from './ProcessWatch.ts';

/** A busy machine takes its time. */
const deadline = { timeout: 20_000 };
vi.setConfig({ testTimeout: 30_000 });

test('a grandchild that outlives its parent is a leftover until it ends', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'footlight-watch-'));
  const watch = new ProcessWatch({ rootPid: process.pid, intervalMs: 50 });
  const child = spawn('sh', ['-c', 'sleep 300 & echo $!; read line'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [line] = await once(child.stdout, 'data');
  const pid = Number(String(line));
  watch.current('other');
  child.kill('SIGKILL');
  await once(child, 'exit');
  expect(watch.findLeftovers({ folder }).map((process) => process.pid)).toContain(pid);
  process.kill(pid, 'SIGKILL');
  await expect.poll(() => watch.findLeftovers({ folder }), deadline).toEqual([]);
  watch.close();
  rmSync(folder, { recursive: true });
});

test('a process that was never in the tree is found by its folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'footlight-watch-'));
  const watch = new ProcessWatch({ rootPid: -1 });
  const child = spawn('sleep', ['300'], { env: { ...process.env, DATA_DIR: folder }, stdio: 'ignore' });
  await once(child, 'spawn');
  await expect.poll(() => watch.findLeftovers({ folder }).map(({ pid }) => pid), deadline).toEqual([child.pid]);
  child.kill();
  await once(child, 'exit');
  expect(watch.findLeftovers({ folder })).toEqual([]);
  watch.close();
  rmSync(folder, { recursive: true });
});

test('CPU time is counted by role', async () => {
  const watch = new ProcessWatch({ rootPid: process.pid });
  const before = watch.readCpuSeconds();
  const child = spawn(process.execPath, [
    '-e',
    'const end = process.cpuUsage().user + 3e5; while (process.cpuUsage().user < end); console.log(1); setInterval(() => {}, 1e6)',
  ]);
  await once(child.stdout, 'data');
  expect(watch.readCpuSeconds().other - before.other).toBeGreaterThanOrEqual(0.25);
  child.kill();
  watch.close();
});
