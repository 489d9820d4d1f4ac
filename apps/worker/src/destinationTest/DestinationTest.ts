import { AppError, type DestinationTestPhase, type DestinationTestReason, type DestinationTestState } from '@footlight/contracts';
import type { Database } from '@footlight/database';
import { type IngestAddress, resolveIngestAddress } from '@footlight/server-kit/ingestAddress';
import type { Logger } from '@footlight/server-kit/logger';
import type { Redis } from '@footlight/server-kit/redis';
import { type SecretBox, SecretUnreadableError } from '@footlight/server-kit/SecretBox';
import { RtmpError, type RtmpPhase } from '../rtmp/RtmpError.ts';
import { readAuthorities } from '../rtmp/readAuthorities.ts';
import { TestReporter } from './TestReporter.ts';
import { tryPublishing } from './tryPublishing.ts';

/** What a test needs from the process that it runs in. */
export interface DestinationTestContext {
  redis: Redis;
  database: Database;
  secretBox: SecretBox;
  allowedPrivateHosts: readonly string[];
  tlsCaFile: string | undefined;
  /** Aborts when the process stops. */
  stopping: AbortSignal;
  logger: Logger;
}

const phases: Record<RtmpPhase, DestinationTestPhase> = {
  connecting: 'connecting',
  securing: 'securing',
  handshaking: 'handshaking',
  enteringApp: 'enteringApp',
  publishing: 'publishing',
  live: 'publishing',
};

/** One test of one destination: from its row to a verdict, told as it goes. */
export class DestinationTest {
  readonly #destinationId: string;
  readonly #context: DestinationTestContext;
  readonly #reporter: TestReporter;
  readonly #deserted = new AbortController();
  readonly #logger: Logger;

  constructor(destinationId: string, context: DestinationTestContext) {
    this.#destinationId = destinationId;
    this.#context = context;
    this.#logger = context.logger.child({ destinationId });
    this.#reporter = new TestReporter({
      redis: context.redis,
      destinationId,
      onDeserted: () => this.#deserted.abort(),
      logger: this.#logger,
    });
  }

  /** Resolves when the verdict is told, or nobody waits for it any more. Never throws. */
  async run(): Promise<void> {
    const startedMs = performance.now();
    try {
      await this.#reporter.tell({ state: 'testing', phase: 'lookingUp' });
      const reason = await this.#findProblem();
      const tookMs = Math.round(performance.now() - startedMs);
      this.#logger.info({ reason, tookMs }, 'destination tested');
      await this.#reporter.tell(verdictOf(reason, tookMs));
    } finally {
      this.#reporter.close();
    }
  }

  async #findProblem(): Promise<DestinationTestReason | undefined> {
    const { stopping, tlsCaFile } = this.#context;
    const signal = AbortSignal.any([stopping, this.#deserted.signal]);
    try {
      const row = await this.#context.database.destination.findFirst({ where: { id: this.#destinationId, deletedAt: null } });
      if (!row) return 'interrupted';
      if (await this.#isOnAir()) return 'onAir';
      const address = await this.#resolve(row.serverUrl);
      const streamKey = this.#context.secretBox.open(row.streamKeyCiphertext, row.id);
      const ca = address.scheme === 'rtmps' ? await readAuthorities(tlsCaFile) : undefined;
      const onPhase = (phase: RtmpPhase) => void this.#reporter.tell({ state: 'testing', phase: phases[phase] });
      await tryPublishing({ address, streamKey, ca, signal, onPhase });
      return undefined;
    } catch (error) {
      if (signal.aborted) return 'interrupted';
      return this.#reasonOf(error);
    }
  }

  async #resolve(serverUrl: string): Promise<IngestAddress> {
    return await resolveIngestAddress(serverUrl, { allowedPrivateHosts: this.#context.allowedPrivateHosts });
  }

  /** Platforms take one sender for each key: a test would end the show's connection, or fail for it. */
  async #isOnAir(): Promise<boolean> {
    const where = { destinationId: this.#destinationId, broadcast: { state: 'live' as const } };
    return (await this.#context.database.broadcastDestination.count({ where })) > 0;
  }

  #reasonOf(error: unknown): DestinationTestReason {
    if (error instanceof RtmpError) {
      this.#logger.debug({ reason: error.reason, phase: error.phase, statusCode: error.statusCode }, 'destination refused');
      return error.reason;
    }
    if (error instanceof SecretUnreadableError) return 'keyUnreadable';
    if (error instanceof AppError) return error.code === 'addressUnresolved' ? 'addressNotFound' : 'addressRefused';
    this.#logger.error({ err: error }, 'destination could not be tested');
    return 'interrupted';
  }
}

const verdictOf = (reason: DestinationTestReason | undefined, tookMs: number): DestinationTestState =>
  reason === undefined ? { state: 'passed', at: Date.now(), tookMs } : { state: 'failed', at: Date.now(), reason };
