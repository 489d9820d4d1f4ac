import { type ChatChannel, chatPageSize, initialTeleprompter, maxChatLength, maxFrameBytes, packrOptions } from '@footlight/contracts';
import { Packr } from 'msgpackr';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventsOf, joinAs, type Person, publish, settle } from '../../test/people.ts';
import { startTestServer, type TestServer } from '../../test/startTestServer.ts';
import { TestClient } from '../../test/TestClient.ts';

let server: TestServer;
let roomId: string;

beforeAll(async () => {
  server = await startTestServer({ timings: { resumeWindowMs: 1500, emptyRoomMs: 200 } });
});
afterAll(async () => await server.server.close());
beforeEach(() => {
  roomId = crypto.randomUUID();
});

const join = async (options: Parameters<typeof joinAs>[1] = {}) => await joinAs(server, { roomId, ...options });
const say = async ({ client }: Pick<Person, 'client'>, text: string, channel: ChatChannel = 'everyone') =>
  await client.request('sendChat', { channel, messageId: crypto.randomUUID(), text });
const heard = ({ client }: Pick<Person, 'client'>) =>
  client.notifications.flatMap(({ event, data }) =>
    event === 'chatMessageSent' ? [(data as { message: { text: string } }).message.text] : [],
  );

describe('the chat', () => {
  test('reaches everyone, its author too, in one order', async () => {
    const [host, guest] = [await join({ role: 'host', name: 'Hanna' }), await join({ name: 'Gus' })];
    await Promise.all([say(host, 'One'), say(guest, 'Two'), say(host, 'Three')]);
    for (const { client } of [host, guest]) await client.waitFor('chatMessageSent', ({ message }) => message.serial === 3);
    expect(heard(host)).toEqual(heard(guest));
    expect([...heard(host)].sort()).toEqual(['One', 'Three', 'Two']);
    const { message } = await say(guest, '  <b>Four</b>\n');
    expect(message).toMatchObject({ text: '<b>Four</b>', name: 'Gus', role: 'guest', serial: 4, channel: 'everyone' });
  });

  test('of the hosts is theirs alone', async () => {
    const [host, coHost, guest] = [await join({ role: 'host' }), await join({ role: 'coHost' }), await join()];
    await say(host, 'Two minutes left', 'hosts');
    await coHost.client.waitFor('chatMessageSent');
    await settle(guest);
    expect(eventsOf(guest)).not.toContain('chatMessageSent');
    await expect(say(guest, 'Me too', 'hosts')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(guest.client.request('readChat', { channel: 'hosts' })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await guest.client.request('readChat', { channel: 'everyone' })).messages).toEqual([]);
  });

  test('is kept for who comes later, page by page, each below the largest frame', async () => {
    const people = await Promise.all(Array.from({ length: 5 }, () => join({ name: '漢'.repeat(60) })));
    const longest = '漢'.repeat(maxChatLength);
    for (let round = 0; round < 8; round += 1) for (const person of people) await say(person, longest);
    const late = await join();
    const first = await late.client.request('readChat', { channel: 'everyone' });
    expect(first).toMatchObject({ more: true });
    expect(first.messages).toHaveLength(chatPageSize);
    expect(new Packr(packrOptions()).pack({ id: 1, ok: true, data: first }).length).toBeLessThan(maxFrameBytes);
    const rest = await late.client.request('readChat', { channel: 'everyone', after: chatPageSize });
    expect(rest).toMatchObject({ more: false });
    expect(rest.messages.map(({ serial }) => serial)).toEqual(Array.from({ length: 10 }, (_, index) => chatPageSize + 1 + index));
  });

  test('is replayed after a lost connection, each message once and in order', async () => {
    const [host, guest] = [await join({ role: 'host' }), await join({ peerId: 'guest' })];
    await say(host, 'Before');
    await guest.client.waitFor('chatMessageSent');
    guest.client.drop();
    await host.client.waitFor('peerUpdated', ({ peer }) => peer.peerId === 'guest' && !peer.connected);
    for (const text of ['One', 'Two', 'Three']) await say(host, text);
    const resumed = await TestClient.connect(server.url, { resume: guest.joined.resumeToken });
    const { missed } = await resumed.request('resume', { lastSeq: guest.client.lastSeq });
    const texts = missed
      ?.filter(({ event }) => event === 'chatMessageSent')
      .map(({ data }) => (data as { message: { text: string } }).message.text);
    expect(texts).toEqual(['One', 'Two', 'Three']);
    await say(host, 'Four');
    await resumed.waitFor('chatMessageSent');
    expect(heard({ client: resumed })).toEqual(['Four']);
  });

  test('takes a message that was sent again once', async () => {
    const [host, guest] = [await join({ role: 'host' }), await join()];
    const message = { channel: 'everyone' as const, messageId: crypto.randomUUID(), text: 'Hello' };
    const first = await guest.client.request('sendChat', message);
    expect(await guest.client.request('sendChat', message)).toEqual(first);
    await settle(guest);
    await settle(host);
    expect(heard(host)).toEqual(['Hello']);
  });

  test.each([
    ['nothing', { text: '' }, 'text'],
    ['blanks', { text: ' \n\t ' }, 'text'],
    ['too much', { text: 'x'.repeat(maxChatLength + 1) }, 'text'],
    ['control characters', { text: 'bell \u0007' }, 'text'],
    ['a zero byte', { text: 'a\u0000b' }, 'text'],
    ['an unknown channel', { channel: 'audience' }, 'channel'],
    ['no id', { messageId: 'mine' }, 'messageId'],
    ['something that is no text', { text: { html: '<b>' } }, 'text'],
  ])('refuses %s', async (_what, change, path) => {
    const guest = await join();
    const params = { channel: 'everyone', messageId: crypto.randomUUID(), text: 'Hello', ...change };
    await expect(guest.client.requestRaw('sendChat', params)).rejects.toMatchObject({ code: 'badRequest', problems: [{ path }] });
    expect((await guest.client.request('readChat', { channel: 'everyone' })).messages).toEqual([]);
  });

  test('slows down who floods, says so, and leaves the others alone', async () => {
    const [host, guest] = [await join({ role: 'host' }), await join()];
    const answers = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => say(guest, `Spam ${index}`)));
    const refused = answers.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(12);
    expect(refused[0]).toMatchObject({ reason: { code: 'chatTooFast' } });
    expect((await say(host, 'Calm down')).message.serial).toBe(9);
  });
});

describe('raised hands', () => {
  test('stand in their order, go down on stage and with their owner', async () => {
    const host = await join({ role: 'host' });
    const [one, two, three] = [await join({ peerId: 'one' }), await join({ peerId: 'two' }), await join({ peerId: 'three' })];
    for (const guest of [two, one, two, three]) await guest.client.request('raiseHand', {});
    expect((await join()).joined.room.desk).toMatchObject({ hands: ['two', 'one', 'three'], teleprompter: null });
    await host.client.request('setPlacement', { peerId: 'one', placement: 'onStage' });
    await host.client.waitFor('handsChanged', ({ hands }) => hands.join() === 'two,three');
    await expect(one.client.request('raiseHand', {})).rejects.toMatchObject({ code: 'onStageAlready' });
    await host.client.request('lowerHand', { peerId: 'two' });
    await three.client.request('leave', {});
    await host.client.waitFor('handsChanged', ({ hands }) => hands.length === 0);
  });

  test('are one’s own to raise and to lower, and the hosts’ to lower', async () => {
    const [one, two] = [await join({ peerId: 'one' }), await join()];
    await one.client.request('raiseHand', {});
    await expect(two.client.request('lowerHand', { peerId: 'one' })).rejects.toMatchObject({ code: 'forbidden' });
    await one.client.request('lowerHand', { peerId: 'one' });
    await one.client.request('lowerHand', { peerId: 'one' });
    await two.client.waitFor('handsChanged', ({ hands }) => hands.length === 0);
    const viewer = await join({ role: 'viewer' });
    await expect(viewer.client.request('raiseHand', {})).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('names', () => {
  test('are given by hosts, told to everyone, and kept when the person comes back', async () => {
    const [host, guest] = [await join({ role: 'host', peerId: 'host' }), await join({ peerId: 'guest', name: 'xX_gus_Xx' })];
    await expect(guest.client.request('renamePeer', { peerId: 'host', name: 'Boss' })).rejects.toMatchObject({ code: 'forbidden' });
    await host.client.request('renamePeer', { peerId: 'guest', name: ' Gus Grey ' });
    await guest.client.waitFor('peerUpdated', ({ peer }) => peer.peerId === 'guest' && peer.name === 'Gus Grey');
    await guest.client.request('leave', {});
    expect((await join({ peerId: 'guest', name: 'xX_gus_Xx' })).joined.self.name).toBe('Gus Grey');
    const coHost = await join({ role: 'coHost' });
    await expect(coHost.client.request('renamePeer', { peerId: 'host', name: 'Boss' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(host.client.request('renamePeer', { peerId: 'nobody', name: 'Gus' })).rejects.toMatchObject({ code: 'peerNotFound' });
  });

  test.each(['', '   ', 'x'.repeat(61), 'Gus\u0007', 'Gus\nGrey', 'Gus \u202Eyerg'])('cannot be %j', async (name) => {
    const host = await join({ role: 'host', peerId: 'host' });
    for (const method of ['renamePeer', 'renameSelf'])
      await expect(host.client.requestRaw(method, { peerId: 'host', name })).rejects.toMatchObject({ problems: [{ path: 'name' }] });
  });
});

describe('asking to unmute', () => {
  test('opens nothing that its owner shut, and lifts what a host shut', async () => {
    const [host, guest] = [await join({ role: 'host', name: 'Hanna' }), await join({ peerId: 'guest' })];
    const [microphoneId = ''] = await publish(guest, 'microphone');
    await guest.client.request('pauseProducer', { producerId: microphoneId });
    await host.client.request('setMutedByHost', { peerId: 'guest', muted: true });
    await host.client.request('askToUnmute', { peerId: 'guest' });
    expect(await guest.client.waitFor('unmuteAsked')).toEqual({ byName: 'Hanna' });
    await host.client.waitFor('peerUpdated', ({ peer }) => peer.peerId === 'guest' && !peer.mutedByHost);
    await settle(host);
    expect(eventsOf(host)).not.toContain('producerResumed');
    expect(eventsOf(host)).not.toContain('unmuteAsked');
    await guest.client.request('resumeProducer', { producerId: microphoneId });
    await host.client.waitFor('producerResumed');
    await expect(guest.client.request('askToUnmute', { peerId: 'guest' })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('notes and the teleprompter', () => {
  test('are the business of those who run the show', async () => {
    const [host, coHost, guest] = [await join({ role: 'host', peerId: 'host' }), await join({ role: 'coHost' }), await join()];
    expect([host.joined.room.desk.teleprompter, guest.joined.room.desk.teleprompter]).toEqual([initialTeleprompter, null]);
    await host.client.request('tellNotesChanged', { version: 3 });
    expect(await coHost.client.waitFor('notesChanged')).toEqual({ version: 3 });
    await coHost.client.request('moveTeleprompter', { change: { position: 120.5, speed: 10 } });
    const moved = await host.client.waitFor('teleprompterMoved');
    expect(moved).toEqual({ teleprompter: { running: false, position: 120.5, speed: 10 }, byPeerId: coHost.peerId });
    await settle(guest);
    expect(eventsOf(guest)).not.toContain('notesChanged');
    expect(eventsOf(guest)).not.toContain('teleprompterMoved');
    expect(eventsOf(host)).not.toContain('notesChanged');
    await expect(guest.client.request('moveTeleprompter', { change: { running: true } })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(guest.client.request('tellNotesChanged', { version: 4 })).rejects.toMatchObject({ code: 'forbidden' });
  });

  test.each([{ position: -1 }, { position: 1e9 }, { position: Number.NaN }, { speed: 0 }, { speed: 1000 }, { running: 'yes' }])(
    'refuses %j',
    async (change) => {
      const host = await join({ role: 'host' });
      await expect(host.client.requestRaw('moveTeleprompter', { change })).rejects.toMatchObject({ code: 'badRequest' });
    },
  );

  test('goes on by itself, and who comes later sees where it is', async () => {
    const host = await join({ role: 'host' });
    await host.client.request('moveTeleprompter', { change: { running: true, position: 50, speed: 40 } });
    const late = await join({ role: 'coHost' });
    const { position } = late.joined.room.desk.teleprompter ?? initialTeleprompter;
    expect(position).toBeGreaterThan(50);
    await host.client.request('moveTeleprompter', { change: { running: false } });
    const stopped = await late.client.waitFor('teleprompterMoved');
    expect(stopped.teleprompter.position).toBeGreaterThanOrEqual(position);
  });
});
