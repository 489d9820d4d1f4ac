import { EventEmitter } from 'node:events';
import type { Logger } from '@footlight/server-kit/logger';
import { createWorker, type types } from 'mediasoup';
import { routerCodecs } from './codecs.ts';
import type { MediaCounts } from './MediaCounts.ts';
import { MediaRouter } from './MediaRouter.ts';

export interface MediaWorkerOptions {
  index: number;
  /** Path of mediasoup's worker program; mediasoup's own when undefined. */
  workerBin: string | undefined;
  listenIp: string;
  /** Where browsers reach this machine, the best first. */
  announcedAddresses: readonly string[];
  /** UDP and TCP port of every WebRTC transport of this media worker. */
  rtcPort: number;
  plainPortRange: { min: number; max: number };
  counts: MediaCounts;
  logger: Logger;
}

/** One mediasoup process with its WebRtcServer. Never comes back: the pool makes another one. */
export class MediaWorker extends EventEmitter<{ died: [] }> {
  readonly #worker: types.Worker;
  readonly #webRtcServer: types.WebRtcServer;
  readonly #options: MediaWorkerOptions;
  readonly #routers = new Set<MediaRouter>();

  static async create(options: MediaWorkerOptions): Promise<MediaWorker> {
    const worker = await withoutSignalHandlers(() =>
      createWorker({ logLevel: 'warn', ...(options.workerBin === undefined ? {} : { workerBin: options.workerBin }) }),
    );
    try {
      const { listenIp, announcedAddresses, rtcPort } = options;
      const announcedAddress = announcedAddresses[0];
      const listenInfo = { ip: listenIp, port: rtcPort, ...(announcedAddress === undefined ? {} : { announcedAddress }) };
      const webRtcServer = await worker.createWebRtcServer({
        listenInfos: [
          { ...listenInfo, protocol: 'udp' },
          { ...listenInfo, protocol: 'tcp' },
        ],
      });
      return new MediaWorker(worker, webRtcServer, options);
    } catch (error) {
      worker.close();
      throw error;
    }
  }

  private constructor(worker: types.Worker, webRtcServer: types.WebRtcServer, options: MediaWorkerOptions) {
    super();
    this.#worker = worker;
    this.#webRtcServer = webRtcServer;
    this.#options = options;
    worker.on('died', () => {
      options.logger.error({ mediaWorker: options.index, pid: worker.pid }, 'media worker died');
      this.emit('died');
    });
  }

  get index(): number {
    return this.#options.index;
  }

  get pid(): number {
    return this.#worker.pid;
  }

  /** Transports it carries, and a little for each Room: what the pool compares. */
  get load(): number {
    let load = 0;
    for (const router of this.#routers) load += 1 + router.transportCount;
    return load;
  }

  async createRouter(): Promise<MediaRouter> {
    const router = await this.#worker.createRouter({ mediaCodecs: routerCodecs });
    this.#options.counts.watch(router);
    const { announcedAddresses, listenIp, plainPortRange } = this.#options;
    const mediaRouter = new MediaRouter({ router, webRtcServer: this.#webRtcServer, announcedAddresses, listenIp, plainPortRange });
    this.#routers.add(mediaRouter);
    router.observer.once('close', () => this.#routers.delete(mediaRouter));
    return mediaRouter;
  }

  /** Closes every router on it. */
  close(): void {
    this.#worker.close();
  }
}

/** mediasoup closes each worker on the first SIGTERM or SIGINT; here Rooms live on while the server drains. */
function withoutSignalHandlers<T>(create: () => Promise<T>): Promise<T> {
  const signals = ['SIGTERM', 'SIGINT'] as const;
  const before = signals.map((signal) => process.listeners(signal));
  const created = create();
  for (const [index, signal] of signals.entries())
    for (const listener of process.listeners(signal)) if (!before[index]?.includes(listener)) process.off(signal, listener);
  return created;
}
