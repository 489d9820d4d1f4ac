import { randomUUID } from 'node:crypto';
import { AppError, type ChatChannel, type ChatMessage, chatPageSize, maxKeptMessages } from '@footlight/contracts';

/** What one person may send: a short burst, and more only as time goes by. */
const pace = { messages: 8, withinMs: 10_000 };

export interface ChatPost {
  author: Pick<ChatMessage, 'peerId' | 'name' | 'role'>;
  channel: ChatChannel;
  messageId: string;
  text: string;
}

/** A Room's chat: numbered by channel, and bounded. */
export class ChatLog {
  /** Of this Room alone: numbers of another one mean nothing here. */
  readonly logId = randomUUID();
  readonly #now: () => number;
  readonly #messages: Record<ChatChannel, ChatMessage[]> = { everyone: [], hosts: [] };

  /** @param now ms since epoch. */
  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /**
   * Takes a message once: a second try of the same one is answered with the first.
   * @returns the message, and whether it is new. @throws AppError chatTooFast.
   */
  append({ author, channel, messageId, text }: ChatPost): { message: ChatMessage; isNew: boolean } {
    const kept = this.#messages[channel];
    const earlier = kept.find((message) => message.messageId === messageId && message.peerId === author.peerId);
    if (earlier) return { message: earlier, isNew: false };
    const last = kept.at(-1);
    // Clocks are set back now and then; the order of a chat is not.
    const sentAt = Math.max(this.#now(), last?.sentAt ?? 0);
    this.#assertPace(author.peerId, sentAt);
    const message: ChatMessage = { messageId, channel, serial: (last?.serial ?? 0) + 1, ...author, text, sentAt };
    kept.push(message);
    if (kept.length > maxKeptMessages) kept.shift();
    return { message, isNew: true };
  }

  /** A page of what came after a serial, oldest first. */
  readAfter(channel: ChatChannel, serial: number): { messages: ChatMessage[]; more: boolean } {
    const later = this.#messages[channel].filter((message) => message.serial > serial);
    return { messages: later.slice(0, chatPageSize), more: later.length > chatPageSize };
  }

  #assertPace(peerId: string, at: number): void {
    const recent = Object.values(this.#messages)
      .flat()
      .filter((message) => message.peerId === peerId && message.sentAt > at - pace.withinMs);
    if (recent.length >= pace.messages) throw new AppError('chatTooFast');
  }
}
