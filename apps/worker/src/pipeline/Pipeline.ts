import type { FeedState } from '@footlight/contracts';
import type { OutputSnapshot } from '../output/Output.ts';

export interface PipelineSnapshot {
  feed: FeedState;
  outputs: readonly OutputSnapshot[];
}

export interface PipelineEvents {
  /** The feed's or an output's state is another one. */
  changed: [];
  ingestRestarted: [];
}

/** How an Egress is carried: from the Program in its Room to its outputs. */
export interface Pipeline {
  open(): void;
  snapshot(): PipelineSnapshot;
  on<E extends keyof PipelineEvents>(event: E, listener: (...args: PipelineEvents[E]) => void): unknown;
  /** Ends every output and leaves no process behind. Idempotent. */
  close(): Promise<void>;
}
