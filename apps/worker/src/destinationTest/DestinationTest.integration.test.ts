import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type DestinationTestState, destinationTestState, redisKeys } from '@footlight/contracts';
import { DestinationTestQueue } from '@footlight/server-kit/queue';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findFreePort, type RtmpServer, startRtmpServer } from '../../../../tests/support/rtmpServer.ts';
import { RtmpServerSimulator } from '../../test/RtmpServerSimulator.ts';
import { TestStack, waitFor } from '../../test/stack.ts';
import { TlsFront } from '../../test/TlsFront.ts';

const newKey = (name: string): string => `${name}-canary-${randomBytes(8).toString('hex')}`;
const badKey = newKey('bad');

let stack: TestStack;
let rtmp: RtmpServer;
let queue: DestinationTestQueue;

beforeEach(async () => {
  stack = await TestStack.start();
  const folder = join(stack.folder, 'rtmp');
  await mkdir(folder);
  rtmp = await startRtmpServer({ folder, applications: ['one'], refuseKeys: [badKey] });
  queue = new DestinationTestQueue(stack.redis);
});

afterEach(async () => {
  await queue.close();
  await stack.close();
  await rtmp.close();
});

/** A destination of a show that is ready, or live. */
const makeDestination = async (serverUrl: string, changes: { streamKey?: string; sealedForAnother?: boolean; onAir?: boolean } = {}) => {
  const { streamKey = newKey('good'), sealedForAnother = false, onAir = false } = changes;
  const show = await stack.createShow({ destinations: [{ name: 'Tested', serverUrl, streamKey, sealedForAnother }] });
  // Over by its egress, so that no worker runs it.
  await stack.database.broadcast.update({ where: { id: show.broadcastId }, data: { state: onAir ? 'live' : 'ready', egressId: null } });
  return show.destinationIds[0] ?? '';
};

/** What is told of one test; it ends with its verdict. */
const listen = async (destinationId: string) => {
  const states: DestinationTestState[] = [];
  const subscriber = stack.redis.duplicate();
  subscriber.on('message', (_channel: string, text: string) => states.push(destinationTestState.parse(JSON.parse(text))));
  await subscriber.subscribe(redisKeys.destinationTest(destinationId));
  return { states, close: () => subscriber.disconnect() };
};

const runTest = async (destinationId: string) => {
  const { states, close } = await listen(destinationId);
  await queue.add({ destinationId });
  const verdict = await waitFor(async () => states.find(({ state }) => state !== 'testing'), { what: () => JSON.stringify(states) });
  close();
  const phases = [...new Set(states.flatMap((state) => (state.state === 'testing' ? [state.phase] : [])))];
  return { verdict, phases };
};

test('a good destination passes, is sent no picture, and its key is nowhere', async () => {
  await stack.startWorker();
  const streamKey = newKey('good');
  const { verdict, phases } = await runTest(await makeDestination(rtmp.url('one'), { streamKey }));
  expect(verdict).toMatchObject({ state: 'passed' });
  expect(phases).toEqual(['lookingUp', 'connecting', 'handshaking', 'enteringApp', 'publishing']);
  expect(rtmp.published.map(({ key }) => key)).toEqual([streamKey]);
  await waitFor(async () => (await rtmp.streams()).every(({ publishing }) => !publishing), { what: () => 'the test has left' });
  for (const redisKey of await stack.redis.keys('*'))
    expect(Buffer.from((await stack.redis.dumpBuffer(redisKey)) ?? '').toString('latin1'), redisKey).not.toContain(streamKey);
});

test('each thing that is wrong has its own reason', async () => {
  await stack.startWorker();
  const reasonOf = async (...made: Parameters<typeof makeDestination>) => {
    const { verdict } = await runTest(await makeDestination(...made));
    return verdict.state === 'failed' ? verdict.reason : verdict.state;
  };
  expect(await reasonOf(rtmp.url('one'), { streamKey: badKey })).toBe('keyRejected');
  expect(await reasonOf(rtmp.url('elsewhere'))).toBe('serverClosed');
  expect(await reasonOf('rtmp://10.1.2.3/live')).toBe('addressRefused');
  expect(await reasonOf('rtmp://nowhere.invalid/live')).toBe('addressNotFound');
  expect(await reasonOf(`rtmp://127.0.0.1:${await findFreePort()}/live`)).toBe('connectionRefused');
  expect(await reasonOf(rtmp.url('one'), { sealedForAnother: true })).toBe('keyUnreadable');
  expect(await reasonOf(rtmp.url('one'), { onAir: true })).toBe('onAir');
});

test('a server that never answers is given up', async () => {
  await stack.startWorker();
  const server = await RtmpServerSimulator.start({ greet: () => undefined });
  const { verdict } = await runTest(await makeDestination(`rtmp://127.0.0.1:${server.port}/live`));
  expect(verdict).toMatchObject({ state: 'failed', reason: 'serverSilent' });
  await server.close();
});

test('rtmps is tested with the certificates that the outputs trust', async () => {
  const front = await TlsFront.start({ folder: stack.folder, targetPort: rtmp.port });
  const allowed = { RTMP_ALLOWED_PRIVATE_HOSTS: ['localhost'] };
  const destinationId = await makeDestination(`rtmps://localhost:${front.port}/one`);
  const wary = await stack.startWorker(allowed);
  expect((await runTest(destinationId)).verdict).toMatchObject({ state: 'failed', reason: 'tlsFailed' });
  await wary.close();
  await stack.startWorker({ ...allowed, RTMP_CA_FILE: front.certificateFile });
  expect((await runTest(destinationId)).verdict).toMatchObject({ state: 'passed' });
  await front.close();
});

test('a test that nobody listens to ends, and one that a stopping worker leaves says so', async () => {
  const server = await RtmpServerSimulator.start({ greet: () => undefined });
  const destinationId = await makeDestination(`rtmp://127.0.0.1:${server.port}/live`);
  const worker = await stack.startWorker();
  const page = await listen(destinationId);
  await queue.add({ destinationId });
  await waitFor(async () => server.connections === 1, { what: () => 'the test has connected' });
  page.close();
  await waitFor(async () => server.connections === 0, { what: () => 'the test has left', timeoutMs: 4000 });

  const other = await listen(destinationId);
  await waitFor(
    async () => {
      await queue.add({ destinationId });
      return server.connections === 1;
    },
    { what: () => 'another test has connected' },
  );
  await worker.close();
  await waitFor(async () => other.states.find((state) => state.state === 'failed' && state.reason === 'interrupted'), {
    what: () => JSON.stringify(other.states),
  });
  other.close();
  await server.close();
});
