import { AppError, type ChatMessage, chatPageSize, type RequestMethod } from '@footlight/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChatThread } from './ChatThread.ts';
import type { DeskRequest } from './types.ts';

const message = (serial: number, change: Partial<ChatMessage> = {}): ChatMessage => ({
  messageId: crypto.randomUUID(),
  channel: 'everyone',
  serial,
  peerId: 'other',
  name: 'Grace',
  role: 'guest',
  text: `text ${serial}`,
  sentAt: serial,
  ...change,
});

/** A Room's side of one channel, which may be away, before or after it took a message. */
class ChatSimulator {
  kept: ChatMessage[] = [];
  failing: 'no' | 'before' | 'after' = 'no';
  refusal = new AppError('mediaUnavailable');

  readonly request: DeskRequest = async (method: RequestMethod, params: unknown) => (await this.#answer(method, params)) as never;

  async #answer(method: RequestMethod, params: unknown): Promise<unknown> {
    if (this.failing === 'before') throw this.refusal;
    const { after, text, messageId } = params as { after: number; text: string; messageId: string };
    if (method === 'readChat') {
      const later = this.kept.filter(({ serial }) => serial > after);
      return { messages: later.slice(0, chatPageSize), more: later.length > chatPageSize };
    }
    const earlier = this.kept.find((known) => known.messageId === messageId);
    const taken = earlier ?? message((this.kept.at(-1)?.serial ?? 0) + 1, { text, messageId, peerId: 'me' });
    if (!earlier) this.kept.push(taken);
    if (this.failing === 'after') throw this.refusal;
    return { message: taken };
  }
}

async function enter(kept: ChatMessage[] = []) {
  const room = new ChatSimulator();
  room.kept = kept;
  const thread = new ChatThread({ channel: 'everyone', request: room.request });
  await thread.enter({ logId: 'one', selfId: 'me' });
  return { room, thread, texts: () => thread.state.getSnapshot().messages.map(({ text }) => text) };
}

test('shows every message once and in order, however it comes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 80 }), fc.nat(60), async (arrivals, historyLength) => {
      const all = Array.from({ length: 60 }, (_, index) => message(index + 1));
      const { thread, texts } = await enter(all.slice(0, historyLength));
      for (const serial of arrivals) thread.receive(all[serial - 1] ?? message(serial));
      const expected = all.filter(({ serial }) => serial <= historyLength || arrivals.includes(serial));
      expect(texts()).toEqual(expected.map(({ text }) => text));
    }),
  );
});

test('counts what others wrote while nobody looked, and nothing of what was there before', async () => {
  const { thread } = await enter([message(1), message(2)]);
  expect(thread.state.getSnapshot().news).toBeNull();
  const unread = () => thread.state.getSnapshot().unread;
  expect(unread()).toBe(0);
  thread.receive(message(3));
  thread.receive(message(3));
  thread.receive(message(4, { peerId: 'me' }));
  expect(unread()).toBe(1);
  const stop = thread.watch();
  thread.receive(message(5));
  expect(unread()).toBe(0);
  expect(thread.state.getSnapshot().news?.serial).toBe(5);
  stop();
  thread.receive(message(6));
  expect(unread()).toBe(1);
});

test('a text that was not sent stays, and says why', async () => {
  const { room, thread, texts } = await enter();
  room.failing = 'before';
  thread.write('Hello');
  await thread.send();
  expect(thread.state.getSnapshot()).toMatchObject({
    draft: 'Hello',
    sending: false,
    problem: expect.stringContaining('connection is away'),
  });
  room.refusal = new AppError('chatTooFast');
  await thread.send();
  expect(thread.state.getSnapshot().problem).toMatch(/Wait a few seconds/);
  room.failing = 'no';
  await thread.send();
  expect(thread.state.getSnapshot()).toMatchObject({ draft: '', problem: null });
  expect(texts()).toEqual(['Hello']);
});

test('a text whose answer was lost is not sent twice, and goes from the field when it shows up', async () => {
  const { room, thread, texts } = await enter();
  room.failing = 'after';
  thread.write('Hello');
  await thread.send();
  expect(thread.state.getSnapshot().draft).toBe('Hello');
  await thread.send();
  room.failing = 'no';
  await thread.send();
  expect([texts(), room.kept.length]).toEqual([['Hello'], 1]);

  room.failing = 'after';
  thread.write('Again');
  await thread.send();
  thread.receive(room.kept.at(-1) ?? message(2));
  expect(thread.state.getSnapshot()).toMatchObject({ draft: '', problem: null });
});

test('the same words may be said twice, and blanks are not said at all', async () => {
  const { room, thread, texts } = await enter();
  for (const draft of ['Yes', 'Yes', '   ']) {
    thread.write(draft);
    await thread.send();
  }
  expect(texts()).toEqual(['Yes', 'Yes']);
  expect(room.kept).toHaveLength(2);
});

test('a Room that began anew goes on below what was said before', async () => {
  const { room, thread, texts } = await enter([message(1, { text: 'old' })]);
  room.kept = [message(1, { text: 'new' })];
  await thread.enter({ logId: 'two', selfId: 'me' });
  expect(texts()).toEqual(['old', 'new']);
  await thread.enter({ logId: 'two', selfId: 'me' });
  expect(texts()).toEqual(['old', 'new']);
});

test('history that could not be read is read when the connection is back', async () => {
  const room = new ChatSimulator();
  room.kept = [message(1)];
  room.failing = 'before';
  const thread = new ChatThread({ channel: 'everyone', request: room.request });
  await thread.enter({ logId: 'one', selfId: 'me' });
  expect(thread.state.getSnapshot().messages).toEqual([]);
  room.failing = 'no';
  await thread.resume();
  expect(thread.state.getSnapshot()).toMatchObject({ messages: room.kept, unread: 0 });
});
