import { type DestinationTestState, redisKeys } from '@footlight/contracts';
import type { Logger } from '@footlight/server-kit/logger';
import type { Redis } from '@footlight/server-kit/redis';

/** Whoever comes to a test that runs learns its state by then. */
const repeatIntervalMs = 500;
/** One may be lost: a page's connection is replaced. */
const unheardForDeserted = 2;

interface TestReporterOptions {
  redis: Redis;
  destinationId: string;
  /** Nobody listens any more: the pages that asked are closed. */
  onDeserted: () => void;
  logger: Logger;
}

/** Tells the state of one test to those who listen, and notices when nobody does. */
export class TestReporter {
  readonly #options: TestReporterOptions;
  readonly #timer: NodeJS.Timeout;
  #state: DestinationTestState = { state: 'testing', phase: 'lookingUp' };
  /** Whoever asks listens before: a first word that nobody hears comes too late. */
  #unheard = 1;

  constructor(options: TestReporterOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.#publish(), repeatIntervalMs);
  }

  /** Tells it at once. Resolves when Redis has it, or is away. */
  async tell(state: DestinationTestState): Promise<void> {
    this.#state = state;
    await this.#publish();
  }

  /** Says no more. Idempotent. */
  close(): void {
    clearInterval(this.#timer);
  }

  async #publish(): Promise<void> {
    const { redis, destinationId, onDeserted, logger } = this.#options;
    try {
      const listeners = await redis.publish(redisKeys.destinationTest(destinationId), JSON.stringify(this.#state));
      this.#unheard = listeners === 0 ? this.#unheard + 1 : 0;
      if (this.#unheard === unheardForDeserted) onDeserted();
    } catch (error) {
      logger.debug({ destinationId, err: error }, 'state of a test not published');
    }
  }
}
