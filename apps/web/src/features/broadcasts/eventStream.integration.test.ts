import { randomUUID } from 'node:crypto';
import { type BroadcastEvent, broadcastEvent, redisKeys } from '@footlight/contracts';
import { redisReady } from '@footlight/server-kit/redis';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Backend } from '../../server/backend.ts';
import { clearOnAir, createTestBackend, createTestUser } from '../../server/createTestBackend.ts';
import { createBroadcast, endBroadcast, goLive, openEventStream } from './server.ts';

let backend: Backend;
let ownerId: string;
beforeAll(async () => {
  backend = createTestBackend();
  await redisReady(backend.redis);
  ({ id: ownerId } = await createTestUser(backend));
});
afterAll(async () => {
  await clearOnAir(backend);
  await backend.close();
});

const newShow = async () =>
  await createBroadcast(backend, {
    ownerId,
    title: 'Show',
    destinationIds: [],
    programSize: '720p',
    streamingMethod: null,
    scheduledAt: null,
  });
const subscriberCount = async (id: string) => Number((await backend.redis.pubsub('NUMSUB', redisKeys.broadcastEvents(id)))[1]);

async function listen(id: string) {
  const abort = new AbortController();
  const response = await openEventStream(backend, { id, ownerId, signal: abort.signal, mayListen: async () => true });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let buffered = '';
  const next = async (): Promise<BroadcastEvent> => {
    for (;;) {
      const match = /^data: (.*)\n\n/m.exec(buffered);
      if (match?.[1]) {
        buffered = buffered.slice(match.index + match[0].length);
        return broadcastEvent.parse(JSON.parse(match[1]));
      }
      const part = await reader?.read();
      if (!part || part.done) throw new Error('the stream ended');
      buffered += part.value;
    }
  };
  const until = async (matches: (event: BroadcastEvent) => boolean) => {
    for (;;) {
      const event = await next();
      if (matches(event)) return event;
    }
  };
  return { response, next, until, reader, close: () => abort.abort() };
}

const isState = (state: string) => (event: BroadcastEvent) => event.type === 'broadcastStateChanged' && event.status.state === state;

test('tells the state first, then what happens', async () => {
  const { id } = await newShow();
  const stream = await listen(id);
  expect(stream.response.headers.get('content-type')).toContain('text/event-stream');
  expect(await stream.next()).toEqual({ type: 'broadcastStateChanged', status: { state: 'ready', startedAt: null } });
  await vi.waitFor(async () => expect(await subscriberCount(id)).toBe(1));
  await goLive(backend, { id, ownerId, withoutDestinations: true });
  await stream.until(isState('live'));
  await endBroadcast(backend, { id, ownerId });
  await stream.until(isState('ended'));
  stream.close();
});

test('a studio that opens late sees the egress', async () => {
  const { id } = await newShow();
  const { egressId } = await goLive(backend, { id, ownerId, withoutDestinations: true });
  const status = { egressId, broadcastId: id, state: 'live', feed: 'flowing', reason: null, outputs: [], updatedAt: 1 };
  await backend.redis.set(redisKeys.egressStatus(egressId), JSON.stringify(status), 'EX', 60);
  const stream = await listen(id);
  expect(await stream.until((event) => event.type === 'egressStatusChanged')).toMatchObject({ status });
  stream.close();
});

test('many listeners share one subscription, which ends with the last', async () => {
  const { id } = await newShow();
  const streams = await Promise.all([listen(id), listen(id), listen(id)]);
  await Promise.all(streams.map(({ next }) => next()));
  await vi.waitFor(async () => expect(await subscriberCount(id)).toBe(1));
  for (const { close } of streams) close();
  await vi.waitFor(async () => expect(await subscriberCount(id)).toBe(0));
  expect(backend.broadcastFeed.listenerCount).toBe(0);
});

test('after Redis was lost the state is told again and events arrive', async () => {
  const { id } = await newShow();
  const stream = await listen(id);
  await stream.next();
  await vi.waitFor(async () => expect(await subscriberCount(id)).toBe(1));
  await backend.redis.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
  expect(await stream.next()).toMatchObject({ type: 'broadcastStateChanged', status: { state: 'ready' } });
  await vi.waitFor(async () => expect(await subscriberCount(id)).toBe(1));
  await goLive(backend, { id, ownerId, withoutDestinations: true });
  await stream.until(isState('live'));
  stream.close();
});

test('an unreadable event is passed over', async () => {
  const { id } = await newShow();
  const stream = await listen(id);
  await stream.next();
  await vi.waitFor(async () => expect(await subscriberCount(id)).toBe(1));
  await backend.redis.publish(redisKeys.broadcastEvents(id), 'nonsense');
  await backend.redis.publish(
    redisKeys.broadcastEvents(id),
    JSON.stringify({ type: 'broadcastStateChanged', status: { state: 'ended', startedAt: 5 } }),
  );
  await stream.until(isState('ended'));
  stream.close();
});

test('another’s show has no event stream', async () => {
  const { id } = await newShow();
  const options = { id, ownerId: randomUUID(), signal: new AbortController().signal, mayListen: async () => true };
  await expect(openEventStream(backend, options)).rejects.toMatchObject({ code: 'notFound' });
});

test('the streams of a process that closes end', async () => {
  const closing = createTestBackend();
  const { id } = await newShow();
  const { body } = await openEventStream(closing, { id, ownerId, signal: new AbortController().signal, mayListen: async () => true });
  const text = new Response(body).text();
  await vi.waitFor(() => expect(closing.broadcastFeed.listenerCount).toBe(1));
  await closing.close();
  expect(await text).toContain('retry: 1000');
});
