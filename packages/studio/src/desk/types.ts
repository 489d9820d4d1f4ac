import type { ChatMessage, RequestMethod, RequestParams, RequestResult } from '@footlight/contracts';

/** Asks the Room. @throws AppError */
export type DeskRequest = <M extends RequestMethod>(method: M, params: RequestParams<M>) => Promise<RequestResult<M>>;

export interface ChatThreadState {
  /** Oldest first. */
  messages: readonly ChatMessage[];
  /** Messages of others that came in while nobody looked. */
  unread: number;
  /** The newest message of others that came in while one was here. */
  news: ChatMessage | null;
  /** What is being written; kept until the Room has taken it. */
  draft: string;
  sending: boolean;
  /** Why it was not sent; null when nothing is wrong. */
  problem: string | null;
}
