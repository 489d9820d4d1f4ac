import { AppError, type ChatChannel, chatPageSize, maxKeptMessages } from '@footlight/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChatLog } from './ChatLog.ts';

const author = (peerId: string) => ({ peerId, name: peerId, role: 'guest' as const });
const post = (log: ChatLog, peerId: string, { channel = 'everyone', messageId = crypto.randomUUID() as string, text = 'Hello' } = {}) =>
  log.append({ author: author(peerId), channel: channel as ChatChannel, messageId, text });

/** Pages until there is no more. */
function readAll(log: ChatLog, channel: ChatChannel) {
  const read = [];
  for (let after = 0; ; ) {
    const { messages, more } = log.readAfter(channel, after);
    read.push(...messages);
    after = messages.at(-1)?.serial ?? after;
    if (!more) return read;
  }
}

test('keeps the last messages of each channel, in order and without a gap', () => {
  fc.assert(
    fc.property(fc.nat(maxKeptMessages * 2), fc.nat(40), (everyone, hosts) => {
      let now = 0;
      const log = new ChatLog(() => (now += 60_000));
      for (let index = 0; index < everyone; index += 1) post(log, 'a', { text: String(index) });
      for (let index = 0; index < hosts; index += 1) post(log, 'a', { channel: 'hosts', text: String(index) });
      const firstKept = Math.max(0, everyone - maxKeptMessages);
      expect(readAll(log, 'everyone').map(({ text }) => text)).toEqual(
        Array.from({ length: everyone - firstKept }, (_, index) => String(firstKept + index)),
      );
      expect(readAll(log, 'hosts').map(({ serial }) => serial)).toEqual(Array.from({ length: hosts }, (_, index) => index + 1));
    }),
    { numRuns: 25 },
  );
});

test('answers in pages', () => {
  let now = 0;
  const log = new ChatLog(() => (now += 60_000));
  for (let index = 0; index <= chatPageSize; index += 1) post(log, 'a');
  expect(log.readAfter('everyone', 0)).toMatchObject({ more: true });
  expect(log.readAfter('everyone', 0).messages).toHaveLength(chatPageSize);
  expect(log.readAfter('everyone', chatPageSize)).toMatchObject({ more: false, messages: [{ serial: chatPageSize + 1 }] });
});

test('takes a second try of the same message once, and lets nobody claim another one’s', () => {
  const log = new ChatLog();
  const messageId = crypto.randomUUID();
  const first = post(log, 'a', { messageId });
  expect(first.isNew).toBe(true);
  expect(post(log, 'a', { messageId, text: 'Again' })).toEqual({ message: first.message, isNew: false });
  expect(post(log, 'b', { messageId }).isNew).toBe(true);
});

test('slows down who floods, on both channels together, and nobody else', () => {
  let now = 1_000_000;
  const log = new ChatLog(() => now);
  for (let index = 0; index < 8; index += 1) post(log, 'a', { channel: index % 2 ? 'hosts' : 'everyone' });
  const refusal = () => post(log, 'a');
  expect(refusal).toThrow(AppError);
  expect(refusal).toThrow('Wait a few seconds');
  post(log, 'b');
  now += 10_001;
  expect(post(log, 'a').isNew).toBe(true);
});

test('a clock that is set back does not turn the order of the chat', () => {
  let now = 5000;
  const log = new ChatLog(() => now);
  post(log, 'a');
  now = 1000;
  expect(post(log, 'a').message).toMatchObject({ serial: 2, sentAt: 5000 });
});
