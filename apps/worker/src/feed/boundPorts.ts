import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** UDP ports that a /proc/net/udp table lists as bound. Its second column is `address:port` in hexadecimal (proc(5)). */
export function parseBoundPorts(table: string): Set<number> {
  const ports = new Set<number>();
  for (const line of table.split('\n').slice(1)) {
    const port = line.trim().split(/\s+/)[1]?.split(':')[1];
    if (port) ports.add(Number.parseInt(port, 16));
  }
  return ports;
}

/** From memory, at once: a read by way of the thread pool would wait behind look-ups of dead name servers. */
function readTable(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** Resolves when all ports are bound; the kernel has no event for it, so its table is read until then. */
export async function waitForBoundPorts(ports: readonly number[], { signal }: { signal: AbortSignal }): Promise<void> {
  for (;;) {
    const bound = ['/proc/net/udp', '/proc/net/udp6'].map((path) => parseBoundPorts(readTable(path)));
    if (ports.every((port) => bound.some((table) => table.has(port)))) return;
    await delay(15, undefined, { signal });
  }
}
