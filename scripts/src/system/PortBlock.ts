import type { Server } from 'node:net';
import { SetupError } from '../../bootstrap/SetupError.mjs';
import { isPortFree, tryListen } from './ports.ts';

// Below Linux's ephemeral range (ip_local_port_range, from 32768), so that no outgoing connection sits on these ports.
const firstPort = 20_000;
const blockSize = 250;
const blockCount = 48;
/** These single TCP ports are tested one by one. */
const tcpPortsTested = 10;

/** The ports of a block, as offsets from its base. Port 0 of a block is its lock. */
const layout = {
  web: 1,
  media: 2,
  worker: 3,
  postgres: 4,
  redis: 5,
  rtc: 10,
  rtcMin: 40,
  rtcMax: 139,
  workerRtpMin: 140,
  workerRtpMax: 249,
};

export type PortName = keyof typeof layout;
export const rtcPortsPerBlock = layout.rtcMin - layout.rtc;

/**
 * A range of ports that belongs to one private stack: its first port is kept bound as a lock, so stacks started at the
 * same time by any process of this machine never share one.
 */
export class PortBlock {
  readonly #base: number;
  readonly #lock: Server;
  #closed = false;

  /** @throws SetupError when every block is taken. */
  static async claim(): Promise<PortBlock> {
    const start = Math.floor(Math.random() * blockCount);
    for (let index = 0; index < blockCount; index += 1) {
      const base = firstPort + ((start + index) % blockCount) * blockSize;
      const lock = await tryListen(base, '127.0.0.1');
      if (!lock) continue;
      lock.unref();
      const free = await Promise.all(Array.from({ length: tcpPortsTested }, (_, offset) => isPortFree({ port: base + offset + 1 })));
      if (free.every(Boolean)) return new PortBlock(base, lock);
      lock.close();
    }
    throw new SetupError(`No range of ${blockSize} ports is free between ${firstPort} and ${firstPort + blockCount * blockSize}.`);
  }

  private constructor(base: number, lock: Server) {
    this.#base = base;
    this.#lock = lock;
  }

  port(name: PortName): number {
    return this.#base + layout[name];
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#lock.close();
  }
}
