import { readdirSync, readFileSync } from 'node:fs';
import type { ProcessRole } from '../../support/ProcessWatch.ts';
import type { Rig } from '../../support/Rig.ts';
import type { Count } from './Count.ts';

const roles: readonly { role: ProcessRole; where: string }[] = [
  { role: 'web', where: 'web' },
  { role: 'mediaServer', where: 'media server' },
  { role: 'mediasoupWorker', where: 'media worker' },
  { role: 'worker', where: 'worker' },
  { role: 'ingest', where: 'FFmpeg, ingest' },
  { role: 'output', where: 'FFmpeg, output' },
  { role: 'recording', where: 'FFmpeg, recording' },
];

/** What the media server counts of itself that comes and goes with people. */
const gauges = ['rooms', 'peers', 'connections', 'routers', 'transports', 'producers', 'consumers', 'taps', 'media_workers'] as const;

const residentBytes = (pid: number): number => Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The product's processes with their memory and open files, and what the media server says that it holds. */
export async function countServers({ watch, stack }: Rig): Promise<Count[]> {
  const answer = await (await fetch(`${stack.mediaUrl}/metrics`)).text();
  const processes = roles.flatMap(({ role, where }): Count[] => {
    const pids = watch.current(role).map(({ pid }) => pid);
    return [
      { where, what: 'processes', rule: 'exact', value: pids.length },
      { where, what: 'open files', rule: 'exact', value: sum(pids.map((pid) => readdirSync(`/proc/${pid}/fd`).length)) },
      { where, what: 'memory', rule: 'told', value: sum(pids.map(residentBytes)) },
    ];
  });
  return [
    ...gauges.map((name): Count => {
      const value = new RegExp(`^footlight_${name}(?:\\{[^}]*\\})? (\\d+)$`, 'm').exec(answer)?.[1];
      if (value === undefined) throw new Error(`the media server does not count ${name}`);
      return { where: 'media server', what: name.replace('_', ' '), rule: 'exact', value: Number(value) };
    }),
    ...processes,
  ];
}
