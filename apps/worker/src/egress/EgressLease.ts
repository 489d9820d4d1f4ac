import { EventEmitter } from 'node:events';
import { redisKeys } from '@footlight/contracts';
import type { Logger } from '@footlight/server-kit/logger';
import type { Redis } from '@footlight/server-kit/redis';

const leaseTtlMs = 6000;
const renewIntervalMs = 2000;

/** Extends the lease when its value is ours; else answers who has it, or false. */
const renewScript = `
local holder = redis.call('GET', KEYS[1])
if holder == ARGV[1] then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return holder`;

const releaseScript = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0`;

interface AcquireOptions {
  redis: Redis;
  egressId: string;
  workerId: string;
  /** The highest fencing token that the database has seen: Redis may have lost its counter. */
  fencingFloor: number;
  logger: Logger;
}

interface EgressLeaseEvents {
  /** Another worker has it, or had it. Whoever writes must stop at once. */
  lost: [];
}

/**
 * The right to run an Egress: a key in Redis that expires unless it is renewed, and a fencing token that rises with every
 * owner. When Redis is away the show goes on, since nobody else can take it either; on its return the lease is taken
 * again if it is free and nobody had it in between.
 */
export class EgressLease extends EventEmitter<EgressLeaseEvents> {
  readonly fencingToken: number;
  readonly #redis: Redis;
  readonly #egressId: string;
  readonly #value: string;
  readonly #logger: Logger;
  readonly #timer: NodeJS.Timeout;
  #state: 'held' | 'lost' | 'released' = 'held';
  #renewing = false;

  private constructor({ redis, egressId, workerId, logger }: AcquireOptions, fencingToken: number) {
    super();
    this.fencingToken = fencingToken;
    this.#redis = redis;
    this.#egressId = egressId;
    this.#value = `${workerId}:${fencingToken}`;
    this.#logger = logger;
    this.#timer = setInterval(() => void this.#renew(), renewIntervalMs);
  }

  /** Undefined when another worker has it. @throws when Redis is away. */
  static async acquire(options: AcquireOptions): Promise<EgressLease | undefined> {
    const { redis, egressId, workerId, fencingFloor } = options;
    if ((await redis.exists(redisKeys.egressLease(egressId))) === 1) return undefined;
    let token = await redis.incr(redisKeys.egressFence(egressId));
    if (token <= fencingFloor) token = await redis.incrby(redisKeys.egressFence(egressId), fencingFloor - token + 1);
    const set = await redis.set(redisKeys.egressLease(egressId), `${workerId}:${token}`, 'PX', leaseTtlMs, 'NX');
    return set === 'OK' ? new EgressLease(options, token) : undefined;
  }

  get held(): boolean {
    return this.#state === 'held';
  }

  /** Gives it up, so that another worker may take it at once. Idempotent. */
  async release(): Promise<void> {
    clearInterval(this.#timer);
    if (this.#state !== 'held') return;
    this.#state = 'released';
    try {
      await this.#redis.eval(releaseScript, 1, redisKeys.egressLease(this.#egressId), this.#value);
    } catch (error) {
      this.#logger.info({ egressId: this.#egressId, err: error }, 'lease not released: it expires by itself');
    }
  }

  async #renew(): Promise<void> {
    if (this.#renewing || this.#state !== 'held') return;
    this.#renewing = true;
    try {
      const holder = await this.#redis.eval(renewScript, 1, redisKeys.egressLease(this.#egressId), this.#value, leaseTtlMs);
      if (this.#state === 'held' && holder !== this.#value && (holder !== null || !(await this.#takeAgain()))) this.#lose();
    } catch (error) {
      this.#logger.debug({ egressId: this.#egressId, err: error }, 'lease not renewed: redis is away');
    } finally {
      this.#renewing = false;
    }
  }

  /** The lease expired while Redis was out of reach. True when nobody had it since. */
  async #takeAgain(): Promise<boolean> {
    const fence = await this.#redis.get(redisKeys.egressFence(this.#egressId));
    if (fence !== null && Number(fence) > this.fencingToken) return false;
    // A Redis that came back empty would give the next owner a token that the database refuses.
    if (fence === null) await this.#redis.set(redisKeys.egressFence(this.#egressId), this.fencingToken, 'NX');
    const set = await this.#redis.set(redisKeys.egressLease(this.#egressId), this.#value, 'PX', leaseTtlMs, 'NX');
    return set === 'OK';
  }

  #lose(): void {
    this.#state = 'lost';
    clearInterval(this.#timer);
    this.#logger.warn({ egressId: this.#egressId }, 'lease lost');
    this.emit('lost');
  }
}
