import { AppError } from '@footlight/contracts';
import type { types } from 'mediasoup-client';

/** A disconnected path often heals by itself within this time. */
const healTimeMs = 1500;
/** After an ICE restart the path is up by then, or the transport is built anew. */
const restartTimeoutMs = 8000;

export interface IceRecoveryOptions {
  transport: types.Transport;
  restartIce: () => Promise<types.IceParameters>;
  /** The transport is beyond repair. */
  onFailed: () => void;
}

/** Watches one transport's path: restarts ICE when it breaks, and says when that did not help. */
export class IceRecovery {
  readonly #options: IceRecoveryOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #restarting = false;

  constructor(options: IceRecoveryOptions) {
    this.#options = options;
    options.transport.on('connectionstatechange', (state) => this.#onState(state));
  }

  /** To be called when the signalling is back: a restart that was due meanwhile could not be asked for. */
  check(): void {
    const { connectionState } = this.#options.transport;
    if (connectionState === 'disconnected' || connectionState === 'failed') void this.#restart();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #onState(state: types.ConnectionState): void {
    if (state === 'connected') clearTimeout(this.#timer);
    else if (state === 'failed') void this.#restart();
    else if (state === 'disconnected' && !this.#restarting) {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#restart(), healTimeMs);
    }
  }

  async #restart(): Promise<void> {
    const { transport, restartIce, onFailed } = this.#options;
    if (this.#restarting || transport.closed) return;
    this.#restarting = true;
    clearTimeout(this.#timer);
    try {
      const iceParameters = await restartIce();
      if (transport.closed) return;
      await transport.restartIce({ iceParameters });
      this.#timer = setTimeout(() => {
        if (!transport.closed && transport.connectionState !== 'connected') onFailed();
      }, restartTimeoutMs);
    } catch (error) {
      // Without signalling nothing can be done here; check() is called when it is back, and a new place builds all anew.
      if (error instanceof AppError && error.code === 'transportNotFound') onFailed();
    } finally {
      this.#restarting = false;
    }
  }
}
