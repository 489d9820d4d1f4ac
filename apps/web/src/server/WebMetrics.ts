import type { Database } from '@footlight/database';
import { Counter, createMetrics, Gauge, Histogram, type Registry } from '@footlight/server-kit/metrics';
import type { BroadcastFeed } from './BroadcastFeed.ts';

/** What this process tells Prometheus. */
export class WebMetrics {
  readonly registry: Registry;
  readonly requests: Counter<'route' | 'method' | 'status'>;
  readonly requestSeconds: Histogram<'route'>;

  constructor({ database, broadcastFeed }: { database: Database; broadcastFeed: BroadcastFeed }) {
    this.registry = createMetrics({ process: 'web' });
    const registers = [this.registry];
    this.requests = new Counter({
      name: 'footlight_web_requests_total',
      help: 'API requests by route, method and status',
      labelNames: ['route', 'method', 'status'],
      registers,
    });
    this.requestSeconds = new Histogram({
      name: 'footlight_web_request_seconds',
      help: 'Time to answer an API request',
      labelNames: ['route'],
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers,
    });
    new Gauge({
      name: 'footlight_web_event_streams',
      help: 'Open event streams',
      registers,
      collect() {
        this.set(broadcastFeed.listenerCount);
      },
    });
    new Gauge({
      name: 'footlight_broadcasts_live',
      help: 'Broadcasts on air; NaN while the database is away',
      registers,
      async collect() {
        this.set(await database.broadcast.count({ where: { state: 'live' } }).catch(() => Number.NaN));
      },
    });
  }
}
