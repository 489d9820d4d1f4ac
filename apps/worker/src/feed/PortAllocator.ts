import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { isIPv6 } from 'node:net';

interface PortAllocatorOptions {
  ip: string;
  minPort: number;
  maxPort: number;
}

/** No port of the range was free. */
export class NoFreePortError extends Error {
  constructor({ minPort, maxPort }: { minPort: number; maxPort: number }) {
    super(`no free UDP port from ${minPort} to ${maxPort}`);
    this.name = 'NoFreePortError';
  }
}

/**
 * Hands out even UDP ports, each with the odd one above it for RTCP (RFC 3550 section 11). It goes round its range, so that
 * the packets of an ended stream find nobody, and tries each port, so that a stranger's is not taken.
 */
export class PortAllocator {
  readonly #options: PortAllocatorOptions;
  readonly #taken = new Set<number>();
  readonly #count: number;
  #next: number;

  constructor(options: PortAllocatorOptions) {
    this.#options = options;
    const first = options.minPort + (options.minPort % 2);
    this.#count = Math.floor((options.maxPort - first + 1) / 2);
    // Two workers of one range rarely begin at the same port.
    this.#next = Math.floor(Math.random() * Math.max(1, this.#count));
  }

  /** @throws NoFreePortError */
  async allocate(): Promise<number> {
    const first = this.#options.minPort + (this.#options.minPort % 2);
    for (let tries = 0; tries < this.#count; tries += 1) {
      const port = first + (this.#next % this.#count) * 2;
      this.#next += 1;
      if (this.#taken.has(port)) continue;
      this.#taken.add(port);
      if ((await canBind(this.#options.ip, port)) && (await canBind(this.#options.ip, port + 1))) return port;
      this.#taken.delete(port);
    }
    throw new NoFreePortError(this.#options);
  }

  release(port: number): void {
    this.#taken.delete(port);
  }
}

async function canBind(ip: string, port: number): Promise<boolean> {
  const socket = createSocket(isIPv6(ip) ? 'udp6' : 'udp4');
  try {
    socket.bind(port);
    await once(socket, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    socket.close();
  }
}
