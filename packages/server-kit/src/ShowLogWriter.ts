import { type LoggedAction, redisKeys, showLogLength, showLogTtlSeconds } from '@footlight/contracts';
import type { Logger } from './logger.ts';
import type { Redis } from './redis.ts';

interface ShowLogWriterOptions {
  /** Fails fast; what was not written is written when it is back. */
  redis: Redis;
  logger: Logger;
}

/** While Redis is away; older ones are given up then. */
const maxWaiting = 2000;

/** Appends what happens on air to the show's stream, in order, for web to keep. It lives as long as its Redis client. */
export class ShowLogWriter {
  readonly #options: ShowLogWriterOptions;
  readonly #waiting: { broadcastId: string; logged: LoggedAction }[] = [];
  #writing = false;

  constructor(options: ShowLogWriterOptions) {
    this.#options = options;
    options.redis.on('ready', () => void this.#write());
  }

  append(broadcastId: string, logged: LoggedAction): void {
    this.#waiting.push({ broadcastId, logged });
    if (this.#waiting.length > maxWaiting) this.#waiting.shift();
    void this.#write();
  }

  async #write(): Promise<void> {
    if (this.#writing) return;
    this.#writing = true;
    const { redis, logger } = this.#options;
    try {
      for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
        const key = redisKeys.showLog(next.broadcastId);
        await redis.xadd(key, 'MAXLEN', '~', showLogLength, '*', 'action', JSON.stringify(next.logged));
        // It may have been given up meanwhile.
        if (this.#waiting[0] === next) this.#waiting.shift();
        await redis.expire(key, showLogTtlSeconds);
      }
    } catch (error) {
      logger.warn({ waiting: this.#waiting.length, err: error }, 'show log waits for Redis');
    } finally {
      this.#writing = false;
    }
  }
}
