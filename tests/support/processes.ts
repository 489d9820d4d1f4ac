import { environmentOf, findProcess, isZombie, listProcesses } from './processTable.ts';

export interface ProcessInfo {
  pid: number;
  parentPid: number;
  args: string[];
  environment: string;
  /** User and system time so far. */
  cpuSeconds: number;
}

/** FFmpeg processes that `pid` started and that still run. */
export async function listFfmpegChildren(pid: number): Promise<ProcessInfo[]> {
  return listProcesses()
    .filter((process) => process.parentPid === pid && !isZombie(process) && /(^|\/)ffmpeg$/.test(process.argv[0] ?? ''))
    .map(({ pid: child, argv, parentPid, cpuSeconds }) => ({
      pid: child,
      parentPid,
      args: argv,
      environment: environmentOf(child),
      cpuSeconds,
    }));
}

/** False when the process is gone, or dead and not yet reaped. */
export async function isRunning(pid: number): Promise<boolean> {
  const found = findProcess(pid);
  return found !== undefined && !isZombie(found);
}
