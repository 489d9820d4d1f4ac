import type { ErrorCode, RequestMethod, RoomRole } from '@footlight/contracts';
import { Counter, createMetrics, Gauge, Histogram, type Registry } from '@footlight/server-kit/metrics';

/** What the server counts as of now; read when Prometheus asks. */
export interface LiveCounts {
  mediaWorkers: number;
  routers: number;
  transports: number;
  producers: number;
  consumers: number;
  rooms: number;
  peers: number;
  connections: number;
  taps: number;
  activeTaps: number;
}

const gaugeHelp: Record<keyof LiveCounts, { name: string; help: string }> = {
  mediaWorkers: { name: 'media_workers', help: 'mediasoup processes that are up' },
  routers: { name: 'routers', help: 'mediasoup routers' },
  transports: { name: 'transports', help: 'mediasoup transports, WebRTC and plain' },
  producers: { name: 'producers', help: 'mediasoup producers' },
  consumers: { name: 'consumers', help: 'mediasoup consumers' },
  rooms: { name: 'rooms', help: 'Rooms' },
  peers: { name: 'peers', help: 'Peers, those whose place is held included' },
  connections: { name: 'connections', help: 'Signalling sockets' },
  taps: { name: 'taps', help: 'Program taps, waiting or flowing' },
  activeTaps: { name: 'active_streams', help: 'Program taps that carry media to a worker' },
};

/** Prometheus series of a media server. Labels hold method names and error codes, never ids. */
export class ServerMetrics {
  readonly registry: Registry = createMetrics({ process: 'media-server' });
  readonly #joins = new Counter({
    name: 'footlight_joins_total',
    help: 'Peers that joined a Room',
    labelNames: ['role'],
    registers: [this.registry],
  });
  readonly #refusals = new Counter({
    name: 'footlight_refusals_total',
    help: 'Sockets, requests and frames refused',
    labelNames: ['code'],
    registers: [this.registry],
  });
  readonly #workerDeaths = new Counter({
    name: 'footlight_media_worker_deaths_total',
    help: 'mediasoup processes that died',
    registers: [this.registry],
  });
  readonly #requestSeconds = new Histogram({
    name: 'footlight_request_duration_seconds',
    help: 'Time from a request frame to its response',
    labelNames: ['method', 'outcome'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [this.registry],
  });

  constructor(counts: () => LiveCounts) {
    for (const key of Object.keys(gaugeHelp) as (keyof LiveCounts)[]) {
      const { name, help } = gaugeHelp[key];
      new Gauge({
        name: `footlight_${name}`,
        help,
        registers: [this.registry],
        collect() {
          this.set(counts()[key]);
        },
      });
    }
  }

  countJoin(role: RoomRole): void {
    this.#joins.inc({ role });
  }

  countRefusal(code: ErrorCode | 'slowConsumer' | 'idle'): void {
    this.#refusals.inc({ code });
  }

  countWorkerDeath(): void {
    this.#workerDeaths.inc();
  }

  observeRequest(method: RequestMethod, { seconds, outcome }: { seconds: number; outcome: 'ok' | 'refused' }): void {
    this.#requestSeconds.observe({ method, outcome }, seconds);
  }
}
