import { type BroadcastEvent, type EgressStatus, egressStatus, outputFailureReason, redisKeys } from '@footlight/contracts';
import type { Backend } from '../../server/backend.ts';
import { getBroadcastRow, outputOrder, toStatus } from './rows.ts';

type Parts = Pick<Backend, 'database' | 'redis' | 'broadcastFeed' | 'logger'>;

const heartbeatIntervalMs = 15_000;
/** Bytes a browser may fall behind before its stream is closed; it connects again and gets a fresh snapshot. */
const maxBacklogChunks = 256;

interface EventStreamOptions {
  id: string;
  ownerId: string;
  /** Aborts when the browser goes. */
  signal: AbortSignal;
  /** Asked at every heartbeat: false closes the stream. */
  mayListen: () => Promise<boolean>;
}

/**
 * A Broadcast's state and then its events as text/event-stream. Survives a Redis restart: the snapshot is sent again.
 * @throws AppError notFound.
 */
export async function openEventStream(backend: Parts, options: EventStreamOptions): Promise<Response> {
  await getBroadcastRow(backend.database, options);
  const stream = new BroadcastEventStream(backend, options);
  return new Response(stream.body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // nginx: hand every event on at once.
      'x-accel-buffering': 'no',
    },
  });
}

class BroadcastEventStream {
  readonly body: ReadableStream<Uint8Array>;
  readonly #backend: Parts;
  readonly #options: EventStreamOptions;
  readonly #encoder = new TextEncoder();
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #stopListening: (() => void) | undefined;
  #heartbeat: ReturnType<typeof setInterval> | undefined;
  #closed = false;

  constructor(backend: Parts, options: EventStreamOptions) {
    this.#backend = backend;
    this.#options = options;
    this.body = new ReadableStream<Uint8Array>({ start: (controller) => this.#start(controller), cancel: () => this.#close() });
  }

  #start(controller: ReadableStreamDefaultController<Uint8Array>): void {
    this.#controller = controller;
    this.#options.signal.addEventListener('abort', () => this.#close(), { once: true });
    if (this.#options.signal.aborted) {
      this.#close();
      return;
    }
    this.#write('retry: 1000\n\n');
    // Listen first: what happens while the snapshot is read comes after it or twice, and each event is a whole state.
    this.#stopListening = this.#backend.broadcastFeed.listen(this.#options.id, {
      onEvent: (event) => this.#send(event),
      onGap: () => this.#sendSnapshot(),
      onClosed: () => this.#close(),
    });
    this.#heartbeat = setInterval(() => this.#beat(), heartbeatIntervalMs);
    this.#sendSnapshot();
  }

  #beat(): void {
    this.#write(': still here\n\n');
    this.#options.mayListen().then(
      (allowed) => {
        if (!allowed) this.#close();
      },
      // The database is away: whoever was allowed stays.
      (error: unknown) => this.#backend.logger.debug({ err: error }, 'listener was not checked'),
    );
  }

  #sendSnapshot(): void {
    readSnapshot(this.#backend, this.#options).then(
      (events) => {
        for (const event of events) this.#send(event);
      },
      (error: unknown) => {
        this.#backend.logger.warn({ broadcastId: this.#options.id, err: error }, 'no snapshot for the event stream');
        // The browser connects again and asks anew.
        this.#close();
      },
    );
  }

  #send(event: BroadcastEvent): void {
    this.#write(`data: ${JSON.stringify(event)}\n\n`);
  }

  #write(text: string): void {
    if (this.#closed || !this.#controller) return;
    if ((this.#controller.desiredSize ?? 0) < -maxBacklogChunks) {
      this.#close();
      return;
    }
    this.#controller.enqueue(this.#encoder.encode(text));
  }

  #close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearInterval(this.#heartbeat);
    this.#stopListening?.();
    try {
      this.#controller?.close();
    } catch (error) {
      // A cancelled stream is closed already and says so by throwing.
      this.#backend.logger.debug({ err: error }, 'event stream was closed by the browser');
    }
  }
}

async function readSnapshot(backend: Parts, { id, ownerId }: { id: string; ownerId: string }): Promise<BroadcastEvent[]> {
  const row = await getBroadcastRow(backend.database, { id, ownerId });
  const events: BroadcastEvent[] = [{ type: 'broadcastStateChanged', status: toStatus(row) }];
  // A show that was never handed over has nothing to tell.
  if (row.hostTerm > 0) events.push({ type: 'hostChanged', hostPeerId: row.hostPeerId });
  const status = row.egressId === null ? undefined : await findEgressStatus(backend, row.egressId);
  if (status) events.push({ type: 'egressStatusChanged', status });
  return events;
}

/** The worker's last word in Redis, else what it wrote to the database. */
async function findEgressStatus(backend: Parts, egressId: string): Promise<EgressStatus | undefined> {
  const text = await backend.redis.get(redisKeys.egressStatus(egressId)).catch(() => null);
  const fresh = text === null ? undefined : egressStatus.safeParse(JSON.parse(text)).data;
  return fresh ?? (await readStoredStatus(backend, egressId));
}

async function readStoredStatus({ database }: Parts, egressId: string): Promise<EgressStatus | undefined> {
  const egress = await database.egress.findUnique({ where: { id: egressId }, include: { outputs: { orderBy: outputOrder } } });
  if (!egress) return undefined;
  return {
    egressId,
    broadcastId: egress.broadcastId,
    state: egress.state,
    feed: egress.state === 'live' ? 'flowing' : 'waiting',
    reason: egress.reason,
    updatedAt: Date.now(),
    outputs: egress.outputs.map((output) => ({
      outputId: output.id,
      destinationId: output.destinationId,
      name: output.name,
      platform: output.platform,
      state: output.state,
      attempt: 0,
      nextAttemptAt: null,
      reason: outputFailureReason.safeParse(output.reason).data ?? null,
      bitrateKbps: 0,
      bytesSent: Number(output.bytesSent),
      liveSince: output.liveAt ? output.liveAt.getTime() : null,
    })),
  };
}
