import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findProcessStartTime } from '../../bootstrap/processIdentity.mjs';
import { type ProcessDefinition, type ProcessEvent, restartDelayMs, SupervisedProcess } from './SupervisedProcess.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'footlight-supervised-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const define = (script: string, stopTimeoutMs = 5000): ProcessDefinition => ({
  name: 'sample',
  launch: () => ({ command: '/bin/sh', args: ['-c', script], env: { PATH: '/usr/bin:/bin' }, cwd: '/', deathSignal: 'SIGKILL' }),
  readiness: { kind: 'line', pattern: /^ready$/ },
  stopSignal: 'SIGTERM',
  stopTimeoutMs,
});

function start(definition: ProcessDefinition, more: { restartOnDeath?: boolean; signal?: AbortSignal; readyTimeoutMs?: number } = {}) {
  const events: ProcessEvent[] = [];
  const options = { logsFolder: folder, restartOnDeath: true, onEvent: (event: ProcessEvent) => events.push(event), ...more };
  return { events, started: SupervisedProcess.start(definition, options) };
}

const steady = 'echo ready; exec sleep 60';

it('starts a killed process again and tells so', async () => {
  const { events, started } = start(define(steady));
  const supervised = await started;
  const { pid, exited } = supervised;
  supervised.kill('SIGKILL');
  expect(await exited).toEqual({ code: null, signal: 'SIGKILL' });
  await supervised.ready();
  expect(supervised.pid).not.toBe(pid);
  expect(events.filter(({ type }) => type !== 'line')).toMatchObject([
    { type: 'ready', restarts: 0 },
    { type: 'died', restartInMs: 500, deathsInARow: 1 },
    { type: 'ready', restarts: 1 },
  ]);
  await supervised.stop();
});

it('leaves a killed process dead when it was told to', async () => {
  const { started } = start(define(steady), { restartOnDeath: false });
  const supervised = await started;
  const { exited } = supervised;
  supervised.kill('SIGKILL');
  await exited;
  await supervised.stop();
  expect(supervised.restarts).toBe(0);
  expect(supervised.pid).toBeUndefined();
});

it('kills a process that ignores the request to stop, and the children it left', async () => {
  const { started } = start(define('trap "" TERM; sleep 60 & echo child $!; echo ready; while :; do sleep 60; done', 200));
  const supervised = await started;
  const child = Number(/child (\d+)/.exec(readFileSync(supervised.logFile, 'utf8'))?.[1]);
  expect(findProcessStartTime(child)).toBeDefined();
  await supervised.stop();
  await expect.poll(() => findProcessStartTime(child)).toBeUndefined();
});

it('gives up a start that fails three times, with the last words of the process', async () => {
  const { started } = start(define('echo cannot open; exit 3'));
  await expect(started).rejects.toMatchObject({
    message: expect.stringMatching(/sample stops as soon as it starts \(status 3\)/),
    details: 'cannot open',
  });
});

it('gives up at once when the process refuses its configuration', async () => {
  const { events, started } = start(define('echo WEB_PORT: is missing; exit 78'));
  await expect(started).rejects.toMatchObject({
    message: 'sample refuses its configuration.',
    details: 'WEB_PORT: is missing',
    exitCode: 78,
  });
  expect(events.filter(({ type }) => type === 'died')).toEqual([]);
});

it('ends a start that is called off', async () => {
  const calledOff = new AbortController();
  const { started } = start(define('exec sleep 60'), { signal: calledOff.signal });
  calledOff.abort();
  await expect(started).rejects.toThrow('stopped before it was ready');
});

it('waits longer before each restart, at most ten seconds', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 20].map(restartDelayMs)).toEqual([500, 1000, 2000, 4000, 8000, 10_000, 10_000, 10_000]);
});
