import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { AppError } from '@footlight/contracts';
import type { Logger } from '@footlight/server-kit/logger';
import type { types } from 'mediasoup';
import type { MediaRouter } from '../media/MediaRouter.ts';
import type { WorkerPool } from '../media/WorkerPool.ts';

interface RoomRouterOptions {
  roomId: string;
  pool: WorkerPool;
  logger: Logger;
}

interface RoomRouterEvents {
  /** Its media worker died: everything that was on the router is gone. */
  lost: [];
  /** Another router stands in its place; peers build their media again. */
  restored: [];
}

const retryDelayMs = 500;

/** A Room's router, for as long as the Room lives: another one is made, on any living media worker, when it is lost. */
export class RoomRouter extends EventEmitter<RoomRouterEvents> {
  readonly rtpCapabilities: types.RtpCapabilities;
  readonly #options: RoomRouterOptions;
  /** Undefined while its media worker is being replaced. */
  #router: MediaRouter | undefined;
  #closed = false;

  /** @throws AppError mediaUnavailable. */
  static async create(options: RoomRouterOptions): Promise<RoomRouter> {
    return new RoomRouter(options, await options.pool.createRouter());
  }

  private constructor(options: RoomRouterOptions, router: MediaRouter) {
    super();
    this.#options = options;
    this.rtpCapabilities = router.rtpCapabilities;
    this.#use(router);
  }

  get current(): MediaRouter | undefined {
    return this.#router;
  }

  /** @throws AppError mediaUnavailable. */
  get(): MediaRouter {
    if (!this.#router) throw new AppError('mediaUnavailable');
    return this.#router;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#router?.close();
    this.#router = undefined;
  }

  #use(router: MediaRouter): void {
    this.#router = router;
    router.once('lost', () => {
      this.#router = undefined;
      if (this.#closed) return;
      this.emit('lost');
      void this.#replace();
    });
  }

  async #replace(): Promise<void> {
    const { roomId, pool, logger } = this.#options;
    while (!this.#closed) {
      const router = await pool.createRouter().catch((error: unknown) => {
        if (!this.#closed) logger.error({ roomId, err: error }, 'room has no media worker yet');
      });
      if (!router) {
        await delay(retryDelayMs, undefined, { ref: false });
        continue;
      }
      if (this.#closed) return router.close();
      this.#use(router);
      logger.info({ roomId }, 'room has its media back');
      this.emit('restored');
      return;
    }
  }
}
