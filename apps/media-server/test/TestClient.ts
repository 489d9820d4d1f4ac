import type { IncomingMessage } from 'node:http';
import {
  type NotificationData,
  type NotificationEvent,
  packrOptions,
  type RequestMethod,
  type RequestParams,
  type RequestResult,
  serverFrame,
  signalingProtocol,
} from '@footlight/contracts';
import { Packr } from 'msgpackr';
import { WebSocket } from 'ws';
import { until } from './until.ts';

interface ConnectOptions {
  token?: string;
  resume?: string;
  origin?: string;
  /** Instead of the protocols that `token` or `resume` make. */
  protocols?: string[];
}

/** The server answered the handshake with a plain HTTP response. */
export class HandshakeRefused extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(`${status} ${code}`);
    this.name = 'HandshakeRefused';
    this.status = status;
    this.code = code;
  }
}

/** A request was answered with an error. */
export class RequestRefused extends Error {
  readonly code: string;
  readonly problems: readonly { path: string; message: string }[];

  constructor({ code, message, problems }: { code: string; message: string; problems: readonly { path: string; message: string }[] }) {
    super(`${code}: ${message}`);
    this.name = 'RequestRefused';
    this.code = code;
    this.problems = problems;
  }
}

/** The browser's side of the Room socket, without a browser. */
export class TestClient {
  readonly notifications: { seq: number; event: string; data: unknown }[] = [];
  readonly #socket: WebSocket;
  readonly #packr = new Packr(packrOptions());
  readonly #pending = new Map<number, { resolve: (data: unknown) => void; reject: (error: Error) => void }>();
  #nextId = 1;
  #close: { code: number; reason: string } | undefined;

  /** @throws HandshakeRefused. */
  static async connect(url: string, { token, resume, origin, protocols }: ConnectOptions): Promise<TestClient> {
    const entry = token === undefined ? `resume.${resume}` : `token.${token}`;
    const socket = new WebSocket(url, protocols ?? [signalingProtocol, entry], {
      perMessageDeflate: false,
      ...(origin === undefined ? {} : { origin }),
    });
    const client = new TestClient(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', () => resolve());
      socket.once('error', reject);
      socket.once('unexpected-response', (_request, response) => {
        readBody(response).then((body) => reject(new HandshakeRefused(response.statusCode ?? 0, JSON.parse(body).error.code)), reject);
      });
    });
    return client;
  }

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data) => this.#receive(data as Buffer));
    socket.on('error', () => undefined);
    socket.on('close', (code, reason) => {
      this.#close = { code, reason: reason.toString() };
      for (const { reject } of this.#pending.values()) reject(new Error(`closed ${code}`));
      this.#pending.clear();
    });
  }

  get lastSeq(): number {
    return this.notifications.at(-1)?.seq ?? 0;
  }

  get protocol(): string {
    return this.#socket.protocol;
  }

  /** @throws RequestRefused. */
  async request<M extends RequestMethod>(method: M, params: RequestParams<M>): Promise<RequestResult<M>> {
    return (await this.requestRaw(method, params)) as RequestResult<M>;
  }

  async requestRaw(method: string, data: unknown): Promise<unknown> {
    const id = this.#nextId++;
    const answer = new Promise<unknown>((resolve, reject) => this.#pending.set(id, { resolve, reject }));
    this.sendBytes(this.#packr.pack({ id, method, data }));
    return await answer;
  }

  sendBytes(bytes: Buffer | string): void {
    this.#socket.send(bytes);
  }

  /** Reads nothing more, as a browser that hangs. */
  stall(): void {
    this.#socket.pause();
  }

  /** Drops the connection without a word. */
  drop(): void {
    this.#socket.terminate();
  }

  /** The first notification of a kind, past or to come. */
  async waitFor<E extends NotificationEvent>(
    event: E,
    matches: (data: NotificationData<E>) => boolean = () => true,
  ): Promise<NotificationData<E>> {
    const find = () => this.notifications.find((frame) => frame.event === event && matches(frame.data as NotificationData<E>));
    await until(`notification ${event}`, () => find() !== undefined);
    return find()?.data as NotificationData<E>;
  }

  async waitForClose(): Promise<{ code: number; reason: string }> {
    await until('close', () => this.#close !== undefined);
    return this.#close ?? { code: 0, reason: '' };
  }

  #receive(bytes: Buffer): void {
    const frame = serverFrame.parse(this.#packr.unpack(bytes));
    if ('event' in frame) {
      this.notifications.push(frame);
      return;
    }
    const pending = this.#pending.get(frame.id);
    this.#pending.delete(frame.id);
    if (frame.ok) pending?.resolve(frame.data);
    else pending?.reject(new RequestRefused(frame.error));
  }
}

async function readBody(response: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of response) body += String(chunk);
  return body;
}
