import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface ProcessInfo {
  pid: number;
  parentPid: number;
  args: string[];
  environment: string;
  /** User and system time so far. */
  cpuSeconds: number;
}

let ticksPerSecond: number | undefined;

/** Running processes of this machine, from /proc. One that ends meanwhile is left out. */
async function listProcesses(): Promise<ProcessInfo[]> {
  ticksPerSecond ??= Number((await run('getconf', ['CLK_TCK'])).stdout);
  const ticks = ticksPerSecond;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(
    pids.map(async (pid): Promise<ProcessInfo | undefined> => {
      try {
        const [stat, args, environment] = await Promise.all([
          readFile(`/proc/${pid}/stat`, 'utf8'),
          readFile(`/proc/${pid}/cmdline`, 'utf8'),
          readFile(`/proc/${pid}/environ`, 'utf8').catch(() => ''),
        ]);
        // The name in parentheses may hold spaces: count from behind it (proc(5)).
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        if (fields[0] === 'Z') return undefined;
        const cpuSeconds = (Number(fields[11]) + Number(fields[12])) / ticks;
        return { pid, parentPid: Number(fields[1]), args: args.split('\0'), environment, cpuSeconds };
      } catch {
        return undefined;
      }
    }),
  );
  return found.filter((one) => one !== undefined);
}

/** FFmpeg processes that `pid` started. */
export async function listFfmpegChildren(pid: number): Promise<ProcessInfo[]> {
  const all = await listProcesses();
  return all.filter(({ parentPid, args }) => parentPid === pid && /(^|\/)ffmpeg$/.test(args[0] ?? ''));
}

/** False when the process is gone, or dead and not yet reaped. */
export async function isRunning(pid: number): Promise<boolean> {
  return (await listProcesses()).some((one) => one.pid === pid);
}
