import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { AppError, closeCodes, maxFrameBytes, signalingProtocol } from '@footlight/contracts';
import type { Logger } from '@footlight/server-kit/logger';
import { verifyRoomToken } from '@footlight/server-kit/roomToken';
import { WebSocketServer } from 'ws';
import { refuseUpgrade } from '../http/refuseUpgrade.ts';
import type { RoomRegistry } from '../room/RoomRegistry.ts';
import type { ServerMetrics } from '../ServerMetrics.ts';
import { parseEntry } from './entry.ts';
import { FloodGuard } from './FloodGuard.ts';
import type { Entry } from './handlers/Session.ts';
import { isOriginAllowed } from './origin.ts';
import { PeerConnection } from './PeerConnection.ts';
import { ReplayGuard } from './ReplayGuard.ts';

export interface HeartbeatTimings {
  pingIntervalMs: number;
  idleTimeoutMs: number;
}

interface SignalingServerOptions {
  rooms: RoomRegistry;
  serverId: string;
  roomTokenSecret: string;
  /** Origins of web; empty: the Origin's host name must be the Host header's. */
  allowedOrigins: ReadonlySet<string>;
  maxConnections: number;
  heartbeat: HeartbeatTimings;
  isDraining: () => boolean;
  /** Someone was sent here for a Room that will not be opened any more. */
  onRoomTurnedAway: (roomId: string) => void;
  metrics: ServerMetrics;
  logger: Logger;
}

/** The door for browsers: everything is checked before the handshake, so that a refused one costs no socket. */
export class SignalingServer {
  readonly #options: SignalingServerOptions;
  readonly #webSocketServer = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: maxFrameBytes,
    // Compression costs memory per socket and fragments it; frames here are small already.
    perMessageDeflate: false,
    handleProtocols: () => signalingProtocol,
  });
  readonly #replayGuard = new ReplayGuard();
  readonly #floodGuard = new FloodGuard();
  readonly #connections = new Set<PeerConnection>();
  readonly #heartbeatTimer: NodeJS.Timeout;
  /** Sockets that are being checked count too, or a burst would pass the limit. */
  #pendingCount = 0;

  constructor(options: SignalingServerOptions) {
    this.#options = options;
    this.#heartbeatTimer = setInterval(() => {
      for (const connection of this.#connections) connection.beat(options.heartbeat.idleTimeoutMs);
    }, options.heartbeat.pingIntervalMs);
  }

  get connectionCount(): number {
    return this.#connections.size;
  }

  async handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    this.#pendingCount += 1;
    try {
      const entry = await this.#authenticate(request);
      if (socket.destroyed) return;
      this.#webSocketServer.handleUpgrade(request, socket, head, (webSocket) => {
        const { rooms, metrics, logger } = this.#options;
        const connection = new PeerConnection({ socket: webSocket, entry, rooms, floodGuard: this.#floodGuard, metrics, logger });
        this.#connections.add(connection);
        webSocket.once('close', () => this.#connections.delete(connection));
      });
    } catch (error) {
      const refusal = error instanceof AppError ? error : new AppError('internal', { cause: error });
      if (refusal.code === 'internal') this.#options.logger.error({ err: error }, 'handshake failed');
      else this.#options.logger.info({ code: refusal.code }, 'socket refused');
      this.#options.metrics.countRefusal(refusal.code);
      refuseUpgrade(socket, refusal);
    } finally {
      this.#pendingCount -= 1;
    }
  }

  /** Sockets that still are open are told to go. */
  close(): void {
    clearInterval(this.#heartbeatTimer);
    for (const connection of [...this.#connections]) connection.close(closeCodes.draining, 'draining');
    this.#webSocketServer.close();
  }

  /** @throws AppError that names the refusal. */
  async #authenticate({ headers }: IncomingMessage): Promise<Entry> {
    const { allowedOrigins, maxConnections, rooms, isDraining, onRoomTurnedAway, roomTokenSecret, serverId } = this.#options;
    if (!isOriginAllowed({ origin: headers.origin, host: headers.host }, allowedOrigins)) throw new AppError('originRefused');
    if (this.#connections.size + this.#pendingCount > maxConnections) throw new AppError('serverFull');
    const entry = parseEntry(headers['sec-websocket-protocol']);
    if (entry.kind === 'resume') {
      const place = rooms.findPlace(entry.token);
      if (!place) throw new AppError('resumeRefused');
      return { kind: 'resume', place };
    }
    const claims = await verifyRoomToken(entry.token, { secret: roomTokenSecret, serverId });
    // A running show keeps its people together: who reloads the page must find it again until it ends.
    if (isDraining() && !rooms.find(claims.roomId)) {
      onRoomTurnedAway(claims.roomId);
      throw new AppError('draining');
    }
    if (!this.#replayGuard.claim(claims)) throw new AppError('tokenReplayed');
    return { kind: 'token', claims };
  }
}
