import { cpus } from 'node:os';

export interface MachineShare {
  cores: number;
  /** Share of all cores that was busy, 0..1. */
  busy: number;
}

/** How busy the whole machine was since this was made. */
export class MachineUse {
  readonly #start = readTimes();

  /** CPU seconds that the machine used, and its share of what it could. */
  read(): MachineShare & { cpuSeconds: number } {
    const now = readTimes();
    const totalMs = now.totalMs - this.#start.totalMs;
    const busyMs = totalMs - (now.idleMs - this.#start.idleMs);
    return { cores: cpus().length, busy: totalMs > 0 ? busyMs / totalMs : 0, cpuSeconds: busyMs / 1000 };
  }
}

function readTimes(): { totalMs: number; idleMs: number } {
  let totalMs = 0;
  let idleMs = 0;
  for (const { times } of cpus()) {
    totalMs += times.user + times.nice + times.sys + times.irq + times.idle;
    idleMs += times.idle;
  }
  return { totalMs, idleMs };
}
