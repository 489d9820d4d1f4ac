import {
  AppError,
  isErrorCode,
  packrOptions,
  type RequestMethod,
  type RequestParams,
  type RequestResult,
  requests,
  serverFrame,
  signalingProtocol,
} from '@footlight/contracts';
import { Packr } from 'msgpackr';
import { parseNotification } from './parseNotification.ts';
import type { RoomNotification } from './types.ts';

const openTimeoutMs = 6000;
const requestTimeoutMs = 8000;

export interface SignalingSocketOptions {
  url: string;
  /** `token.…` or `resume.…`: what opens the Room, carried as a WebSocket subprotocol. */
  entry: string;
  onNotification: (notification: RoomNotification) => void;
  /** Called once, however the socket ends after it was open. @param code of RFC 6455 or of closeCodes. */
  onClosed: (code: number) => void;
}

interface PendingRequest {
  resolve: (data: unknown) => void;
  reject: (error: Error) => void;
  timer: ReturnType<typeof setTimeout>;
}

/** The socket was closed by the server before or after it was open. */
export class SocketClosedError extends Error {
  readonly closeCode: number;

  constructor(closeCode: number) {
    super(`the socket was closed with ${closeCode}`);
    this.name = 'SocketClosedError';
    this.closeCode = closeCode;
  }
}

/** One WebSocket to a media server: requests with their answers, and notifications. It never reconnects; RoomClient does. */
export class SignalingSocket {
  readonly #socket: WebSocket;
  readonly #packr = new Packr(packrOptions());
  readonly #options: SignalingSocketOptions;
  readonly #pending = new Map<number, PendingRequest>();
  #lastId = 0;
  #closed = false;

  /** @throws SocketClosedError when the server is away or refuses the entry. */
  static async open(options: SignalingSocketOptions): Promise<SignalingSocket> {
    const socket = new WebSocket(options.url, [signalingProtocol, options.entry]);
    socket.binaryType = 'arraybuffer';
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        socket.onclose = null;
        socket.close();
        reject(new SocketClosedError(1006));
      }, openTimeoutMs);
      socket.onopen = () => {
        clearTimeout(timer);
        resolve();
      };
      socket.onclose = ({ code }) => {
        clearTimeout(timer);
        reject(new SocketClosedError(code));
      };
    });
    return new SignalingSocket(socket, options);
  }

  private constructor(socket: WebSocket, options: SignalingSocketOptions) {
    this.#socket = socket;
    this.#options = options;
    socket.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => this.#onFrame(data);
    socket.onclose = ({ code }) => this.#end(code);
  }

  /** @throws AppError of the server's answer; SocketClosedError when the socket ends first, or no answer comes in time. */
  async request<M extends RequestMethod>(method: M, params: RequestParams<M>): Promise<RequestResult<M>> {
    if (this.#closed || this.#socket.readyState !== WebSocket.OPEN) throw new SocketClosedError(1006);
    this.#lastId += 1;
    const id = this.#lastId;
    const answer = new Promise<unknown>((resolve, reject) => {
      // A socket that does not answer is dead, whatever the browser believes: end it, so that a new one is made.
      const timer = setTimeout(() => this.close(4000), requestTimeoutMs);
      this.#pending.set(id, { resolve, reject, timer });
    });
    this.#socket.send(new Uint8Array(this.#packr.pack({ id, method, data: params })));
    return requests[method].result.parse(await answer) as RequestResult<M>;
  }

  close(code = 1000): void {
    if (this.#closed) return;
    this.#socket.close(code);
    this.#end(code);
  }

  #end(code: number): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#socket.onmessage = null;
    this.#socket.onclose = null;
    for (const { reject, timer } of this.#pending.values()) {
      clearTimeout(timer);
      reject(new SocketClosedError(code));
    }
    this.#pending.clear();
    this.#options.onClosed(code);
  }

  #onFrame(data: ArrayBuffer): void {
    const frame = serverFrame.parse(this.#packr.unpack(new Uint8Array(data)));
    if ('event' in frame) {
      const notification = parseNotification(frame);
      if (notification) this.#options.onNotification(notification);
      return;
    }
    const pending = this.#pending.get(frame.id);
    if (!pending) return;
    this.#pending.delete(frame.id);
    clearTimeout(pending.timer);
    if (frame.ok) pending.resolve(frame.data);
    else pending.reject(toAppError(frame.error));
  }
}

interface WireError {
  code: string;
  message: string;
  problems: { path: string; message: string }[];
}

const toAppError = ({ code, message, problems }: WireError): AppError =>
  new AppError(isErrorCode(code) ? code : 'internal', { message, problems });
