import {
  type BroadcastStatus,
  broadcastEvent,
  broadcastEventsPattern,
  broadcastIdOfChannel,
  broadcastStatus,
  redisKeys,
} from '@footlight/contracts';
import type { Logger } from '@footlight/server-kit/logger';
import type { Redis } from '@footlight/server-kit/redis';

interface BroadcastFeedOptions {
  /** For single reads: fails fast. */
  redis: Redis;
  /** A connection of its own, since a subscribed one takes no other command. */
  subscriber: Redis;
  onStatus: (broadcastId: string, status: BroadcastStatus) => void;
  /** The subscription stands again: what was missed must be read. */
  onResubscribed: () => void;
  logger: Logger;
}

const readyStatus: BroadcastStatus = { state: 'ready', startedAt: null };

/** What web says of Broadcasts: the last word from Redis, and each new one as it comes. */
export class BroadcastFeed {
  readonly #options: BroadcastFeedOptions;

  constructor(options: BroadcastFeedOptions) {
    this.#options = options;
    const { subscriber, logger } = options;
    subscriber.on('pmessage', (_pattern: string, channel: string, message: string) => this.#receive(channel, message));
    subscriber.on('ready', () => options.onResubscribed());
    subscriber.psubscribe(broadcastEventsPattern).catch((error: unknown) => logger.debug({ err: error }, 'subscription ended'));
  }

  /** The last known status; undefined when Redis cannot say. */
  async find(broadcastId: string): Promise<BroadcastStatus | undefined> {
    const { redis, logger } = this.#options;
    try {
      const text = await redis.get(redisKeys.broadcastStatus(broadcastId));
      return text === null ? readyStatus : broadcastStatus.parse(JSON.parse(text));
    } catch (error) {
      logger.warn({ broadcastId, err: error }, 'broadcast status not read');
      return undefined;
    }
  }

  #receive(channel: string, message: string): void {
    const broadcastId = broadcastIdOfChannel(channel);
    if (broadcastId === undefined) return;
    try {
      const event = broadcastEvent.parse(JSON.parse(message));
      if (event.type === 'broadcastStateChanged') this.#options.onStatus(broadcastId, event.status);
    } catch (error) {
      this.#options.logger.warn({ broadcastId, err: error }, 'broadcast event not understood');
    }
  }
}
