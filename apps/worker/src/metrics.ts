import type { OutputState } from '@footlight/contracts';
import { Counter, Gauge, type Registry } from '@footlight/server-kit/metrics';
import type { OutputSnapshot } from './output/Output.ts';

interface EgressMetricsSource {
  activeEgresses: () => number;
  outputStates: () => readonly OutputState[];
}

/** The worker's own series: what runs now, and what was sent and mended since it started. */
export class EgressMetrics {
  readonly #bytes: Counter;
  readonly #reconnects: Counter<'reason'>;
  readonly #ingestRestarts: Counter;
  readonly #seen = new Map<string, { bytes: number; reconnects: number }>();

  constructor(registry: Registry) {
    const registers = [registry];
    this.#bytes = new Counter({ name: 'footlight_output_bytes_total', help: 'Bytes that outputs took', registers });
    this.#reconnects = new Counter({
      name: 'footlight_output_reconnects_total',
      help: 'Reconnects of outputs',
      labelNames: ['reason'],
      registers,
    });
    this.#ingestRestarts = new Counter({
      name: 'footlight_ingest_restarts_total',
      help: 'Ingest processes that had to be replaced',
      registers,
    });
  }

  /** Adds the gauges, which are read when they are asked for. */
  watch(registry: Registry, { activeEgresses, outputStates }: EgressMetricsSource): void {
    const states: readonly OutputState[] = ['connecting', 'live', 'reconnecting', 'failed', 'ended'];
    const registers = [registry];
    new Gauge({
      name: 'footlight_egress_active',
      help: 'Egresses that this worker runs',
      registers,
      collect() {
        this.set(activeEgresses());
      },
    });
    new Gauge({
      name: 'footlight_output_state',
      help: 'Outputs of running Egresses by state',
      labelNames: ['state'],
      registers,
      collect() {
        const present = outputStates();
        for (const state of states) this.set({ state }, present.filter((one) => one === state).length);
      },
    });
  }

  /** Counts what grew since the last look at these outputs. */
  observe(outputs: readonly OutputSnapshot[]): void {
    for (const { outputId, bytesSent, reconnects, reason } of outputs) {
      const before = this.#seen.get(outputId) ?? { bytes: bytesSent, reconnects: 0 };
      if (bytesSent > before.bytes) this.#bytes.inc(bytesSent - before.bytes);
      if (reconnects > before.reconnects) this.#reconnects.inc({ reason: reason ?? 'unknown' }, reconnects - before.reconnects);
      this.#seen.set(outputId, { bytes: bytesSent, reconnects });
    }
  }

  forget(outputs: readonly OutputSnapshot[]): void {
    for (const { outputId } of outputs) this.#seen.delete(outputId);
  }

  countIngestRestart(): void {
    this.#ingestRestarts.inc();
  }
}
