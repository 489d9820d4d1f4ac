import { EventEmitter } from 'node:events';
import { AppError, type EgressState, type EgressStatus } from '@footlight/contracts';
import type { Logger } from '@footlight/server-kit/logger';
import type { EgressMetrics } from '../metrics.ts';
import type { OutputSnapshot } from '../output/Output.ts';
import type { Pipeline, PipelineSnapshot } from '../pipeline/Pipeline.ts';
import type { EgressLease } from './EgressLease.ts';
import { EgressRecorder } from './EgressRecorder.ts';
import type { EgressStore } from './EgressStore.ts';
import { egressStateOf } from './egressStateOf.ts';
import type { StatusPublisher } from './StatusPublisher.ts';

const statusIntervalMs = 1000;
/** Bytes and the like go to the database this often; a change of state at once. */
const recordIntervalMs = 5000;

interface EgressOptions {
  egressId: string;
  broadcastId: string;
  lease: EgressLease;
  pipeline: Pipeline;
  store: EgressStore;
  publisher: StatusPublisher;
  metrics: EgressMetrics;
  /** When an earlier owner had it live first. */
  liveAt: number | null;
  logger: Logger;
}

/** What a running Egress became. */
type Outcome = 'ended' | 'failed' | 'handedOver' | 'lost';

/** One run of a Broadcast to its destinations, under a lease. It tells its state and writes it, and ends once. */
export class Egress extends EventEmitter<{ over: [outcome: Outcome] }> {
  readonly egressId: string;
  readonly broadcastId: string;
  readonly #lease: EgressLease;
  readonly #pipeline: Pipeline;
  readonly #publisher: StatusPublisher;
  readonly #recorder: EgressRecorder;
  readonly #metrics: EgressMetrics;
  readonly #logger: Logger;
  #state: EgressState = 'starting';
  #reason: string | null = null;
  #liveAt: number | null;
  #endedAt: number | null = null;
  #outcome: Outcome | undefined;
  #ending: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #lastRecordMs = 0;
  #changeQueued = false;

  constructor(options: EgressOptions) {
    super();
    const { egressId, broadcastId, lease, pipeline, store, publisher, metrics, liveAt, logger } = options;
    this.egressId = egressId;
    this.broadcastId = broadcastId;
    this.#lease = lease;
    this.#pipeline = pipeline;
    this.#publisher = publisher;
    this.#metrics = metrics;
    this.#liveAt = liveAt;
    this.#logger = logger.child({ egressId, broadcastId });
    this.#recorder = new EgressRecorder({
      store,
      fencingToken: lease.fencingToken,
      onFenced: () => void this.#abandon(),
      logger: this.#logger,
    });
  }

  /** Runs until `stop`, `handOver`, a failure or the loss of the lease. */
  open(): void {
    this.#lease.once('lost', () => void this.#abandon());
    this.#pipeline.on('changed', () => this.#queueChange());
    this.#pipeline.on('ingestRestarted', () => this.#metrics.countIngestRestart());
    try {
      this.#pipeline.open();
    } catch (error) {
      void this.#fail(error);
      return;
    }
    this.#timer = setInterval(() => this.#tell({ record: performance.now() - this.#lastRecordMs > recordIntervalMs }), statusIntervalMs);
    this.#tell({ record: true });
    this.#logger.info({ fencingToken: this.#lease.fencingToken }, 'egress started');
  }

  outputs(): readonly OutputSnapshot[] {
    return this.#pipeline.snapshot().outputs;
  }

  /** Ends the run. Resolves when `ended` is written. Idempotent. */
  async stop(): Promise<void> {
    await this.#end('ended', async () => {
      this.#endedAt = Date.now();
      this.#state = 'ended';
      this.#reason = null;
      await this.#tellLast();
    });
  }

  /** Ends the run here, for another worker to go on: in the database the show is still on air. */
  async handOver(): Promise<void> {
    await this.#end('handedOver', async () => {
      this.#state = this.#liveAt === null ? 'starting' : 'reconnecting';
      this.#reason = null;
      await this.#tellLast();
    });
  }

  async #fail(error: unknown): Promise<void> {
    this.#logger.error({ err: error }, 'egress failed');
    await this.#end('failed', async () => {
      this.#endedAt = Date.now();
      this.#state = 'failed';
      this.#reason = error instanceof AppError ? error.message : new AppError('internal').message;
      await this.#tellLast();
    });
  }

  /** Another owner runs it now: be silent at once. */
  async #abandon(): Promise<void> {
    this.#recorder.discard();
    await this.#end('lost', async () => undefined);
  }

  async #end(outcome: Outcome, finish: () => Promise<void>): Promise<void> {
    if (outcome === 'lost' && this.#ending) this.#outcome = 'lost';
    this.#ending ??= (async () => {
      this.#outcome = outcome;
      clearInterval(this.#timer);
      await this.#pipeline.close();
      if (this.#outcome !== 'lost') await finish();
      await this.#lease.release();
      this.#metrics.forget(this.outputs());
      this.#logger.info({ outcome: this.#outcome }, 'egress over');
      this.emit('over', this.#outcome);
    })();
    await this.#ending;
  }

  /** Several changes of one moment are one event. */
  #queueChange(): void {
    if (this.#changeQueued || this.#outcome) return;
    this.#changeQueued = true;
    queueMicrotask(() => {
      this.#changeQueued = false;
      if (!this.#outcome) this.#tell({ record: true });
    });
  }

  #tell({ record }: { record: boolean }): void {
    if (this.#outcome === 'lost') return;
    const { feed, outputs } = this.#snapshot();
    this.#metrics.observe(outputs);
    this.#publish({ feed, outputs });
    if (record) this.#record(outputs);
  }

  /** The last word is written before it is told: whoever hears it reads what became of the show. */
  async #tellLast(): Promise<void> {
    const { feed, outputs } = this.#snapshot();
    this.#record(outputs);
    await this.#recorder.flush();
    if (this.#outcome !== 'lost') this.#publish({ feed, outputs });
  }

  #publish({ feed, outputs }: PipelineSnapshot): void {
    const { egressId, broadcastId } = this;
    const status: EgressStatus = {
      egressId,
      broadcastId,
      state: this.#state,
      feed,
      reason: this.#reason,
      outputs: presentOutputs(outputs),
      updatedAt: Date.now(),
    };
    void this.#publisher.publish(status);
  }

  #record(outputs: readonly OutputSnapshot[]): void {
    const { egressId } = this;
    this.#lastRecordMs = performance.now();
    this.#recorder.record({ egressId, state: this.#state, reason: this.#reason, liveAt: this.#liveAt, endedAt: this.#endedAt, outputs });
  }

  #snapshot() {
    const snapshot = this.#pipeline.snapshot();
    if (this.#outcome === undefined) {
      const { state, reason } = egressStateOf(snapshot, { wasLive: this.#liveAt !== null });
      this.#state = state;
      this.#reason = reason;
      if (state === 'live') this.#liveAt ??= Date.now();
    }
    return this.#outcome === 'handedOver' ? { ...snapshot, outputs: snapshot.outputs.map(asHandedOver) } : snapshot;
  }
}

/** A destination that another worker will go on with is not over; a recording's part is. */
function asHandedOver(output: OutputSnapshot): OutputSnapshot {
  return output.kind === 'recording' || output.state === 'failed' ? output : { ...output, state: 'reconnecting', endedAt: null };
}

/** What the studio shows: each destination and the recording's present part, in the shape of the contract. */
function presentOutputs(outputs: readonly OutputSnapshot[]): EgressStatus['outputs'] {
  const recording = outputs.find(({ kind }) => kind === 'recording');
  return outputs
    .filter((output) => output.kind === 'destination' || output === recording)
    .map(({ kind: _kind, file: _file, reconnects: _reconnects, firstLiveAt: _firstLiveAt, endedAt: _endedAt, ...status }) => status);
}
