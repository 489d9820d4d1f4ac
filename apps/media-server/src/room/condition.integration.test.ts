import type { PeerCondition } from '@footlight/contracts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { eventsOf, joinAs, settle } from '../../test/people.ts';
import { startTestServer, type TestServer } from '../../test/startTestServer.ts';
import { TestClient } from '../../test/TestClient.ts';

let server: TestServer;
let roomId: string;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => await server.server.close());
beforeEach(() => {
  roomId = crypto.randomUUID();
});

const join = async (options: Parameters<typeof joinAs>[1] = {}) => await joinAs(server, { roomId, ...options });

const condition: PeerCondition = {
  network: {
    verdict: 'fair',
    cause: 'sendLoss',
    facts: {
      path: 'udp',
      link: 'wifi',
      roundTripMs: 40,
      jitterMs: 5,
      sendLossPercent: 4.2,
      receiveLossPercent: null,
      uplinkKbps: 900,
      uplinkIsFloor: true,
    },
  },
  deviceProblems: ['microphoneSilent'],
  browser: 'Firefox 153',
};

test('a guest’s condition reaches those who manage the stage, and no other guest', async () => {
  const host = await join({ role: 'host' });
  const coHost = await join({ role: 'coHost' });
  const other = await join({ role: 'guest' });
  const guest = await join({ role: 'guest' });
  await guest.client.request('reportCondition', { condition });
  expect(await host.client.waitFor('conditionChanged')).toEqual({ peerId: guest.peerId, condition });
  await coHost.client.waitFor('conditionChanged', ({ peerId }) => peerId === guest.peerId);
  await settle(other);
  await settle(guest);
  expect([...eventsOf(other), ...eventsOf(guest)]).not.toContain('conditionChanged');
});

test('a host who comes later, or back, finds it; a guest who comes later does not', async () => {
  const guest = await join({ role: 'guest' });
  await guest.client.request('reportCondition', { condition });
  const host = await join({ role: 'host' });
  expect(host.joined.room.conditions).toEqual([{ peerId: guest.peerId, condition }]);
  const resumed = await TestClient.connect(server.url, { resume: host.joined.resumeToken });
  expect((await resumed.request('resume', { lastSeq: 0 })).room.conditions).toEqual([{ peerId: guest.peerId, condition }]);
  expect((await join({ role: 'guest' })).joined.room.conditions).toBeUndefined();
});

test.each([
  ['a text of its own', { ...condition, browser: '<b>Call me</b>' }],
  ['a long text', { ...condition, browser: 'x'.repeat(61) }],
  ['more problems than there are', { ...condition, deviceProblems: Array.from({ length: 99 }, () => 'cameraSlow') }],
  [
    'an impossible share',
    { ...condition, network: { ...condition.network, facts: { ...condition.network?.facts, sendLossPercent: 101 } } },
  ],
])('%s is refused', async (_what, wrong) => {
  const guest = await join();
  await expect(guest.client.request('reportCondition', { condition: wrong as PeerCondition })).rejects.toMatchObject({
    code: 'badRequest',
  });
});
