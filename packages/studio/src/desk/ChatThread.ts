import { AppError, type ChatChannel, type ChatMessage, maxKeptMessages } from '@footlight/contracts';
import { Store } from '../Store.ts';
import type { ChatThreadState, DeskRequest } from './types.ts';

interface ChatThreadOptions {
  channel: ChatChannel;
  request: DeskRequest;
}

/** A text on its way: another try of it is the same message. */
interface Attempt {
  text: string;
  messageId: string;
}

/** One channel of the Room's chat, as one person reads and writes it: every message once and in order, whatever the network does. */
export class ChatThread {
  readonly state = new Store<ChatThreadState>({ messages: [], unread: 0, news: null, draft: '', sending: false, problem: null });
  readonly channel: ChatChannel;
  readonly #request: DeskRequest;
  #selfId = '';
  #logId: string | undefined;
  /** Of Rooms that came before this one. */
  #earlier: readonly ChatMessage[] = [];
  readonly #current = new Map<number, ChatMessage>();
  #watchers = 0;
  #reads = 0;
  #hasHistory = false;
  #attempt: Attempt | undefined;

  constructor({ channel, request }: ChatThreadOptions) {
    this.channel = channel;
    this.#request = request;
  }

  /** The Room was entered, or came back without saying all that was missed: reads what it has. */
  async enter({ logId, selfId }: { logId: string; selfId: string }): Promise<void> {
    this.#selfId = selfId;
    if (logId !== this.#logId) {
      this.#logId = logId;
      this.#earlier = this.state.getSnapshot().messages;
      this.#current.clear();
    }
    await this.#readAll();
  }

  /** The same place again, with all that was missed. */
  async resume(): Promise<void> {
    if (!this.#hasHistory) await this.#readAll();
  }

  receive(message: ChatMessage): void {
    this.#take([message], { isNews: true });
  }

  write(draft: string): void {
    this.state.update((state) => ({ ...state, draft, problem: null }));
  }

  /** Sends what is written; when that fails, it stays and the state says why. */
  async send(): Promise<void> {
    const { draft, sending } = this.state.getSnapshot();
    const text = draft.trim();
    if (sending || text === '') return;
    const attempt = this.#attempt?.text === text ? this.#attempt : { text, messageId: crypto.randomUUID() };
    this.#attempt = attempt;
    this.state.update((state) => ({ ...state, sending: true, problem: null }));
    try {
      const { message } = await this.#request('sendChat', { channel: this.channel, ...attempt });
      this.#take([message], { isNews: true });
    } catch (error) {
      // It may have arrived all the same, and have been told of since.
      if (this.#attempt === attempt) this.state.update((state) => ({ ...state, problem: describeFailure(error) }));
    } finally {
      this.state.update((state) => ({ ...state, sending: false }));
    }
  }

  /** Somebody looks: nothing is unread until the returned function is called. */
  watch(): () => void {
    this.#watchers += 1;
    this.state.update((state) => ({ ...state, unread: 0 }));
    return () => {
      this.#watchers -= 1;
    };
  }

  /** What fails here is made good by the next entry. */
  async #readAll(): Promise<void> {
    this.#reads += 1;
    const read = this.#reads;
    const isFirst = !this.#hasHistory;
    this.#hasHistory = false;
    try {
      for (let after = 0; ; ) {
        const { messages, more } = await this.#request('readChat', { channel: this.channel, after });
        if (read !== this.#reads) return;
        this.#take(messages, { isNews: !isFirst });
        after = messages.at(-1)?.serial ?? after;
        if (more && messages.length > 0) continue;
        this.#hasHistory = true;
        return;
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
    }
  }

  #take(messages: readonly ChatMessage[], { isNews }: { isNews: boolean }): void {
    const fresh = messages.filter(({ serial }) => !this.#current.has(serial));
    if (fresh.length === 0) return;
    for (const message of fresh) this.#current.set(message.serial, message);
    const sorted = [...this.#current.values()].sort((a, b) => a.serial - b.serial);
    const news = isNews ? fresh.filter(({ peerId }) => peerId !== this.#selfId) : [];
    this.state.update((state) => ({
      ...state,
      messages: [...this.#earlier, ...sorted].slice(-maxKeptMessages),
      unread: this.#watchers === 0 ? state.unread + news.length : 0,
      news: news.at(-1) ?? state.news,
    }));
    if (fresh.some(({ messageId, peerId }) => messageId === this.#attempt?.messageId && peerId === this.#selfId)) this.#sent();
  }

  /** What was written further meanwhile stays. */
  #sent(): void {
    const text = this.#attempt?.text;
    this.#attempt = undefined;
    this.state.update((state) => ({ ...state, draft: state.draft.trim() === text ? '' : state.draft, problem: null }));
  }
}

function describeFailure(error: unknown): string {
  if (!(error instanceof AppError)) return 'Not sent. Try again.';
  if (error.code === 'mediaUnavailable') return 'Not sent: the connection is away. Try again in a moment.';
  return `Not sent. ${error.problems[0]?.message ?? error.message}`;
}
