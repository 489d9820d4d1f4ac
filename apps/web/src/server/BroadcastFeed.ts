import { type BroadcastEvent, broadcastEvent, broadcastIdOfChannel, redisKeys } from '@footlight/contracts';
import type { Logger } from '@footlight/server-kit/logger';
import type { Redis } from '@footlight/server-kit/redis';

interface BroadcastFeedOptions {
  /** A client of its own that waits for Redis: a subscriber can do nothing else. */
  createSubscriber: () => Redis;
  logger: Logger;
}

export interface BroadcastListener {
  onEvent: (event: BroadcastEvent) => void;
  /** Redis was away and is back: what was said meanwhile is lost, so read the state again. */
  onGap: () => void;
  /** This process stops. */
  onClosed: () => void;
}

/**
 * Events of Broadcasts from Redis. One connection for the process, one subscription per Broadcast however many
 * listen; the connection is opened at the first listener.
 */
export class BroadcastFeed {
  readonly #createSubscriber: () => Redis;
  readonly #logger: Logger;
  readonly #listeners = new Map<string, Set<BroadcastListener>>();
  #subscriber: Redis | undefined;
  #closed = false;

  constructor({ createSubscriber, logger }: BroadcastFeedOptions) {
    this.#createSubscriber = createSubscriber;
    this.#logger = logger;
  }

  get listenerCount(): number {
    let count = 0;
    for (const listeners of this.#listeners.values()) count += listeners.size;
    return count;
  }

  /** @returns a function that ends the subscription; it may be called twice. */
  listen(broadcastId: string, listener: BroadcastListener): () => void {
    if (this.#closed) throw new Error('the feed is closed');
    const listeners = this.#listeners.get(broadcastId);
    if (listeners) listeners.add(listener);
    else {
      this.#listeners.set(broadcastId, new Set([listener]));
      this.#subscribe(broadcastId);
    }
    return () => this.#unlisten(broadcastId, listener);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const listeners of this.#listeners.values()) for (const listener of listeners) listener.onClosed();
    this.#listeners.clear();
    this.#subscriber?.disconnect();
  }

  #unlisten(broadcastId: string, listener: BroadcastListener): void {
    const listeners = this.#listeners.get(broadcastId);
    if (!listeners?.delete(listener) || listeners.size > 0) return;
    this.#listeners.delete(broadcastId);
    this.#subscriber?.unsubscribe(redisKeys.broadcastEvents(broadcastId)).catch((error: unknown) => this.#logFailure(error));
  }

  #subscribe(broadcastId: string): void {
    this.#subscriber ??= this.#open();
    // While Redis is away the command waits; after a loss the client subscribes again by itself.
    this.#subscriber.subscribe(redisKeys.broadcastEvents(broadcastId)).catch((error: unknown) => this.#logFailure(error));
  }

  #open(): Redis {
    const subscriber = this.#createSubscriber();
    subscriber.on('message', (channel: string, text: string) => this.#deliver(channel, text));
    let wasReady = false;
    subscriber.on('ready', () => {
      if (wasReady) for (const listeners of this.#listeners.values()) for (const listener of listeners) listener.onGap();
      wasReady = true;
    });
    return subscriber;
  }

  #deliver(channel: string, text: string): void {
    const broadcastId = broadcastIdOfChannel(channel);
    const listeners = broadcastId === undefined ? undefined : this.#listeners.get(broadcastId);
    if (!listeners) return;
    const parsed = broadcastEvent.safeParse(parseJson(text));
    if (!parsed.success) {
      this.#logger.warn({ broadcastId }, 'unreadable broadcast event');
      return;
    }
    for (const listener of listeners) listener.onEvent(parsed.data);
  }

  #logFailure(error: unknown): void {
    if (!this.#closed) this.#logger.warn({ err: error }, 'subscription failed');
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
