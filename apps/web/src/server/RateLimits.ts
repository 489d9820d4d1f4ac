import { AppError } from '@footlight/contracts';
import type { Redis } from '@footlight/server-kit/redis';
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible';

/** Tries per duration in seconds. */
const limits = {
  /** By address and e-mail: guesses at one account from one place. */
  signIn: { points: 8, duration: 60, blockDuration: 60 },
  /** By address: guesses at many accounts. */
  signInAddress: { points: 40, duration: 300, blockDuration: 300 },
  setup: { points: 10, duration: 60, blockDuration: 60 },
  join: { points: 60, duration: 60 },
  /** By address: each may take disk and a decoder's time. */
  upload: { points: 60, duration: 60 },
  /** By user: each is a connection to a stranger's server. */
  destinationTest: { points: 20, duration: 60 },
  /** By user, or by address of those not signed in. */
  api: { points: 300, duration: 60 },
} as const;

export type RateLimitName = keyof typeof limits;

/** Counts in Redis, so that all web processes share them; while Redis is away each process counts for itself. */
export class RateLimits {
  readonly #limiters: ReadonlyMap<RateLimitName, RateLimiterRedis>;

  constructor(redis: Redis) {
    const names = Object.keys(limits) as RateLimitName[];
    this.#limiters = new Map(
      names.map((name) => {
        const options = { ...limits[name], keyPrefix: `footlight:limit:${name}` };
        const insurance = new RateLimiterMemory(options);
        return [name, new RateLimiterRedis({ ...options, storeClient: redis, insuranceLimiter: insurance })];
      }),
    );
  }

  /** @throws AppError rateLimited. */
  async consume(name: RateLimitName, key: string): Promise<void> {
    try {
      await this.#limiters.get(name)?.consume(key);
    } catch (error) {
      if (error instanceof Error) throw error;
      throw new AppError('rateLimited');
    }
  }

  /** Forgets the tries of a key: after a sign-in that succeeded. */
  async forget(name: RateLimitName, key: string): Promise<void> {
    await this.#limiters.get(name)?.delete(key);
  }
}
