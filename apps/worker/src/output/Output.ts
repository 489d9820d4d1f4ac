import type { OutputStatus } from '@footlight/contracts';

/** What an Output says of itself: the studio's status, and what the database keeps beside it. */
export interface OutputSnapshot extends OutputStatus {
  kind: 'destination' | 'recording';
  /** Below the recordings folder. */
  file: string | null;
  /** Reconnects of this run. */
  reconnects: number;
  /** When it was live first, ms since epoch. */
  firstLiveAt: number | null;
  endedAt: number | null;
}

/** One sink of an Egress. It emits `changed` whenever its state does. */
export interface Output {
  open(): void;
  /** Present state first; a recording adds its ended parts. */
  snapshots(): readonly OutputSnapshot[];
  on(event: 'changed', listener: () => void): unknown;
  /** Finishes what can be finished and leaves no process behind. Idempotent. */
  close(): Promise<void>;
}
