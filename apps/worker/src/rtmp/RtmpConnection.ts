import { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import type { Amf0Value } from './amf0.ts';
import { ChunkReader } from './ChunkReader.ts';
import { ChunkWriter } from './ChunkWriter.ts';
import { describeRefusal } from './describeRefusal.ts';
import { limitedWait } from './limitedWait.ts';
import { type OpenSocketOptions, openSocket } from './openSocket.ts';
import { RtmpError, type RtmpPhase } from './RtmpError.ts';
import { encodeCommand, parseCommand, type RtmpCommand, statusOf } from './rtmpCommand.ts';
import { chunkStream, messageType, type RtmpMessage } from './rtmpMessage.ts';
import { shakeHands } from './shakeHands.ts';
import { reasonOfEnd } from './socketWait.ts';

/** FFmpeg publishes with this size, so that every platform knows it: one piece for nearly every frame. */
const sentChunkSize = 60_000;
/** A server that asks for answers and does not read them gets no more. */
const maxAnswerBacklogBytes = 64 * 1024;
const pingRequest = 6;
const pingResponse = 7;

export interface RtmpConnectionOptions extends OpenSocketOptions {
  /** The server is asked to acknowledge so many bytes at a time. */
  ackWindowBytes: number;
}

interface Call {
  name: string;
  values: readonly Amf0Value[];
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

interface RtmpConnectionEvents {
  /** News of a stream. */
  status: [command: RtmpCommand];
  /** The server has taken more. */
  acknowledged: [];
  /** Once, unless we closed it. */
  ended: [error: RtmpError];
}

/** Messages to and from an RTMP server. It answers pings, acknowledges what it receives and counts what it sends. */
export class RtmpConnection extends EventEmitter<RtmpConnectionEvents> {
  readonly #socket: Socket;
  readonly #reader = new ChunkReader();
  readonly #writer = new ChunkWriter();
  readonly #ackWindowBytes: number;
  readonly #onPhase: (phase: RtmpPhase) => void;
  readonly #calls = new Map<number, (answer: RtmpCommand) => void>();
  #phase: RtmpPhase = 'handshaking';
  #error: Error | undefined;
  #state: 'open' | 'closing' | 'closed' = 'open';
  #transactionId = 0;
  #sentBytes = 0;
  #acknowledgedBytes = 0;
  #receivedBytes = 0;
  #confirmedBytes = 0;
  /** The server wants to hear of every so many bytes. */
  #serverWindowBytes: number | undefined;

  private constructor(socket: Socket, { ackWindowBytes, onPhase }: RtmpConnectionOptions) {
    super();
    this.#socket = socket;
    this.#ackWindowBytes = ackWindowBytes;
    this.#onPhase = onPhase;
    socket.on('error', (error) => {
      this.#error = error;
    });
    socket.on('data', (bytes: Buffer) => this.#receive(bytes));
    // A server that ends its half takes nothing any more.
    socket.once('end', () => this.#endWith(this.#describeEnd()));
    socket.once('close', () => this.#endWith(this.#describeEnd()));
  }

  /** Connected, secured if the scheme says so, and past the handshake. @throws RtmpError, or the signal's reason. */
  static async open(options: RtmpConnectionOptions): Promise<RtmpConnection> {
    const { limits, signal, onPhase } = options;
    const socket = await openSocket(options);
    try {
      onPhase('handshaking');
      const rest = await shakeHands(socket, { timeoutMs: limits.handshakeMs, signal });
      const connection = new RtmpConnection(socket, options);
      if (rest.length > 0) socket.unshift(rest);
      socket.resume();
      return connection;
    } catch (error) {
      socket.destroy();
      throw error;
    }
  }

  get isOpen(): boolean {
    return this.#state === 'open';
  }

  /** Bytes that the socket has not taken. */
  get backlogBytes(): number {
    return this.#socket.writableLength;
  }

  /** Bytes since the handshake that the server has not acknowledged. */
  get unacknowledgedBytes(): number {
    // Its count is of 32 bits and wraps; some servers count the handshake too and are ahead of us.
    const behind = (this.#sentBytes - this.#acknowledgedBytes) >>> 0;
    return behind > 0x7fffffff ? 0 : behind;
  }

  /** Bytes since the handshake, those of the backlog too. */
  get sentBytes(): number {
    return this.#sentBytes;
  }

  get phase(): RtmpPhase {
    return this.#phase;
  }

  /** From now on an end means something else. */
  enter(phase: RtmpPhase): void {
    this.#phase = phase;
    this.#onPhase(phase);
  }

  /** Larger chunks from here on, and acknowledgements. After `connect`: some servers take nothing before it. */
  agreeOnSizes(): void {
    this.#control(messageType.setChunkSize, uint32(sentChunkSize));
    this.#writer.setChunkSize(sentChunkSize);
    this.#control(messageType.windowAckSize, uint32(this.#ackWindowBytes));
  }

  send(message: RtmpMessage): void {
    if (this.#state !== 'open') return;
    const bytes = this.#writer.write(message);
    this.#sentBytes += bytes.length;
    this.#socket.write(bytes);
  }

  /** A command without an answer. */
  tell(name: string, values: readonly Amf0Value[], { streamId = 0 }: { streamId?: number } = {}): number {
    this.#transactionId += 1;
    const body = encodeCommand({ name, transactionId: this.#transactionId, values });
    const chunkStreamId = streamId === 0 ? chunkStream.command : chunkStream.publish;
    this.send({ chunkStreamId, type: messageType.command, streamId, timestampMs: 0, body });
    return this.#transactionId;
  }

  /** A command and its `_result`. @throws RtmpError when it is refused, not answered in time, or the connection ends. */
  async call({ name, values, timeoutMs, signal }: Call): Promise<RtmpCommand> {
    const timeoutError = () => new RtmpError('serverSilent', { phase: this.#phase });
    return await limitedWait<RtmpCommand>({ timeoutMs, timeoutError, signal }, ({ resolve, reject }) => {
      this.once('ended', reject);
      if (this.#state !== 'open') reject(this.#describeEnd());
      const transactionId = this.tell(name, values);
      this.#calls.set(transactionId, (answer) => {
        if (answer.name === '_result') resolve(answer);
        else reject(describeRefusal(statusOf(answer), this.#phase));
      });
      return () => {
        this.off('ended', reject);
        this.#calls.delete(transactionId);
      };
    });
  }

  /** Lets the socket take what is left, and ends it by force after `graceMs`. Idempotent. */
  async close({ graceMs }: { graceMs: number }): Promise<void> {
    if (this.#state === 'open') {
      this.#state = 'closing';
      this.#socket.end();
    }
    if (this.#socket.closed) return;
    const closed = new Promise<void>((resolve) => this.#socket.once('close', () => resolve()));
    const timer = setTimeout(() => this.#socket.destroy(), graceMs);
    await closed;
    clearTimeout(timer);
    this.#state = 'closed';
  }

  #receive(bytes: Buffer): void {
    if (this.#state !== 'open') return;
    this.#receivedBytes += bytes.length;
    try {
      for (const message of this.#reader.push(bytes)) if (this.#state === 'open') this.#handle(message);
    } catch (error) {
      this.#endWith(new RtmpError('protocolError', { phase: this.#phase, cause: error }));
      return;
    }
    this.#confirm();
  }

  #handle(message: RtmpMessage): void {
    const { type, body } = message;
    switch (type) {
      case messageType.acknowledgement:
        if (body.length < 4) return;
        this.#acknowledgedBytes = body.readUInt32BE();
        this.emit('acknowledged');
        return;
      case messageType.windowAckSize:
        this.#serverWindowBytes = body.length < 4 ? undefined : Math.max(1, body.readUInt32BE());
        return;
      case messageType.setPeerBandwidth:
        this.#answer(messageType.windowAckSize, uint32(Math.min(this.#ackWindowBytes, body.length < 4 ? Infinity : body.readUInt32BE())));
        return;
      case messageType.userControl:
        if (body.length >= 6 && body.readUInt16BE() === pingRequest)
          this.#answer(messageType.userControl, Buffer.concat([Buffer.of(0, pingResponse), body.subarray(2, 6)]));
        return;
      case messageType.command:
      case messageType.commandAmf3:
        this.#handleCommand(parseCommand(message));
        return;
      default:
        // Media and data of a server do not concern a publisher.
        return;
    }
  }

  #handleCommand(command: RtmpCommand): void {
    if (command.name === '_result' || command.name === '_error') this.#calls.get(command.transactionId)?.(command);
    else if (command.name === 'onStatus') this.emit('status', command);
  }

  /** Tells what was received, each time a window of it is full. */
  #confirm(): void {
    if (this.#serverWindowBytes === undefined || this.#receivedBytes - this.#confirmedBytes < this.#serverWindowBytes) return;
    this.#confirmedBytes = this.#receivedBytes;
    this.#answer(messageType.acknowledgement, uint32(this.#receivedBytes));
  }

  #answer(type: number, body: Buffer): void {
    if (this.backlogBytes < maxAnswerBacklogBytes) this.#control(type, body);
  }

  #control(type: number, body: Buffer): void {
    this.send({ chunkStreamId: chunkStream.control, type, streamId: 0, timestampMs: 0, body });
  }

  #describeEnd(): RtmpError {
    return new RtmpError(reasonOfEnd(this.#phase, this.#error), { phase: this.#phase, cause: this.#error });
  }

  #endWith(error: RtmpError): void {
    if (this.#state !== 'open') return;
    this.#state = 'closed';
    this.#socket.destroy();
    this.emit('ended', error);
  }
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value >>> 0);
  return bytes;
}
