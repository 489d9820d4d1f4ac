import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';

/** Takes every connection on a free port of 127.0.0.1 and never says a word. */
export class SilentServer {
  readonly port: number;
  readonly #server: Server;
  readonly #sockets: ReadonlySet<Socket>;

  private constructor({ port, server, sockets }: { port: number; server: Server; sockets: ReadonlySet<Socket> }) {
    this.port = port;
    this.#server = server;
    this.#sockets = sockets;
  }

  static async start(): Promise<SilentServer> {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      // What is sent is read, so that the other side's leaving is seen.
      socket.resume();
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return new SilentServer({ port: address.port, server, sockets });
  }

  get connections(): number {
    return this.#sockets.size;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
