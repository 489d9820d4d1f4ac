import type { types } from 'mediasoup';

export interface MediaTotals {
  routers: number;
  transports: number;
  producers: number;
  consumers: number;
}

/** Counts mediasoup's living objects by their observers, so that a leak shows in the metrics. */
export class MediaCounts {
  readonly #totals: MediaTotals = { routers: 0, transports: 0, producers: 0, consumers: 0 };

  get totals(): Readonly<MediaTotals> {
    return this.#totals;
  }

  watch(router: types.Router): void {
    this.#count('routers', router);
    router.observer.on('newtransport', (transport) => {
      this.#count('transports', transport);
      transport.observer.on('newproducer', (producer) => this.#count('producers', producer));
      transport.observer.on('newconsumer', (consumer) => this.#count('consumers', consumer));
    });
  }

  #count(kind: keyof MediaTotals, object: { observer: { once(event: 'close', listener: () => void): unknown } }): void {
    this.#totals[kind] += 1;
    object.observer.once('close', () => {
      this.#totals[kind] -= 1;
    });
  }
}
