import { cpus, freemem, totalmem } from 'node:os';

/** Measures the machine between two calls. */
export class MachineLoad {
  #last = this.#times();

  /** `cpu` since the previous call and `memory` now, both 0..1. */
  read(): { cpu: number; memory: number } {
    const now = this.#times();
    const total = now.total - this.#last.total;
    const idle = now.idle - this.#last.idle;
    this.#last = now;
    return { cpu: total > 0 ? 1 - idle / total : 0, memory: 1 - freemem() / totalmem() };
  }

  #times(): { total: number; idle: number } {
    let total = 0;
    let idle = 0;
    for (const { times } of cpus()) {
      total += times.user + times.nice + times.sys + times.irq + times.idle;
      idle += times.idle;
    }
    return { total, idle };
  }
}
