import { belongsTo, descendantsOf, findProcess, isZombie, listProcesses, type ProcessInfo } from './processTable.ts';

/** What a process is to the product. */
export type ProcessRole = 'web' | 'mediaServer' | 'mediasoupWorker' | 'worker' | 'ingest' | 'output' | 'recording' | 'other';

interface WatchedProcess extends ProcessInfo {
  role: ProcessRole;
}

interface ProcessWatchOptions {
  /** The process whose descendants are watched. */
  rootPid: number;
  intervalMs?: number;
}

const nameOf = ({ argv }: ProcessInfo): string => (argv[0] ?? '').split('/').at(-1) ?? '';
const keyOf = ({ pid, startedAtTicks }: ProcessInfo): string => `${pid}.${startedAtTicks}`;

/** Watches a process tree: who was ever in it, what each role's processes cost, and who outlives it. */
export class ProcessWatch {
  readonly #rootPid: number;
  readonly #seen = new Map<string, WatchedProcess>();
  readonly #timer: NodeJS.Timeout;

  constructor({ rootPid, intervalMs = 500 }: ProcessWatchOptions) {
    this.#rootPid = rootPid;
    this.#timer = setInterval(() => this.#sample(), intervalMs);
    this.#sample();
  }

  /** Processes of a role that live now. */
  current(role: ProcessRole): ProcessInfo[] {
    this.#sample();
    return [...this.#seen.values()].filter((process) => process.role === role && this.#isAlive(process));
  }

  /** CPU seconds used so far by all processes that ever had each role; those that died count up to their last sample. */
  readCpuSeconds(): Record<ProcessRole, number> {
    this.#sample();
    const sums: Record<ProcessRole, number> = {
      web: 0,
      mediaServer: 0,
      mediasoupWorker: 0,
      worker: 0,
      ingest: 0,
      output: 0,
      recording: 0,
      other: 0,
    };
    for (const { role, cpuSeconds } of this.#seen.values()) sums[role] += cpuSeconds;
    return sums;
  }

  /** Everything once seen that still runs, and every process anywhere that belongs to the folder. */
  findLeftovers({ folder }: { folder: string }): ProcessInfo[] {
    const alive = [...this.#seen.values()].filter((process) => this.#isAlive(process));
    const strays = listProcesses().filter((process) => process.pid !== this.#rootPid && !isZombie(process) && belongsTo(folder, process));
    return [...new Map([...alive, ...strays].map((process) => [keyOf(process), process])).values()];
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #isAlive(seen: ProcessInfo): boolean {
    const now = findProcess(seen.pid);
    return now !== undefined && now.startedAtTicks === seen.startedAtTicks && !isZombie(now);
  }

  #sample(): void {
    const all = listProcesses();
    const byPid = new Map(all.map((process) => [process.pid, process]));
    for (const process of descendantsOf(this.#rootPid, all)) this.#seen.set(keyOf(process), { ...process, role: roleOf(process, byPid) });
    // One that lost its parent has left the tree, and still costs.
    for (const [key, seen] of this.#seen) {
      const now = byPid.get(seen.pid);
      if (now && keyOf(now) === key) this.#seen.set(key, { ...now, argv: seen.argv, role: seen.role });
    }
  }
}

function roleOf(process: ProcessInfo, byPid: ReadonlyMap<number, ProcessInfo>): ProcessRole {
  const command = process.argv.join(' ');
  if (nameOf(process).startsWith('mediasoup-worker')) return 'mediasoupWorker';
  if (/apps\/media-server\/src\/main\.ts/.test(command)) return 'mediaServer';
  if (/apps\/worker\/src\/main\.ts/.test(command)) return 'worker';
  if (/next-server|apps\/web\//.test(command)) return 'web';
  const parent = byPid.get(process.parentPid);
  if (nameOf(process) !== 'ffmpeg' || !parent || !/apps\/worker\/src\/main\.ts/.test(parent.argv.join(' '))) return 'other';
  if (process.argv.includes('sdp')) return 'ingest';
  return process.argv.includes('mp4') ? 'recording' : 'output';
}
