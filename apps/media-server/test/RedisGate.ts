import { connect, createServer, type Server, type Socket } from 'node:net';

/** A TCP door before the test Redis that can be shut, as when Redis is away. */
export class RedisGate {
  readonly url: string;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #isOpen = true;

  static async open(): Promise<RedisGate> {
    const target = new URL(process.env.TEST_REDIS_URL ?? '');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new RedisGate(server, target);
  }

  private constructor(server: Server, target: URL) {
    this.#server = server;
    const address = server.address();
    const url = new URL(target);
    url.host = `127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    this.url = url.href;
    server.on('connection', (inside) => {
      if (!this.#isOpen) {
        inside.destroy();
        return;
      }
      const outside = connect(Number(target.port || 6379), target.hostname);
      for (const [socket, other] of [
        [inside, outside],
        [outside, inside],
      ] as const) {
        this.#sockets.add(socket);
        socket.on('error', () => other.destroy());
        socket.on('close', () => {
          this.#sockets.delete(socket);
          other.destroy();
        });
        socket.pipe(other);
      }
    });
  }

  cut(): void {
    this.#isOpen = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#isOpen = true;
  }

  close(): void {
    this.cut();
    this.#server.close();
  }
}
