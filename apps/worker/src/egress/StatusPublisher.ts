import { type BroadcastEvent, type EgressStatus, redisKeys } from '@footlight/contracts';
import type { Logger } from '@footlight/server-kit/logger';
import type { Redis } from '@footlight/server-kit/redis';
import type { ShowLogWriter } from '@footlight/server-kit/ShowLogWriter';
import { listChanges } from './listChanges.ts';

const runningTtlSeconds = 30;
/** A studio that is opened after the show still learns how it ended. */
const finalTtlSeconds = 3600;

/** Tells studios what an Egress does, and the show log what became of a destination. A status that is lost is mended by the next, a second later. */
export class StatusPublisher {
  readonly #redis: Redis;
  readonly #showLog: Pick<ShowLogWriter, 'append'>;
  readonly #logger: Logger;

  #last: EgressStatus | undefined;

  constructor({ redis, showLog, logger }: { redis: Redis; showLog: Pick<ShowLogWriter, 'append'>; logger: Logger }) {
    this.#redis = redis;
    this.#showLog = showLog;
    this.#logger = logger;
  }

  async publish(status: EgressStatus): Promise<void> {
    for (const action of listChanges(this.#last, status))
      this.#showLog.append(status.broadcastId, { at: status.updatedAt, by: null, action });
    this.#last = status;
    const event: BroadcastEvent = { type: 'egressStatusChanged', status };
    const over = status.state === 'ended' || status.state === 'failed';
    try {
      await Promise.all([
        this.#redis.set(redisKeys.egressStatus(status.egressId), JSON.stringify(status), 'EX', over ? finalTtlSeconds : runningTtlSeconds),
        this.#redis.publish(redisKeys.broadcastEvents(status.broadcastId), JSON.stringify(event)),
      ]);
    } catch (error) {
      this.#logger.debug({ egressId: status.egressId, err: error }, 'status not published');
    }
  }
}
