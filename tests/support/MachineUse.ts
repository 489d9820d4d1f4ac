import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

export interface MachineShare {
  cores: number;
  /** Share of all cores that was busy, 0..1. */
  busy: number;
}

/** How busy the whole machine was since this was made. */
export class MachineUse {
  readonly #start = readTimes();
  readonly #startUdpDrops = readUdpDrops();

  /** CPU seconds that the machine used, its share of what it could, and UDP packets that found their socket's buffer full. */
  read(): MachineShare & { cpuSeconds: number; udpDrops: number } {
    const now = readTimes();
    const totalMs = now.totalMs - this.#start.totalMs;
    const busyMs = totalMs - (now.idleMs - this.#start.idleMs);
    return {
      cores: cpus().length,
      busy: totalMs > 0 ? busyMs / totalMs : 0,
      cpuSeconds: busyMs / 1000,
      udpDrops: readUdpDrops() - this.#startUdpDrops,
    };
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

/** From the kernel's counters (RFC 4113's udpInErrors and Linux's RcvbufErrors): of all sockets of the machine. */
function readUdpDrops(): number {
  const [names = [], values = []] = readFileSync('/proc/net/snmp', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('Udp: '))
    .map((line) => line.split(' '));
  return Number(values[names.indexOf('RcvbufErrors')] ?? 0);
}
