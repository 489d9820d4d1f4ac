import { AppError, assertUnreachable, closeCodes, type TapEvent, type TapRequest, tapRequest } from '@footlight/contracts';
import type { Logger } from '@footlight/server-kit/logger';
import type { RawData, WebSocket } from 'ws';
import type { ProgramTap } from '../room/ProgramTap.ts';
import type { TapRegistry } from '../room/TapRegistry.ts';

interface TapConnectionOptions {
  socket: WebSocket;
  taps: TapRegistry;
  logger: Logger;
}

/** A worker's socket; the tap it opened closes with it. */
export class TapConnection {
  readonly #socket: WebSocket;
  readonly #taps: TapRegistry;
  readonly #logger: Logger;
  #tap: ProgramTap | undefined;
  #heardAt = Date.now();

  constructor({ socket, taps, logger }: TapConnectionOptions) {
    this.#socket = socket;
    this.#taps = taps;
    this.#logger = logger;
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    socket.on('pong', () => this.#hear());
    socket.on('ping', () => this.#hear());
    socket.on('error', (error) => logger.debug({ reason: error.message }, 'tap socket failed'));
    socket.on('close', () => this.#tap?.close('ended'));
  }

  /** Pings; ends the socket of a worker whose machine is gone. */
  beat(idleTimeoutMs: number): void {
    if (Date.now() - this.#heardAt <= idleTimeoutMs) this.#socket.ping();
    else this.#socket.terminate();
  }

  close(code: number, reason: string): void {
    this.#socket.close(code, reason);
  }

  #hear(): void {
    this.#heardAt = Date.now();
  }

  #receive(data: RawData, isBinary: boolean): void {
    this.#hear();
    try {
      if (isBinary || !Buffer.isBuffer(data)) throw new AppError('malformedFrame');
      this.#handle(parseRequest(data));
    } catch (error) {
      const refusal = error instanceof AppError ? error : new AppError('internal', { cause: error });
      if (!(error instanceof AppError)) this.#logger.error({ err: error }, 'tap request failed');
      this.#send({ type: 'refused', code: refusal.code, message: refusal.message });
      this.close(closeCodes.malformedFrame, refusal.code);
    }
  }

  #handle(request: TapRequest): void {
    switch (request.type) {
      case 'openTap':
        this.#open(request);
        break;
      case 'startTap':
        void this.#getTap().start(request.generation, request);
        break;
      default:
        assertUnreachable(request);
    }
  }

  #open({ roomId, egressId, programId }: Extract<TapRequest, { type: 'openTap' }>): void {
    if (this.#tap) throw new AppError('badRequest');
    const tap = this.#taps.open({ roomId, egressId, programId });
    this.#tap = tap;
    tap.on('started', (program) => this.#send({ type: 'programStarted', ...program }));
    tap.on('report', (report) => this.#send({ type: 'senderReport', ...report }));
    tap.on('keyFrameSent', (keyFrame) => this.#send({ type: 'keyFrameSent', ...keyFrame }));
    tap.on('stopped', (program) => this.#send({ type: 'programStopped', ...program }));
    tap.once('closed', ({ reason }) => {
      if (reason === 'ended') return;
      const { code, message } = new AppError('sourceInUse').serialize();
      this.#send({ type: 'refused', code, message });
      this.close(closeCodes.displaced, reason);
    });
  }

  #getTap(): ProgramTap {
    if (!this.#tap) throw new AppError('badRequest');
    return this.#tap;
  }

  #send(event: TapEvent): void {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(event));
  }
}

function parseRequest(data: Buffer): TapRequest {
  try {
    return tapRequest.parse(JSON.parse(data.toString('utf8')));
  } catch (error) {
    throw new AppError('malformedFrame', { cause: error });
  }
}
