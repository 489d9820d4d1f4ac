import { readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { findProcessStartTime } from '../../bootstrap/processIdentity.mjs';
import { SetupError } from '../../bootstrap/SetupError.mjs';

interface Leftover {
  /** The server writes its process id on this file's first line. */
  pidFile: string;
  /** The server's working folder: a process elsewhere is somebody else's, whatever its id. */
  folder: string;
  signal: NodeJS.Signals;
  timeoutMs: number;
}

/**
 * Ends the server that an earlier run left on our data folder after that run was killed. It is not taken over, since
 * it would then outlive this run too.
 * @returns whether there was one.
 */
export async function stopLeftover({ pidFile, folder, signal, timeoutMs }: Leftover): Promise<boolean> {
  const pid = findPid(pidFile);
  if (pid === undefined || findWorkingFolder(pid) !== folder) return false;
  const startTime = findProcessStartTime(pid);
  const isAlive = () => startTime !== undefined && findProcessStartTime(pid) === startTime;
  send(pid, signal);
  const deadline = performance.now() + timeoutMs;
  while (isAlive() && performance.now() < deadline) await delay(50);
  if (isAlive()) send(pid, 'SIGKILL');
  while (isAlive()) await delay(50);
  return true;
}

function findPid(file: string): number | undefined {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
    return pid > 1 ? pid : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function findWorkingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    // Gone, or another user's: in neither case ours to stop.
    return undefined;
  }
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ESRCH') return;
    throw new SetupError(`Process ${pid} holds Footlight's data and belongs to another user: end it, then run this again.`, { cause });
  }
}
