import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { type ProgramId, type TapEvent, type TapRequest, tapPath } from '@footlight/contracts';
import type { Logger } from '@footlight/server-kit/logger';
import { type RawData, WebSocket } from 'ws';
import { backOffMs } from '../backOff.ts';
import { parseTapEvent } from './parseTapEvent.ts';

const pingIntervalMs = 3000;
const placementCheckMs = 2000;

interface TapClientOptions {
  roomId: string;
  egressId: string;
  programId: ProgramId;
  internalApiToken: string;
  /** Where the Room is now; undefined when nowhere. Throws when that cannot be known. */
  locate: () => Promise<string | undefined>;
  logger: Logger;
}

interface TapClientEvents {
  programStarted: [event: Extract<TapEvent, { type: 'programStarted' }>];
  senderReport: [event: Extract<TapEvent, { type: 'senderReport' }>];
  keyFrameSent: [event: Extract<TapEvent, { type: 'keyFrameSent' }>];
  /** Also when the socket closed while a Program was on it. */
  programStopped: [reason: string];
}

/**
 * The worker's end of the tap: finds the Room's media server, opens the tap there and keeps asking, for as long as it
 * lives. It looks again after each close, and every two seconds while no Program is there.
 */
export class TapClient extends EventEmitter<TapClientEvents> {
  readonly #options: TapClientOptions;
  readonly #closing = new AbortController();
  #socket: WebSocket | undefined;
  #lastUrl: string | undefined;
  #hasProgram = false;
  #failures = 0;
  #run: Promise<void> | undefined;

  constructor(options: TapClientOptions) {
    super();
    this.#options = options;
  }

  open(): void {
    this.#run ??= this.#keepAsking();
  }

  /** Tells the server where to send the Program of this generation: the ports are bound. */
  startTap(request: Omit<Extract<TapRequest, { type: 'startTap' }>, 'type'>): void {
    this.#send({ type: 'startTap', ...request });
  }

  /** Drops the socket and opens the tap again, which begins a fresh Program on the server's side. */
  reopen(): void {
    this.#socket?.terminate();
  }

  async close(): Promise<void> {
    this.#closing.abort();
    this.#socket?.terminate();
    await this.#run;
  }

  async #keepAsking(): Promise<void> {
    const { signal } = this.#closing;
    while (!signal.aborted) {
      const url = await this.#locate();
      if (url) await this.#holdTap(url);
      if (signal.aborted) return;
      const waitMs = backOffMs({ attempt: this.#failures, baseMs: 200, maxMs: 2000 });
      this.#failures += 1;
      await delay(waitMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** While Redis is away, the server that had the Room is the best guess. */
  async #locate(): Promise<string | undefined> {
    try {
      this.#lastUrl = await this.#options.locate();
    } catch (error) {
      this.#options.logger.debug({ err: error }, 'placement unknown');
    }
    return this.#lastUrl;
  }

  /** Resolves when the socket is closed, for whatever reason. */
  async #holdTap(url: string): Promise<void> {
    const { egressId, roomId, programId, internalApiToken, logger } = this.#options;
    const socket = new WebSocket(new URL(tapPath, url.replace(/^http/, 'ws')), {
      headers: { authorization: `Bearer ${internalApiToken}` },
      handshakeTimeout: 5000,
      perMessageDeflate: false,
    });
    this.#socket = socket;
    socket.on('error', (error) => logger.warn({ egressId, reason: error.message }, 'tap socket failed'));
    socket.on('open', () => this.#send({ type: 'openTap', roomId, egressId, programId }));
    socket.on('message', (data) => this.#receive(data));
    const timers = [watchLife(socket), this.#watchPlacement(socket, url)];
    await new Promise<void>((resolve) => socket.once('close', () => resolve()));
    for (const timer of timers) clearInterval(timer);
    this.#loseProgram('the tap was closed');
  }

  #receive(data: RawData): void {
    const { logger, egressId } = this.#options;
    const parsed = parseTapEvent(data.toString());
    if (parsed === 'later') return;
    if (!parsed) {
      logger.error({ egressId }, 'the media server sent something unreadable on the tap');
      this.#socket?.terminate();
      return;
    }
    if (parsed.type === 'refused') {
      logger.info({ egressId, code: parsed.code }, 'tap refused');
      this.#socket?.close();
      return;
    }
    if (parsed.type === 'programStopped') {
      this.#loseProgram(parsed.reason);
      return;
    }
    if (parsed.type === 'senderReport') {
      this.emit('senderReport', parsed);
      return;
    }
    if (parsed.type === 'keyFrameSent') {
      this.emit('keyFrameSent', parsed);
      return;
    }
    this.#failures = 0;
    this.#hasProgram = true;
    this.emit('programStarted', parsed);
  }

  #loseProgram(reason: string): void {
    if (!this.#hasProgram) return;
    this.#hasProgram = false;
    this.emit('programStopped', reason);
  }

  #watchPlacement(socket: WebSocket, url: string): NodeJS.Timeout {
    return setInterval(() => {
      if (this.#hasProgram) return;
      this.#options.locate().then(
        (now) => {
          if (now && now !== url && !this.#hasProgram) socket.terminate();
        },
        () => undefined,
      );
    }, placementCheckMs);
  }

  #send(request: TapRequest): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(request));
  }
}

/** Ends a socket whose other end answers no ping: a machine that is gone sends no close. */
function watchLife(socket: WebSocket): NodeJS.Timeout {
  let answered = true;
  socket.on('pong', () => {
    answered = true;
  });
  return setInterval(() => {
    if (socket.readyState !== WebSocket.OPEN) return;
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
  }, pingIntervalMs);
}
