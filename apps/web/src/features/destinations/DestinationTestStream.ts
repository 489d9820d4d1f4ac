import { AppError, type DestinationTestReason, type DestinationTestState, destinationTestState, redisKeys } from '@footlight/contracts';
import { createRedis, type Redis, redisReady } from '@footlight/server-kit/redis';
import type { Backend } from '../../server/backend.ts';

type Parts = Pick<Backend, 'redis' | 'destinationTestQueue' | 'env' | 'logger'>;

/** What Redis has not taken by then is given up. */
const redisTimeoutMs = 3000;
/** A worker that is there begins at once. */
const beginTimeoutMs = 15_000;
/** The worker speaks twice a second. */
const silenceTimeoutMs = 5000;

interface DestinationTestStreamOptions {
  destinationId: string;
  /** Aborts when the browser goes. */
  signal: AbortSignal;
}

/**
 * One request's view of a test: a line of JSON for each state, up to the verdict. The test lives as long as somebody looks at
 * it: the worker counts those who listen.
 */
export class DestinationTestStream {
  readonly body: ReadableStream<Uint8Array>;
  readonly #subscriber: Redis;
  readonly #logger: Parts['logger'];
  readonly #encoder = new TextEncoder();
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #watch: ReturnType<typeof setTimeout> | undefined;
  #last = '';
  #closed = false;

  private constructor(subscriber: Redis, { logger, signal }: { logger: Parts['logger']; signal: AbortSignal }) {
    this.#subscriber = subscriber;
    this.#logger = logger;
    subscriber.on('message', (_channel: string, text: string) => this.#follow(text));
    signal.addEventListener('abort', () => this.#close(), { once: true });
    this.body = new ReadableStream<Uint8Array>({ start: (controller) => this.#start(controller), cancel: () => this.#close() });
    if (signal.aborted) this.#close();
  }

  /** Listens first, then asks: what the worker says is then never missed. @throws AppError redisUnavailable. */
  static async open(
    { redis, destinationTestQueue, env, logger }: Parts,
    { destinationId, signal }: DestinationTestStreamOptions,
  ): Promise<DestinationTestStream> {
    const subscriber = createRedis(env.REDIS_URL, { name: 'footlight-web-test', logger, whenAway: 'wait' });
    const stream = new DestinationTestStream(subscriber, { logger, signal });
    try {
      const asked = async () => {
        // A queue opened while Redis is away would hold the job back and deliver it long after the answer.
        if (redis.status !== 'ready') await redis.ping();
        await redisReady(subscriber);
        await subscriber.subscribe(redisKeys.destinationTest(destinationId));
        await destinationTestQueue.add({ destinationId });
      };
      await inTime(asked());
      return stream;
    } catch (error) {
      stream.#close();
      throw new AppError('redisUnavailable', { cause: error });
    }
  }

  #start(controller: ReadableStreamDefaultController<Uint8Array>): void {
    this.#controller = controller;
    this.#send({ state: 'testing', phase: 'waiting' });
    this.#expectWord('notStarted', beginTimeoutMs);
  }

  #follow(text: string): void {
    const parsed = destinationTestState.safeParse(parseJson(text));
    if (!parsed.success) {
      this.#logger.warn('unreadable state of a destination test');
      return;
    }
    this.#expectWord('interrupted', silenceTimeoutMs);
    // The worker repeats itself, for those who come later.
    if (text !== this.#last) this.#send(parsed.data);
    this.#last = text;
  }

  #expectWord(reason: DestinationTestReason, timeoutMs: number): void {
    clearTimeout(this.#watch);
    this.#watch = setTimeout(() => this.#send({ state: 'failed', at: Date.now(), reason }), timeoutMs);
  }

  #send(state: DestinationTestState): void {
    if (this.#closed || !this.#controller) return;
    this.#controller.enqueue(this.#encoder.encode(`${JSON.stringify(state)}\n`));
    if (state.state !== 'testing') this.#close();
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#watch);
    this.#subscriber.disconnect();
    try {
      this.#controller?.close();
    } catch (error) {
      // A cancelled stream is closed already and says so by throwing.
      this.#logger.debug({ err: error }, 'a test was closed by the browser');
    }
  }
}

async function inTime(work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('Redis did not answer in time')), redisTimeoutMs);
  });
  await Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
