import { readFileSync } from 'node:fs';

/**
 * When a process began, in clock ticks since boot (proc(5), stat field 22), or undefined when there is no such process.
 * A process id alone is reused; together with this it names one process.
 * @param {number} pid
 * @returns {number | undefined}
 */
export function findProcessStartTime(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return undefined;
    return Number(fields[19]);
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
