import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { AppError } from '@footlight/contracts';
import type { Logger } from '@footlight/server-kit/logger';
import { type WebSocket, WebSocketServer } from 'ws';
import type { TapRegistry } from '../room/TapRegistry.ts';
import { refuseUpgrade } from './refuseUpgrade.ts';
import { TapConnection } from './TapConnection.ts';

interface TapServerOptions {
  taps: TapRegistry;
  internalApiToken: string;
  heartbeat: { pingIntervalMs: number; idleTimeoutMs: number };
  logger: Logger;
}

const maxTapFrameBytes = 8 * 1024;
const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** The door for workers, at `tapPath`: a bearer token, and never a browser. */
export class TapServer {
  readonly #options: TapServerOptions;
  readonly #expected: Buffer;
  readonly #webSocketServer = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: maxTapFrameBytes,
    perMessageDeflate: false,
  });
  readonly #connections = new Set<TapConnection>();
  readonly #heartbeatTimer: NodeJS.Timeout;

  constructor(options: TapServerOptions) {
    this.#options = options;
    this.#expected = digest(`Bearer ${options.internalApiToken}`);
    this.#heartbeatTimer = setInterval(() => {
      for (const connection of this.#connections) connection.beat(options.heartbeat.idleTimeoutMs);
    }, options.heartbeat.pingIntervalMs);
  }

  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refusal = this.#findRefusal(request);
    if (refusal) {
      refuseUpgrade(socket, refusal);
      return;
    }
    this.#webSocketServer.handleUpgrade(request, socket, head, (webSocket: WebSocket) => {
      const { taps, logger } = this.#options;
      const connection = new TapConnection({ socket: webSocket, taps, logger });
      this.#connections.add(connection);
      webSocket.once('close', () => this.#connections.delete(connection));
    });
  }

  close(): void {
    clearInterval(this.#heartbeatTimer);
    for (const connection of [...this.#connections]) connection.close(1001, 'stopping');
    this.#webSocketServer.close();
  }

  #findRefusal({ headers }: IncomingMessage): AppError | undefined {
    if (headers.origin !== undefined) return new AppError('originRefused');
    if (!timingSafeEqual(digest(headers.authorization ?? ''), this.#expected)) return new AppError('unauthenticated');
    return undefined;
  }
}
