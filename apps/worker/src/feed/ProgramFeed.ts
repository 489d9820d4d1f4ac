import { EventEmitter } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { FeedState, TapEvent } from '@footlight/contracts';
import type { Logger } from '@footlight/server-kit/logger';
import { backOffMs } from '../backOff.ts';
import type { FlvTag } from '../continuity/FlvReader.ts';
import { Ingest } from './Ingest.ts';
import type { PortAllocator } from './PortAllocator.ts';
import type { ReportRelay } from './ReportRelay.ts';
import type { TapClient } from './TapClient.ts';

type ProgramStarted = Extract<TapEvent, { type: 'programStarted' }>;

export interface ProgramFeedOptions {
  egressId: string;
  tap: TapClient;
  ip: string;
  ports: PortAllocator;
  reports: ReportRelay;
  logger: Logger;
}

interface ProgramFeedEvents {
  /** The tags that follow come from another ingest: their times begin anew. */
  generation: [];
  tag: [tag: FlvTag];
  stateChanged: [state: FeedState];
  restarted: [reason: string];
}

/** The Program as FLV tags, for as long as the Egress runs: an ingest for each Program, and another when it fails. */
export class ProgramFeed extends EventEmitter<ProgramFeedEvents> {
  readonly #options: ProgramFeedOptions;
  readonly #closing = new AbortController();
  #state: FeedState = 'waiting';
  #ingest: Ingest | undefined;
  /** Programs and stops are handled one after another. */
  #work: Promise<void> = Promise.resolve();
  /** The Program that the ingest is for, as the tap counts them. */
  #generation: number | undefined;
  /** Rises with every Program and stop, so that work on an older one knows that it is stale. */
  #serial = 0;
  #failures = 0;

  constructor(options: ProgramFeedOptions) {
    super();
    this.#options = options;
  }

  get state(): FeedState {
    return this.#state;
  }

  get ingestPid(): number | undefined {
    return this.#ingest?.pid;
  }

  open(): void {
    const { tap } = this.#options;
    tap.on('programStarted', (program) => this.#enqueue((serial) => this.#begin(program, serial)));
    tap.on('senderReport', ({ generation, kind, ...report }) => {
      if (generation === this.#generation) this.#ingest?.report(kind, report);
    });
    tap.on('keyFrameSent', ({ generation, cut }) => {
      if (generation === this.#generation) this.#ingest?.reportKeyFrame({ cut });
    });
    tap.on('programStopped', (reason) => this.#enqueue(() => this.#end(reason)));
    tap.open();
  }

  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    await this.#options.tap.close();
    await this.#work;
    await this.#ingest?.close();
    this.#ingest = undefined;
  }

  #enqueue(work: (serial: number) => Promise<void>): void {
    if (this.#closing.signal.aborted) return;
    this.#serial += 1;
    const serial = this.#serial;
    this.#work = this.#work
      .then(() => work(serial))
      .catch((error: unknown) => {
        this.#options.logger.error({ egressId: this.#options.egressId, err: error }, 'feed failed');
      });
  }

  async #begin(program: ProgramStarted, serial: number): Promise<void> {
    const { egressId, ip, ports, reports, logger, tap } = this.#options;
    await this.#ingest?.close();
    this.#ingest = undefined;
    if (serial !== this.#serial || this.#closing.signal.aborted) return;
    const { generation, video, audio } = program;
    try {
      const ingest = await Ingest.start({ ip, ports, reports, video, audio, logger: logger.child({ egressId }) });
      // Another Program, or a stop, came while it started.
      if (serial !== this.#serial || this.#closing.signal.aborted) return await ingest.close();
      this.#ingest = ingest;
      this.#generation = generation;
      this.emit('generation');
      ingest.on('tag', (tag) => this.#pass(ingest, tag));
      ingest.on('failed', (reason) => this.#enqueue(() => this.#restart(ingest, reason)));
      tap.startTap({ generation, ip, videoPort: ingest.videoPort, audioPort: ingest.audioPort, rtcpPort: reports.port });
      logger.info({ egressId, generation, videoPort: ingest.videoPort }, 'ingest started');
    } catch (error) {
      if (serial === this.#serial) await this.#retry(error instanceof Error ? error.message : 'unknown');
    }
  }

  async #end(reason: string): Promise<void> {
    this.#options.logger.info({ egressId: this.#options.egressId, reason }, 'program stopped');
    this.#setLost();
    await this.#ingest?.close();
    this.#ingest = undefined;
  }

  async #restart(ingest: Ingest, reason: string): Promise<void> {
    if (this.#ingest !== ingest) return;
    this.#setLost();
    await ingest.close();
    this.#ingest = undefined;
    await this.#retry(reason);
  }

  /** A fresh tap gives a fresh Program, whatever was wrong with this one. */
  async #retry(reason: string): Promise<void> {
    const { egressId, logger, tap } = this.#options;
    logger.warn({ egressId, reason }, 'ingest restarts');
    this.emit('restarted', reason);
    const waitMs = this.#failures === 0 ? 0 : backOffMs({ attempt: this.#failures - 1, baseMs: 250, maxMs: 4000 });
    this.#failures += 1;
    const serial = this.#serial;
    await delay(waitMs, undefined, { signal: this.#closing.signal }).catch(() => undefined);
    if (serial === this.#serial) tap.reopen();
  }

  #pass(ingest: Ingest, tag: FlvTag): void {
    if (this.#ingest !== ingest) return;
    if (this.#state !== 'flowing' && tag.role === 'keyframe') {
      this.#failures = 0;
      this.#setState('flowing');
    }
    this.emit('tag', tag);
  }

  #setLost(): void {
    if (this.#state === 'flowing') this.#setState('lost');
  }

  #setState(state: FeedState): void {
    this.#state = state;
    this.emit('stateChanged', state);
  }
}
