import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findProcessStartTime } from '../../bootstrap/processIdentity.mjs';
import { ProcessLock } from './ProcessLock.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footlight-lock-'));
  file = join(folder, 'run.lock');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function take(): ProcessLock {
  const lock = ProcessLock.take(file);
  if (!(lock instanceof ProcessLock)) throw new Error(`held by ${lock.pid}`);
  return lock;
}

it('tells a second taker who holds it and what the holder said of itself', () => {
  const lock = take();
  lock.describe({ url: 'http://localhost:3000' });
  expect(ProcessLock.take(file)).toMatchObject({ pid: process.pid, about: { url: 'http://localhost:3000' } });
  lock.release();
  expect(existsSync(file)).toBe(false);
});

it('is free after its holder was killed', async () => {
  const holder = spawn('sleep', ['60']);
  await once(holder, 'spawn');
  const pid = holder.pid ?? 0;
  writeFileSync(file, JSON.stringify({ pid, startTime: findProcessStartTime(pid) }));
  expect(ProcessLock.take(file)).toMatchObject({ pid });
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  take().release();
});

it('is free when its process id belongs to another process by now', () => {
  writeFileSync(file, JSON.stringify({ pid: process.pid, startTime: 1 }));
  take().release();
});

it('is free when its file was cut off', () => {
  writeFileSync(file, '{"pid":');
  take().release();
});

it('goes to the one who waits when it is released', async () => {
  const first = take();
  const waiting = Promise.withResolvers<number>();
  const second = ProcessLock.takeWhenFree(file, ({ pid }) => waiting.resolve(pid));
  expect(await waiting.promise).toBe(process.pid);
  first.release();
  (await second).release();
});
