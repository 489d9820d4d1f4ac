/** Processes as Linux's /proc tells of them. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const ticksPerSecond = 100;

export interface ProcessInfo {
  pid: number;
  parentPid: number;
  /** Ticks from boot to its start: with the pid it names one process for ever. */
  startedAtTicks: number;
  cpuSeconds: number;
  state: string;
  argv: string[];
}

/** A file of /proc, or undefined when its process has ended meanwhile. */
function readProc(pid: number, name: string): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1');
  } catch {
    return undefined;
  }
}

/** One process; undefined when it is gone. */
export function findProcess(pid: number): ProcessInfo | undefined {
  const stat = readProc(pid, 'stat');
  if (stat === undefined) return undefined;
  // The name in parentheses may hold spaces and parentheses itself (proc(5)).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const field = (number: number) => Number(fields[number - 3]);
  return {
    pid,
    parentPid: field(4),
    startedAtTicks: field(22),
    cpuSeconds: (field(14) + field(15)) / ticksPerSecond,
    state: fields[0] ?? '?',
    argv: (readProc(pid, 'cmdline') ?? '').split('\0').filter((part) => part !== ''),
  };
}

export function listProcesses(): ProcessInfo[] {
  return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (findProcess(Number(name)) ?? []) : []));
}

/** Children of a process, their children, and so on. */
export function descendantsOf(pid: number, all: readonly ProcessInfo[] = listProcesses()): ProcessInfo[] {
  const children = all.filter(({ parentPid }) => parentPid === pid);
  return children.flatMap((child) => [child, ...descendantsOf(child.pid, all)]);
}

export const isZombie = ({ state }: ProcessInfo): boolean => state === 'Z';

export const environmentOf = (pid: number): string => readProc(pid, 'environ') ?? '';

/** True when the process works in, or was told of, a folder: its arguments, environment or working directory name it. */
export function belongsTo(folder: string, { pid, argv }: ProcessInfo): boolean {
  if (argv.some((part) => part.includes(folder)) || environmentOf(pid).includes(folder)) return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder);
  } catch {
    return false;
  }
}
