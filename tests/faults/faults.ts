import { setTimeout as delay } from 'node:timers/promises';
import type { ProcessRole } from '../support/ProcessWatch.ts';
import { descendantsOf } from '../support/processTable.ts';
import type { Rig } from '../support/Rig.ts';
import { waitUntil } from '../support/waitUntil.ts';

/** Something that goes wrong mid-show, and how to see that what was lost is back. */
export interface Fault {
  name: string;
  /** What happens, for the report. */
  what: string;
  /** Strikes. @returns a promise of the replacement: it resolves when the struck process is running and ready again. */
  strike(rig: Rig): Promise<{ replaced: Promise<void> }>;
}

const replacementTimeoutMs = 60_000;
/** Longer than any lease or heartbeat lives. */
const silenceMs = 15_000;

/** Ends a supervised process; its supervisor starts it again. */
const supervised = (
  name: string,
  find: (rig: Rig) => { kill(signal: NodeJS.Signals): boolean; ready(): Promise<void> } | undefined,
  signal: NodeJS.Signals = 'SIGKILL',
): Fault => ({
  name,
  what: signal === 'SIGKILL' ? 'kill -9' : 'stopped and started',
  async strike(rig) {
    const target = find(rig);
    const exited = target && 'exited' in target ? target.exited : undefined;
    if (!target?.kill(signal)) throw new Error(`${name} does not run`);
    await exited;
    return { replaced: target.ready() };
  },
});

/** Kills the busiest process of a role; whoever owns it starts another. */
const ofRole = (name: string, role: ProcessRole): Fault => ({
  name,
  what: 'kill -9',
  async strike({ watch }) {
    const before = watch.current(role);
    const [target] = [...before].sort((one, other) => other.cpuSeconds - one.cpuSeconds);
    if (!target) throw new Error(`no ${name} runs`);
    process.kill(target.pid, 'SIGKILL');
    const replaced = waitUntil(
      () => watch.current(role).length >= before.length && !watch.current(role).some(({ pid }) => pid === target.pid),
      {
        what: `another ${name}`,
        timeoutMs: replacementTimeoutMs,
      },
    );
    return { replaced };
  },
});

/** Stops a server dead for a while, connections open and answering nothing, then lets it go on. */
const silent = (name: string, find: (rig: Rig) => { pid: number | undefined } | undefined): Fault => ({
  name: `${name} silent`,
  what: `for ${silenceMs / 1000} s`,
  async strike(rig) {
    const pid = find(rig)?.pid;
    if (pid === undefined) throw new Error(`${name} does not run`);
    const processes = [pid, ...descendantsOf(pid).map((child) => child.pid)];
    for (const one of processes) process.kill(one, 'SIGSTOP');
    const replaced = delay(silenceMs).then(() => {
      for (const one of processes) process.kill(one, 'SIGCONT');
    });
    return { replaced };
  },
});

/** Every fault that a show must get over. */
export const faults: readonly Fault[] = [
  supervised('web', ({ stack }) => stack.processes.web),
  ofRole('output FFmpeg', 'output'),
  ofRole('ingest FFmpeg', 'ingest'),
  ofRole('mediasoup worker', 'mediasoupWorker'),
  supervised('media-server', ({ stack }) => stack.processes.mediaServer),
  supervised('worker', ({ stack }) => stack.processes.worker),
  supervised('Redis', ({ stack }) => stack.infrastructure.redis, 'SIGTERM'),
  silent('Redis', ({ stack }) => stack.infrastructure.redis),
  supervised('PostgreSQL', ({ stack }) => stack.infrastructure.postgres, 'SIGINT'),
  silent('PostgreSQL', ({ stack }) => stack.infrastructure.postgres),
];
