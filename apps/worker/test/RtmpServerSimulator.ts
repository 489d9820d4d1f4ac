import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import type { Amf0Value } from '../src/rtmp/amf0.ts';
import { ChunkReader } from '../src/rtmp/ChunkReader.ts';
import { ChunkWriter } from '../src/rtmp/ChunkWriter.ts';
import { encodeCommand, parseCommand, type RtmpCommand } from '../src/rtmp/rtmpCommand.ts';
import { messageType, type RtmpMessage } from '../src/rtmp/rtmpMessage.ts';

const packetBytes = 1536;
const streamId = 7;

/** What a server does that does not do what it should. Each replaces an answer. */
export interface RtmpScript {
  /** A connection came. */
  greet?: (socket: Socket) => void;
  connect?: (session: RtmpSession, command: RtmpCommand) => void;
  createStream?: (session: RtmpSession, command: RtmpCommand) => void;
  publish?: (session: RtmpSession) => void;
  media?: (session: RtmpSession, message: RtmpMessage) => void;
}

/** One publisher at the simulator. */
export class RtmpSession {
  readonly socket: Socket;
  readonly commands: RtmpCommand[] = [];
  readonly media: RtmpMessage[] = [];
  readonly controls: RtmpMessage[] = [];
  receivedBytes = 0;
  readonly #reader = new ChunkReader();
  readonly #writer = new ChunkWriter();
  readonly #script: RtmpScript;
  #handshake: Buffer | undefined = Buffer.alloc(0);
  #answered = false;

  constructor(socket: Socket, script: RtmpScript) {
    this.socket = socket;
    this.#script = script;
    socket.on('data', (bytes: Buffer) => this.#receive(bytes));
  }

  answer(name: '_result' | '_error', transactionId: number, ...values: Amf0Value[]): void {
    this.#send(messageType.command, encodeCommand({ name, transactionId, values }));
  }

  status(level: 'status' | 'error', code: string, description = ''): void {
    const values = [null, { level, code, description }];
    this.#send(messageType.command, encodeCommand({ name: 'onStatus', transactionId: 0, values }), streamId);
  }

  control(type: number, ...numbers: number[]): void {
    const body = Buffer.alloc(numbers.length * 4);
    for (const [index, value] of numbers.entries()) body.writeUInt32BE(value >>> 0, index * 4);
    this.#send(type, body);
  }

  ping(): void {
    this.#send(messageType.userControl, Buffer.of(0, 6, 1, 2, 3, 4));
  }

  acknowledge(): void {
    this.control(messageType.acknowledgement, this.receivedBytes);
  }

  #send(type: number, body: Buffer, messageStreamId = 0): void {
    this.socket.write(this.#writer.write({ chunkStreamId: 3, type, streamId: messageStreamId, timestampMs: 0, body }));
  }

  #receive(bytes: Buffer): void {
    if (!this.#handshake) {
      this.#read(bytes);
      return;
    }
    this.#handshake = Buffer.concat([this.#handshake, bytes]);
    if (!this.#answered && this.#handshake.length > packetBytes) {
      this.#answered = true;
      // S1 and S2 in one go with S0, as servers do.
      this.socket.write(Buffer.concat([Buffer.of(3), Buffer.alloc(packetBytes, 9), this.#handshake.subarray(1, 1 + packetBytes)]));
    }
    if (this.#handshake.length <= 2 * packetBytes) return;
    const rest = this.#handshake.subarray(1 + 2 * packetBytes);
    this.#handshake = undefined;
    this.#read(rest);
  }

  #read(bytes: Buffer): void {
    this.receivedBytes += bytes.length;
    for (const message of this.#reader.push(bytes)) {
      if (message.type === messageType.command) this.#obey(parseCommand(message));
      else if ([messageType.audio, messageType.video, messageType.data].some((type) => type === message.type)) {
        this.media.push(message);
        this.#script.media?.(this, message);
      } else this.controls.push(message);
    }
  }

  #obey(command: RtmpCommand): void {
    this.commands.push(command);
    const { name, transactionId } = command;
    const { connect, createStream, publish } = this.#script;
    if (name === 'connect') {
      if (connect) connect(this, command);
      else this.answer('_result', transactionId, { fmsVer: 'simulator' }, { level: 'status', code: 'NetConnection.Connect.Success' });
    } else if (name === 'createStream') {
      if (createStream) createStream(this, command);
      else this.answer('_result', transactionId, null, streamId);
    } else if (name === 'publish') {
      if (publish) publish(this);
      else this.status('status', 'NetStream.Publish.Start');
    }
  }
}

/** A simulator of an RTMP server, for what real ones do seldom: refuse in other words, fall silent, send nonsense. */
export class RtmpServerSimulator {
  readonly port: number;
  readonly sessions: RtmpSession[] = [];
  readonly #server: Server;
  readonly #sockets: ReadonlySet<Socket>;

  private constructor({ server, port, sockets }: { server: Server; port: number; sockets: ReadonlySet<Socket> }) {
    this.#server = server;
    this.port = port;
    this.#sockets = sockets;
  }

  static async start(script: RtmpScript = {}): Promise<RtmpServerSimulator> {
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      sockets.add(socket);
      // A publisher that leaves resets what was on its way.
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
      if (script.greet) script.greet(socket.resume());
      else simulator.sessions.push(new RtmpSession(socket, script));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    const simulator = new RtmpServerSimulator({ server, port: address.port, sockets });
    return simulator;
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
