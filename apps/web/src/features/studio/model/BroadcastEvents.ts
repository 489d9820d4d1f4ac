import { assertUnreachable, type BroadcastEvent, type BroadcastStatus, broadcastEvent, type EgressStatus } from '@footlight/contracts';
import { Store } from '@footlight/studio/Store';

export interface BroadcastEventsState {
  connection: 'connecting' | 'open' | 'lost';
  status: BroadcastStatus;
  egress: EgressStatus | null;
  /** Who holds the show: a seat's peer, null for its owner; undefined as long as it was never told. */
  hostPeerId?: string | null;
  /** The newest versions of the saved lists that were told of. */
  scenesVersion?: number;
  bannersVersion?: number;
}

/** What is used of an EventSource. */
type EventStream = Pick<EventSource, 'readyState' | 'close'> & EventTarget;

interface BroadcastEventsOptions {
  broadcastId: string;
  /** What is known before the first event. */
  status: BroadcastStatus;
  /** For tests. */
  openSource?: (url: string) => EventStream;
}

const closedState = 2;
const retryDelayMs = 2000;

/** The Broadcast's event stream: what its destinations do, as the worker tells it. It comes back by itself. */
export class BroadcastEvents {
  readonly state: Store<BroadcastEventsState>;
  readonly #url: string;
  readonly #openSource: (url: string) => EventStream;
  #source: EventStream | undefined;
  #retryTimer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor({ broadcastId, status, openSource = (url) => new EventSource(url) }: BroadcastEventsOptions) {
    this.#url = `/api/broadcasts/${encodeURIComponent(broadcastId)}/events`;
    this.#openSource = openSource;
    this.state = new Store<BroadcastEventsState>({ connection: 'connecting', status, egress: null });
    this.#open();
  }

  /** Does not wait for the next try. */
  retry(): void {
    if (!this.#closed) this.#open();
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#retryTimer);
    this.#source?.close();
  }

  #open(): void {
    clearTimeout(this.#retryTimer);
    this.#source?.close();
    const source = this.#openSource(this.#url);
    this.#source = source;
    source.addEventListener('open', () => this.#change({ connection: 'open' }));
    source.addEventListener('message', (event) => event instanceof MessageEvent && this.#receive(event.data));
    source.addEventListener('error', () => this.#lose(source));
  }

  #lose(source: EventStream): void {
    if (this.#closed || source !== this.#source) return;
    this.#change({ connection: 'lost' });
    // A browser retries a broken connection, but not an answer that was no stream (WHATWG HTML, fail the connection).
    if (source.readyState === closedState) this.#retryTimer = setTimeout(() => this.retry(), retryDelayMs);
  }

  #receive(data: unknown): void {
    const parsed = broadcastEvent.safeParse(parseJson(data));
    if (!parsed.success) return;
    const event = parsed.data;
    this.#change({ connection: 'open', ...partOf(event) });
  }

  #change(change: Partial<BroadcastEventsState>): void {
    this.state.update((current) => ({ ...current, ...change }));
  }
}

function partOf(event: BroadcastEvent): Partial<BroadcastEventsState> {
  switch (event.type) {
    case 'broadcastStateChanged':
      return { status: event.status };
    case 'egressStatusChanged':
      return { egress: event.status };
    case 'hostChanged':
      return { hostPeerId: event.hostPeerId };
    case 'listChanged':
      return event.list === 'scenes' ? { scenesVersion: event.version } : { bannersVersion: event.version };
    default:
      return assertUnreachable(event);
  }
}

function parseJson(data: unknown): unknown {
  if (typeof data !== 'string') return undefined;
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}
