import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A proxy on a free port of 127.0.0.1 that can be cut: how a test takes a store away without stopping it. */
export class TcpProxy {
  readonly port: number;
  readonly #server: Server;
  readonly #sockets: Set<Socket>;
  readonly #state: { cut: boolean };

  private constructor(parts: { port: number; server: Server; sockets: Set<Socket>; state: { cut: boolean } }) {
    this.port = parts.port;
    this.#server = parts.server;
    this.#sockets = parts.sockets;
    this.#state = parts.state;
  }

  static async start(target: { host: string; port: number }): Promise<TcpProxy> {
    const sockets = new Set<Socket>();
    const state = { cut: false };
    const server = createServer((near) => {
      if (state.cut) {
        near.destroy();
        return;
      }
      const far = connect(target);
      for (const [socket, other] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(socket);
        socket.on('error', () => other.destroy());
        socket.on('close', () => {
          sockets.delete(socket);
          other.destroy();
        });
        socket.pipe(other);
      }
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return new TcpProxy({ port: address.port, server, sockets, state });
  }

  /** The target is away: connections end, and new ones are closed at once. */
  cut(): void {
    this.#state.cut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  restore(): void {
    this.#state.cut = false;
  }

  async close(): Promise<void> {
    this.cut();
    this.#server.close();
  }
}
