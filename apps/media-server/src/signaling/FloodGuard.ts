import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** Requests each socket may send: a steady pace, a store for bursts, and how many refusals end the socket. */
const steady = { points: 50, duration: 1 };
const burst = { points: 100, duration: 10 };
const refusals = { points: 200, duration: 10 };

export type FloodVerdict = 'accept' | 'refuse' | 'close';

/** Limits the frames of every socket, each by its own key. */
export class FloodGuard {
  readonly #burstLimiter = new RateLimiterMemory({ ...burst, keyPrefix: 'burst' });
  readonly #steadyLimiter = new RateLimiterMemory({ ...steady, keyPrefix: 'steady' });
  readonly #limiter = new BurstyRateLimiter(this.#steadyLimiter, this.#burstLimiter);
  readonly #refusals = new RateLimiterMemory({ ...refusals, keyPrefix: 'refusals' });

  async judge(key: string): Promise<FloodVerdict> {
    if (await this.#isWithin(this.#limiter, key)) return 'accept';
    return (await this.#isWithin(this.#refusals, key)) ? 'refuse' : 'close';
  }

  async forget(key: string): Promise<void> {
    await Promise.all([this.#steadyLimiter.delete(key), this.#burstLimiter.delete(key), this.#refusals.delete(key)]);
  }

  async #isWithin(limiter: { consume(key: string): Promise<unknown> }, key: string): Promise<boolean> {
    try {
      await limiter.consume(key);
      return true;
    } catch (error) {
      if (error instanceof RateLimiterRes) return false;
      throw error;
    }
  }
}
