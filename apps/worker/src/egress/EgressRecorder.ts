import { setTimeout as delay } from 'node:timers/promises';
import { isDatabaseUnavailable } from '@footlight/database';
import type { Logger } from '@footlight/server-kit/logger';
import { backOffMs } from '../backOff.ts';
import type { EgressRecord, EgressStore } from './EgressStore.ts';

interface EgressRecorderOptions {
  store: Pick<EgressStore, 'write'>;
  fencingToken: number;
  /** A newer owner has written. */
  onFenced: () => void;
  logger: Logger;
}

/**
 * Writes an Egress's state to PostgreSQL, one write at a time. Each record is a whole state, so only the newest waits: while
 * the database is away nothing piles up, and the show knows nothing of it.
 */
export class EgressRecorder {
  readonly #options: EgressRecorderOptions;
  readonly #closing = new AbortController();
  #pending: EgressRecord | undefined;
  #writing: Promise<void> | undefined;

  constructor(options: EgressRecorderOptions) {
    this.#options = options;
  }

  record(record: EgressRecord): void {
    if (this.#closing.signal.aborted) return;
    this.#pending = record;
    this.#writing ??= this.#write().finally(() => {
      this.#writing = undefined;
    });
  }

  /** Resolves when the newest record is written, or will never be. */
  async flush(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  /** Drops what is not written: the Egress is somebody else's. */
  discard(): void {
    this.#closing.abort();
    this.#pending = undefined;
  }

  async #write(): Promise<void> {
    const { store, fencingToken, onFenced, logger } = this.#options;
    for (let failures = 0; this.#pending !== undefined; ) {
      const record = this.#pending;
      try {
        const written = await store.write(record, fencingToken);
        failures = 0;
        if (this.#pending === record) this.#pending = undefined;
        if (written) continue;
        this.discard();
        onFenced();
      } catch (error) {
        if (!isDatabaseUnavailable(error)) logger.error({ egressId: record.egressId, err: error }, 'egress not written');
        const waitMs = backOffMs({ attempt: failures, baseMs: 250, maxMs: 5000 });
        failures += 1;
        await delay(waitMs, undefined, { signal: this.#closing.signal }).catch(() => undefined);
      }
    }
  }
}
