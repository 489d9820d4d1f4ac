import { EventEmitter } from 'node:events';
import { AppError } from '@footlight/contracts';
import type { types } from 'mediasoup';
import { expandCandidates } from './iceCandidates.ts';

interface MediaRouterOptions {
  router: types.Router;
  webRtcServer: types.WebRtcServer;
  announcedAddresses: readonly string[];
  listenIp: string;
  plainPortRange: { min: number; max: number };
}

/** Bits per second a peer may send at most: camera, screen and a 1080p Program together. */
const maxIncomingBitrate = 20_000_000;

/** A Room's router and the ways into it. Emits `lost` when its media worker died; closing it emits nothing. */
export class MediaRouter extends EventEmitter<{ lost: [] }> {
  readonly #options: MediaRouterOptions;
  #transportCount = 0;

  constructor(options: MediaRouterOptions) {
    super();
    this.#options = options;
    options.router.on('workerclose', () => this.emit('lost'));
    options.router.observer.on('newtransport', (transport) => {
      this.#transportCount += 1;
      transport.observer.once('close', () => {
        this.#transportCount -= 1;
      });
    });
  }

  get rtpCapabilities(): types.RtpCapabilities {
    return this.#options.router.rtpCapabilities;
  }

  get closed(): boolean {
    return this.#options.router.closed;
  }

  get transportCount(): number {
    return this.#transportCount;
  }

  /** @throws AppError mediaUnavailable when the router is gone. */
  async createWebRtcTransport(direction: 'send' | 'recv'): Promise<types.WebRtcTransport> {
    return await this.#whileOpen(async ({ router, webRtcServer }) => {
      const transport = await router.createWebRtcTransport({
        webRtcServer,
        enableUdp: true,
        enableTcp: true,
        preferUdp: true,
        initialAvailableOutgoingBitrate: 1_000_000,
      });
      if (direction === 'send') await transport.setMaxIncomingBitrate(maxIncomingBitrate);
      return transport;
    });
  }

  /** A transport to one pair of UDP ports, RTP and RTCP apart as FFmpeg wants them. */
  async createPlainTransport(): Promise<types.PlainTransport> {
    return await this.#whileOpen(({ router, listenIp, plainPortRange }) =>
      router.createPlainTransport({
        listenInfo: { protocol: 'udp', ip: listenIp, portRange: plainPortRange },
        rtcpMux: false,
        comedia: false,
      }),
    );
  }

  candidatesOf(transport: types.WebRtcTransport): types.IceCandidate[] {
    return expandCandidates(transport.iceCandidates, this.#options.announcedAddresses);
  }

  canConsume(producerId: string, rtpCapabilities: types.RtpCapabilities): boolean {
    return this.#options.router.canConsume({ producerId, rtpCapabilities });
  }

  /** Closes every transport on it. */
  close(): void {
    this.#options.router.close();
  }

  async #whileOpen<T>(use: (options: MediaRouterOptions) => Promise<T>): Promise<T> {
    if (this.closed) throw new AppError('mediaUnavailable');
    try {
      return await use(this.#options);
    } catch (error) {
      if (this.closed) throw new AppError('mediaUnavailable', { cause: error });
      throw error;
    }
  }
}
