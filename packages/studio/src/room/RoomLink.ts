import { AppError, closeCodes, type RequestMethod, type RequestParams, type RequestResult, resumeWindowMs } from '@footlight/contracts';
import { backOffMs, waitToRetry } from './backOff.ts';
import { type ClosedReason, describeRemoval, findFinalReason, leftByOneself, toEntryError } from './closeReasons.ts';
import { parseNotification } from './parseNotification.ts';
import { SignalingSocket } from './SignalingSocket.ts';
import type { GetAdmission, RoomNotification } from './types.ts';

export interface RoomLinkOptions {
  getAdmission: GetAdmission;
  /** A new place in a Room: nothing of an earlier one is left. */
  onJoined: (result: RequestResult<'join'>) => void;
  /** The same place again; what was missed was told by onNotification, unless `missed` is null. */
  onResumed: (result: RequestResult<'resume'>) => void;
  onNotification: (notification: RoomNotification) => void;
  onLost: () => void;
  onClosed: (reason: ClosedReason) => void;
}

/** One's place in a Room, across the sockets that come and go: resumes it when it can, else asks web for a new one, and does not give up. */
export class RoomLink {
  readonly #options: RoomLinkOptions;
  #socket: SignalingSocket | undefined;
  #serverUrl = '';
  #resumeToken: string | undefined;
  #lastSeq = 0;
  /** Aborted when the Room is left for good. */
  #life: AbortController | undefined;
  #restoring = false;

  constructor(options: RoomLinkOptions) {
    this.#options = options;
  }

  /** @throws AppError why the Room cannot be entered. */
  async join({ takeOver }: { takeOver: boolean }): Promise<void> {
    this.#life?.abort();
    const life = new AbortController();
    this.#life = life;
    try {
      await this.#enterAnew({ takeOver, signal: life.signal });
    } catch (error) {
      life.abort();
      throw toEntryError(error);
    }
  }

  /** @throws AppError, of the server's answer or mediaUnavailable when the connection is gone. */
  async request<M extends RequestMethod>(method: M, params: RequestParams<M>): Promise<RequestResult<M>> {
    if (!this.#socket) throw new AppError('mediaUnavailable');
    try {
      return await this.#socket.request(method, params);
    } catch (error) {
      throw error instanceof AppError ? error : new AppError('mediaUnavailable', { cause: error });
    }
  }

  async leave(): Promise<void> {
    const socket = this.#socket;
    if (!this.#life || this.#life.signal.aborted) return;
    this.#finish(leftByOneself);
    if (!socket) return;
    // The place is held for a while when this does not arrive; there is nobody left to tell.
    await socket.request('leave', {}).catch(() => undefined);
    socket.close();
  }

  async #enterAnew({ takeOver, signal }: { takeOver: boolean; signal: AbortSignal }): Promise<void> {
    const admission = await this.#options.getAdmission();
    signal.throwIfAborted();
    const socket = await this.#openSocket(admission.url, `token.${admission.token}`);
    try {
      const result = await socket.request('join', { takeOver });
      signal.throwIfAborted();
      this.#adopt(socket);
      this.#serverUrl = admission.url;
      this.#resumeToken = result.resumeToken;
      this.#lastSeq = result.room.seq;
      this.#options.onJoined(result);
    } catch (error) {
      socket.close();
      throw error;
    }
  }

  async #resume(resumeToken: string, signal: AbortSignal): Promise<void> {
    const socket = await this.#openSocket(this.#serverUrl, `resume.${resumeToken}`);
    try {
      const result = await socket.request('resume', { lastSeq: this.#lastSeq });
      signal.throwIfAborted();
      this.#adopt(socket);
      for (const frame of result.missed ?? []) {
        const notification = parseNotification(frame);
        if (notification) this.#onNotification(notification);
      }
      this.#lastSeq = Math.max(this.#lastSeq, result.room.seq);
      this.#options.onResumed(result);
    } catch (error) {
      socket.close();
      throw error;
    }
  }

  async #openSocket(url: string, entry: string): Promise<SignalingSocket> {
    const socket = await SignalingSocket.open({
      url,
      entry,
      onNotification: (notification) => {
        if (socket === this.#socket) this.#onNotification(notification);
      },
      onClosed: (code) => {
        if (socket === this.#socket) this.#onSocketClosed(code);
      },
    });
    return socket;
  }

  #adopt(socket: SignalingSocket): void {
    const earlier = this.#socket;
    this.#socket = socket;
    earlier?.close();
  }

  #onNotification(notification: RoomNotification): void {
    if (notification.seq <= this.#lastSeq) return;
    this.#lastSeq = notification.seq;
    if (notification.event === 'removed') {
      this.#finish(describeRemoval(notification.data.reason));
      return;
    }
    if (notification.event === 'serverDraining') this.#moveAway();
    this.#options.onNotification(notification);
  }

  /** The old server serves on until the new one has let us in. */
  #moveAway(): void {
    this.#resumeToken = undefined;
    void this.#restore();
  }

  #onSocketClosed(code: number): void {
    this.#socket = undefined;
    const reason = findFinalReason(code);
    if (reason) {
      this.#finish(reason);
      return;
    }
    if (code === closeCodes.draining) this.#resumeToken = undefined;
    this.#options.onLost();
    void this.#restore();
  }

  async #restore(): Promise<void> {
    const signal = this.#life?.signal;
    if (!signal || signal.aborted || this.#restoring) return;
    this.#restoring = true;
    const lostAtMs = performance.now();
    try {
      for (let attempt = 0; ; attempt += 1) {
        await waitToRetry(backOffMs(attempt), signal);
        if (await this.#tryResume({ lostAtMs, signal })) return;
        if (await this.#tryEnter(signal)) return;
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      this.#restoring = false;
      if (!signal.aborted && !this.#socket) void this.#restore();
    }
  }

  async #tryResume({ lostAtMs, signal }: { lostAtMs: number; signal: AbortSignal }): Promise<boolean> {
    if (this.#resumeToken === undefined || performance.now() - lostAtMs > resumeWindowMs) return false;
    try {
      await this.#resume(this.#resumeToken, signal);
      return true;
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof AppError) this.#resumeToken = undefined;
      return false;
    }
  }

  /** False when another try may help; a refusal ends the link. */
  async #tryEnter(signal: AbortSignal): Promise<boolean> {
    try {
      await this.#enterAnew({ takeOver: true, signal });
      return true;
    } catch (error) {
      signal.throwIfAborted();
      const isRefusal = error instanceof AppError && !error.retryable;
      if (isRefusal) this.#finish({ code: error.code, message: error.message });
      return isRefusal;
    }
  }

  #finish(reason: ClosedReason): void {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#resumeToken = undefined;
    this.#life?.abort();
    this.#options.onClosed(reason);
    if (reason !== leftByOneself) socket?.close();
  }
}
