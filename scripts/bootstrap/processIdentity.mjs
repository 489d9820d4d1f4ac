import { readFileSync } from 'node:fs';

/**
 * When a process began, in clock ticks since boot (proc(5), stat field 22), or undefined when there is no such process.
 * A process id alone is reused; together with this it names one process.
 * @param {number} pid
 * @returns {number | undefined}
 */
export function findProcessStartTime(pid) {
  return readProcess(pid)?.startTime;
}

/**
 * @param {number} pid
 * @returns {{ pid: number, parentPid: number, startTime: number, commandLine: string } | undefined} undefined also for a
 *   process that has ended and waits for its parent to take notice.
 */
export function readProcess(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
    const [state, parentPid, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (state === 'Z') return undefined;
    const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    return { pid, parentPid: Number(parentPid), startTime: Number(fields[17]), commandLine };
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return undefined;
    throw error;
  }
}

/**
 * @param {{ pid: number, startTime: number }} identity
 */
export function isSameProcessAlive({ pid, startTime }) {
  return findProcessStartTime(pid) === startTime;
}
