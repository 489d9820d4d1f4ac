import { once } from 'node:events';
import { inspect } from 'node:util';
import { afterEach, expect, test } from 'vitest';
import { findFreePort } from '../../../../tests/support/rtmpServer.ts';
import { buildTag } from '../../test/flvTags.ts';
import { type RtmpScript, RtmpServerSimulator } from '../../test/RtmpServerSimulator.ts';
import { RtmpError } from './RtmpError.ts';
import { RtmpPublisher } from './RtmpPublisher.ts';

const streamKey = 'canary-key-0815';
const limits = { connectMs: 2000, secureMs: 300, handshakeMs: 300, commandMs: 300 };

let server: RtmpServerSimulator | undefined;
let publisher: RtmpPublisher | undefined;
afterEach(async () => {
  await publisher?.close();
  await server?.close();
  publisher = undefined;
  server = undefined;
});

const addressOf = (port: number) => ({ scheme: 'rtmp' as const, host: 'live.example.com', ip: '127.0.0.1', port, app: 'app/inner' });

const open = async (script: RtmpScript = {}) => {
  server = await RtmpServerSimulator.start(script);
  publisher = await RtmpPublisher.open({ address: addressOf(server.port), streamKey, limits });
  return { server, publisher };
};

const publish = async (script: RtmpScript = {}) => {
  const opened = await open(script);
  await opened.publisher.publish({ timeoutMs: 300 });
  return { ...opened, session: opened.server.sessions[0] };
};

const failureOf = async (promise: Promise<unknown>): Promise<RtmpError> => {
  const error = await promise.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(RtmpError);
  expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(streamKey);
  return error instanceof RtmpError ? error : expect.fail('no RtmpError');
};

test('it asks in the order that servers know, by the name and not by the address', async () => {
  const { session } = await publish();
  expect(session?.commands.map(({ name }) => name)).toEqual(['connect', 'releaseStream', 'FCPublish', 'createStream', 'publish']);
  expect(session?.commands[0]?.values[0]).toMatchObject({
    app: 'app/inner',
    tcUrl: expect.stringMatching(/^rtmp:\/\/live\.example\.com:/),
  });
  expect(session?.commands[4]?.values).toEqual([null, streamKey, 'live']);
});

test('tags arrive as they were written, however large, and it takes leave at the end', async () => {
  const { publisher, session } = await publish();
  const sizes = [10, 59_999, 60_000, 60_001, 400_000];
  for (const [index, size] of sizes.entries())
    publisher.write(buildTag({ kind: 'video', role: 'frame', timestampMs: index * 40, payload: Buffer.alloc(size - 5, index) }));
  publisher.write(buildTag({ kind: 'script', role: 'metadata', timestampMs: 0, payload: Buffer.of(1, 65) }));
  await publisher.close();
  expect(session?.media.slice(0, 5).map(({ timestampMs, body }) => [timestampMs, body.length])).toEqual(
    sizes.map((size, index) => [index * 40, size]),
  );
  expect(session?.media[4]?.body.subarray(5).equals(Buffer.alloc(399_995, 4))).toBe(true);
  expect(session?.media[5]?.body.toString('latin1')).toContain('@setDataFrame\u0002\u0000\u0001A');
  expect(session?.commands.slice(-2).map(({ name }) => name)).toEqual(['FCUnpublish', 'deleteStream']);
  expect(publisher.backlogBytes).toBe(0);
});

test('pings are answered, received bytes acknowledged, and acknowledgements counted', async () => {
  const { publisher, session } = await publish({
    publish: (one) => {
      one.ping();
      one.control(5, 16);
      one.control(6, 2_500_000);
      one.status('status', 'NetStream.Publish.Start');
    },
    media: (one) => one.acknowledge(),
  });
  const acknowledged = once(publisher, 'acknowledged');
  publisher.write(buildTag({ kind: 'audio', role: 'frame', timestampMs: 0, payload: Buffer.alloc(5000) }));
  expect(publisher.unacknowledgedBytes).toBeGreaterThan(5000);
  await acknowledged;
  // What is left are our own acknowledgements, sent since.
  expect(publisher.unacknowledgedBytes).toBeLessThan(100);
  expect(session?.controls.find(({ type }) => type === 4)?.body).toEqual(Buffer.of(0, 7, 1, 2, 3, 4));
  expect(session?.controls.some(({ type }) => type === 3)).toBe(true);
  // Its limit is far above the window that we asked for first.
  expect(session?.controls.filter(({ type }) => type === 5).map(({ body }) => body.readUInt32BE())).toEqual([250_000, 250_000]);
});

test('what the server does not take stays in the backlog', async () => {
  const { publisher } = await publish({ media: (one) => one.socket.pause() });
  for (let index = 0; index < 200; index += 1)
    publisher.write(buildTag({ kind: 'video', role: 'frame', timestampMs: index * 40, payload: Buffer.alloc(100_000) }));
  expect(publisher.backlogBytes).toBeGreaterThan(1_000_000);
  expect(publisher.sentBytes).toBeGreaterThan(20_000_000);
});

test.each<[string, string, RtmpScript]>([
  ['keyRejected', 'a refusal in words', { publish: (one) => one.status('error', 'NetStream.Publish.BadName', `no such key ${streamKey}`) }],
  ['keyRejected', 'a denial', { publish: (one) => one.status('error', 'NetStream.Publish.Denied') }],
  ['keyRejected', 'a denial that calls itself news', { publish: (one) => one.status('status', 'NetStream.Publish.Denied') }],
  ['keyRejected', 'a code that repeats the key', { publish: (one) => one.status('error', streamKey) }],
  ['keyInUse', 'a name that is taken', { publish: (one) => one.status('error', 'NetStream.Publish.BadName', 'Already publishing') }],
  ['keyRejected', 'a connection closed at publish', { publish: (one) => one.socket.end() }],
  ['keyRejected', 'a connection reset at publish', { publish: (one) => one.socket.resetAndDestroy() }],
  ['serverSilent', 'no answer to publish', { publish: () => undefined }],
  ['protocolError', 'nonsense', { publish: (one) => one.socket.write(Buffer.alloc(4000, 0xff)) }],
])('%s: %s', async (reason, _what, script) => {
  const { publisher } = await open(script);
  expect(await failureOf(publisher.publish({ timeoutMs: 300 }))).toMatchObject({ reason, phase: 'publishing' });
});

test.each<[string, string, string, RtmpScript]>([
  ['notRtmp', 'handshaking', 'another protocol', { greet: (socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n') }],
  ['serverSilent', 'handshaking', 'a server that takes and never answers', { greet: () => undefined }],
  ['serverClosed', 'handshaking', 'a server that hangs up', { greet: (socket) => socket.end() }],
  ['serverClosed', 'enteringApp', 'an unknown path, without a word', { connect: (one) => one.socket.end() }],
  [
    ...(['applicationRefused', 'enteringApp', 'an unknown path, in words'] as const),
    {
      connect: (one, { transactionId }) =>
        one.answer('_error', transactionId, null, { level: 'error', code: 'NetConnection.Connect.Rejected' }),
    },
  ],
  ['keyRejected', 'publishing', 'a server that hangs up when it sees the key', { createStream: (one) => one.socket.end() }],
  ['serverSilent', 'enteringApp', 'no answer to connect', { connect: () => undefined }],
  [
    'protocolError',
    'publishing',
    'a stream that has no number',
    { createStream: (one, { transactionId }) => one.answer('_result', transactionId, null, 'seven') },
  ],
])('%s while %s: %s', async (reason, phase, _what, script) => {
  expect(await failureOf(open(script))).toMatchObject({ reason, phase });
  await expect.poll(() => server?.connections).toBe(0);
});

test('a port where nothing listens refuses', async () => {
  const error = await failureOf(RtmpPublisher.open({ address: addressOf(await findFreePort()), streamKey, limits }));
  expect(error).toMatchObject({ reason: 'connectionRefused', phase: 'connecting' });
});

test('a server that ends a show is told once', async () => {
  const { publisher, session } = await publish();
  const ended = once(publisher, 'ended');
  session?.socket.end();
  expect((await ended)[0]).toMatchObject({ reason: 'serverClosed', phase: 'live' });
});

test('a key that is taken back in the middle ends the stream', async () => {
  const { publisher, session } = await publish();
  const ended = once(publisher, 'ended');
  session?.status('error', 'NetStream.Publish.BadName', 'Already publishing');
  expect((await ended)[0]).toMatchObject({ reason: 'keyInUse', phase: 'live' });
});

test('opening may be given up, and leaves no connection', async () => {
  server = await RtmpServerSimulator.start({ greet: () => undefined });
  const abort = new AbortController();
  const opening = RtmpPublisher.open({
    address: addressOf(server.port),
    streamKey,
    limits,
    signal: abort.signal,
    onPhase: (phase) => phase === 'handshaking' && abort.abort(new Error('given up')),
  });
  await expect(opening).rejects.toThrow('given up');
  await expect.poll(() => server?.connections).toBe(0);
});

test('a server that floods us with pings and reads nothing costs no memory', async () => {
  const { publisher, session } = await publish();
  session?.socket.pause();
  for (let index = 0; index < 50_000; index += 1) session?.ping();
  const flushed = new Promise<void>((resolve) => session?.socket.write(Buffer.alloc(0), () => resolve()));
  await flushed;
  expect(publisher.backlogBytes).toBeLessThan(100_000);
});

test('no printed form holds the key', async () => {
  const { publisher } = await publish();
  expect(inspect(publisher, { depth: 20, showHidden: true })).not.toContain(streamKey);
  expect(JSON.stringify(publisher)).not.toContain(streamKey);
});
