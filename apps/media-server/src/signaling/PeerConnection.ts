import { randomUUID } from 'node:crypto';
import {
  AppError,
  closeCodes,
  isRequestMethod,
  type NotificationFrame,
  type RequestFrame,
  type RequestMethod,
  type ResponseFrame,
} from '@footlight/contracts';
import type { Logger } from '@footlight/server-kit/logger';
import type { RawData, WebSocket } from 'ws';
import type { Peer, PeerSocket } from '../room/Peer.ts';
import type { Place, RoomRegistry } from '../room/RoomRegistry.ts';
import type { ServerMetrics } from '../ServerMetrics.ts';
import type { FloodGuard } from './FloodGuard.ts';
import { decodeRequest, encodeFrame } from './frameCodec.ts';
import { requestHandlers } from './handlers/index.ts';
import type { Entry, Session } from './handlers/Session.ts';

export interface PeerConnectionOptions {
  socket: WebSocket;
  entry: Entry;
  rooms: RoomRegistry;
  floodGuard: FloodGuard;
  metrics: ServerMetrics;
  logger: Logger;
}

/** Bytes that may wait for a slow reader before its socket is given up. */
const maxBufferedBytes = 1024 * 1024;
/** Frames that may wait for their turn; a client within its rate never has as many. */
const maxWaitingFrames = 256;
const entryTimeoutMs = 10_000;
/** How long the other end may take to answer a close frame. */
const closeTimeoutMs = 2000;

/** One socket: frames in turn, a response for each, notifications between. Its peer may outlive it. */
export class PeerConnection implements Session, PeerSocket {
  readonly entry: Entry;
  readonly rooms: RoomRegistry;
  readonly #socket: WebSocket;
  readonly #options: PeerConnectionOptions;
  readonly #floodKey = randomUUID();
  readonly #entryTimer: NodeJS.Timeout;
  #place: Place | undefined;
  /** Notifications held back until the response that they follow is out; undefined when none are. */
  #corked: NotificationFrame[] | undefined;
  #turn: Promise<void> = Promise.resolve();
  #waitingFrames = 0;
  #heardAt = Date.now();
  #open = true;

  constructor(options: PeerConnectionOptions) {
    this.#options = options;
    this.entry = options.entry;
    this.rooms = options.rooms;
    this.#socket = options.socket;
    this.#entryTimer = setTimeout(() => this.close(closeCodes.idle, 'nothing joined'), entryTimeoutMs);
    this.#socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    this.#socket.on('pong', () => this.#hear());
    this.#socket.on('ping', () => this.#hear());
    this.#socket.on('close', () => this.#closed());
    // ws closes the socket itself, with 1009 for a frame above maxPayload and 1002 for broken framing.
    this.#socket.on('error', (error) => options.logger.debug({ reason: error.message }, 'socket failed'));
  }

  get open(): boolean {
    return this.#open;
  }

  get socket(): PeerSocket {
    return this;
  }

  getPlace(): Place {
    if (!this.#place) throw new AppError('badRequest', { message: 'Join first.' });
    return this.#place;
  }

  assertNoPlace(): void {
    if (this.#place) throw new AppError('badRequest', { message: 'Joined already.' });
  }

  takePlace(place: Place): void {
    this.#place = place;
    clearTimeout(this.#entryTimer);
    this.#corked = [];
  }

  countJoin(peer: Peer): void {
    this.#options.metrics.countJoin(peer.role);
  }

  notify(frame: NotificationFrame): void {
    if (this.#corked) this.#corked.push(frame);
    else this.#send(frame);
  }

  close(code: number, reason: string): void {
    if (!this.#open) return;
    this.#uncork();
    this.#socket.close(code, reason);
    const timer = setTimeout(() => this.#socket.terminate(), closeTimeoutMs);
    this.#socket.once('close', () => clearTimeout(timer));
    this.#closed();
  }

  /** Pings; closes when nothing was heard for `idleTimeoutMs`. */
  beat(idleTimeoutMs: number): void {
    if (!this.#open) return;
    if (Date.now() - this.#heardAt <= idleTimeoutMs) {
      this.#socket.ping();
      return;
    }
    this.#options.metrics.countRefusal('idle');
    this.close(closeCodes.idle, 'idle');
    this.#socket.terminate();
  }

  #hear(): void {
    this.#heardAt = Date.now();
  }

  #receive(data: RawData, isBinary: boolean): void {
    if (!this.#open) return;
    this.#hear();
    if (!isBinary || !Buffer.isBuffer(data)) {
      this.#refuse('malformedFrame', closeCodes.malformedFrame);
      return;
    }
    if (this.#waitingFrames >= maxWaitingFrames) {
      this.#refuse('rateLimited', closeCodes.flooding);
      return;
    }
    this.#waitingFrames += 1;
    this.#turn = this.#turn
      .then(() => this.#handle(data))
      .catch((error: unknown) => {
        this.#options.logger.error({ err: error }, 'frame failed');
        this.close(1011, 'internal');
      })
      .finally(() => {
        this.#waitingFrames -= 1;
      });
  }

  async #handle(bytes: Buffer): Promise<void> {
    if (!this.#open) return;
    const verdict = await this.#options.floodGuard.judge(this.#floodKey);
    if (verdict === 'close') return this.#refuse('rateLimited', closeCodes.flooding);
    let frame: RequestFrame;
    try {
      frame = decodeRequest(bytes);
    } catch (error) {
      this.#options.logger.debug({ err: error }, 'malformed frame');
      return this.#refuse('malformedFrame', closeCodes.malformedFrame);
    }
    if (verdict === 'refuse') return this.#respondError(frame, new AppError('rateLimited'));
    if (!isRequestMethod(frame.method)) return this.#respondError(frame, new AppError('unknownMethod'));
    await this.#answer(frame, frame.method);
  }

  async #answer(frame: RequestFrame, method: RequestMethod): Promise<void> {
    const startedAt = performance.now();
    const observe = (outcome: 'ok' | 'refused') =>
      this.#options.metrics.observeRequest(method, { seconds: (performance.now() - startedAt) / 1000, outcome });
    try {
      const data = await requestHandlers[method](frame.data, this);
      observe('ok');
      this.#send({ id: frame.id, ok: true, data });
    } catch (error) {
      observe('refused');
      this.#respondError(frame, this.#toAppError(error, method));
    }
    this.#uncork();
    if (method === 'leave' && this.#place?.peer.closeReason === 'left') this.close(1000, 'left');
  }

  #toAppError(error: unknown, method: RequestMethod): AppError {
    if (error instanceof AppError) {
      if (error.cause !== undefined) this.#options.logger.debug({ method, code: error.code, err: error.cause }, 'request refused');
      return error;
    }
    this.#options.logger.error({ method, err: error }, 'request failed');
    return new AppError('internal', { cause: error });
  }

  #respondError(frame: RequestFrame, error: AppError): void {
    this.#options.metrics.countRefusal(error.code);
    this.#send({ id: frame.id, ok: false, error: error.serialize() });
  }

  #refuse(code: 'malformedFrame' | 'rateLimited', closeCode: number): void {
    this.#options.metrics.countRefusal(code);
    this.close(closeCode, code);
  }

  #uncork(): void {
    const corked = this.#corked ?? [];
    this.#corked = undefined;
    for (const frame of corked) this.#send(frame);
  }

  #send(frame: ResponseFrame | NotificationFrame): void {
    if (!this.#open) return;
    if (this.#socket.bufferedAmount > maxBufferedBytes) {
      this.#options.metrics.countRefusal('slowConsumer');
      this.close(closeCodes.slowConsumer, 'slow consumer');
      return;
    }
    this.#socket.send(encodeFrame(frame));
  }

  #closed(): void {
    if (!this.#open) return;
    this.#open = false;
    clearTimeout(this.#entryTimer);
    void this.#options.floodGuard.forget(this.#floodKey);
    if (this.#place) this.#place.room.disconnect(this.#place.peer, this);
  }
}
