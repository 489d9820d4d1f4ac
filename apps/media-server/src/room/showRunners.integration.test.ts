import { maxOnStage } from '@footlight/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventsOf, joinAs, publish, receive, settle } from '../../test/people.ts';
import { startTestServer, type TestServer } from '../../test/startTestServer.ts';

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

describe('the stage', () => {
  test('holds twelve people; the next one is refused until somebody goes', async () => {
    const host = await join({ role: 'host', peerId: 'host' });
    const place = async (peerId: string, placement: 'onStage' | 'backstage') =>
      await host.client.request('setPlacement', { peerId, placement });
    for (let index = 1; index <= maxOnStage; index += 1) await join({ peerId: `guest-${index}` });
    for (let index = 1; index < maxOnStage; index += 1) await place(`guest-${index}`, 'onStage');
    const late = `guest-${maxOnStage}`;
    await expect(place(late, 'onStage')).rejects.toMatchObject({
      code: 'stageFull',
      message: 'stageFull: 12 people are on stage. Move someone backstage first.',
    });
    await place('guest-1', 'onStage');
    await place('guest-1', 'backstage');
    await place(late, 'onStage');
  });

  test('is where no producer goes', async () => {
    const host = await join({ role: 'host' });
    const producer = await join({ role: 'producer', peerId: 'producer' });
    expect(producer.joined.self.placement).toBe('backstage');
    for (const { client } of [host, producer])
      await expect(client.request('setPlacement', { peerId: 'producer', placement: 'onStage' })).rejects.toMatchObject({
        code: 'neverOnStage',
      });
    await expect(producer.client.request('raiseHand', {})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(publish(producer, 'camera')).rejects.toMatchObject({ code: 'kindNotAllowed' });
    await producer.client.request('updateScene', { change: { layout: 'solo' } });
    expect((await host.client.waitFor('sceneChanged')).scene.layout).toBe('solo');
  });
});

describe('talking behind the scenes', () => {
  test('those backstage hear a producer, and on stage nobody does', async () => {
    const host = await join({ role: 'host' });
    const [waiting, seen] = [await join({ peerId: 'waiting' }), await join({ peerId: 'seen' })];
    await host.client.request('setPlacement', { peerId: 'seen', placement: 'onStage' });
    const producer = await join({ role: 'producer' });
    const [voiceId = ''] = await publish(producer, 'microphone');
    await waiting.client.waitFor('producerAdded', (added) => added.producer.producerId === voiceId);
    await settle(seen);
    expect(eventsOf(seen)).not.toContain('producerAdded');
    await expect(receive(seen, voiceId)).rejects.toMatchObject({ code: 'producerNotFound' });
    const { consumerId } = await receive(waiting, voiceId);

    await host.client.request('setPlacement', { peerId: 'waiting', placement: 'onStage' });
    await waiting.client.waitFor('consumerClosed', (data) => data.consumerId === consumerId);
    await waiting.client.waitFor('producerClosed', ({ producerId }) => producerId === voiceId);
    await host.client.request('setPlacement', { peerId: 'seen', placement: 'backstage' });
    await seen.client.waitFor('producerAdded', (added) => added.producer.producerId === voiceId);
  });

  test('those on stage hear a producer who talks to them, for as long as that is so', async () => {
    const host = await join({ role: 'host' });
    const seen = await join({ peerId: 'seen' });
    await host.client.request('setPlacement', { peerId: 'seen', placement: 'onStage' });
    const producer = await join({ role: 'producer', peerId: 'producer' });
    const [voiceId = ''] = await publish(producer, 'microphone');
    await producer.client.request('talkToStage', { on: true });
    expect((await host.client.waitFor('peerUpdated', ({ peer }) => peer.peerId === 'producer')).peer.talksToStage).toBe(true);
    await seen.client.waitFor('producerAdded', (added) => added.producer.producerId === voiceId);
    await producer.client.request('talkToStage', { on: false });
    await seen.client.waitFor('producerClosed', ({ producerId }) => producerId === voiceId);

    await producer.client.request('talkToStage', { on: true });
    producer.client.drop();
    await host.client.waitFor(
      'peerUpdated',
      ({ peer }) => peer.peerId === 'producer' && !peer.connected && peer.talksToStage === undefined,
    );
    await expect(receive(seen, voiceId)).rejects.toMatchObject({ code: 'producerNotFound' });
  });

  test('is not for guests, nor needed on stage', async () => {
    const host = await join({ role: 'host' });
    await expect((await join()).client.request('talkToStage', { on: true })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(host.client.request('talkToStage', { on: true })).rejects.toMatchObject({ code: 'onStageAlready' });
  });
});

describe('a show that is handed over', () => {
  test('has one host: the one of the latest term, whose Program replaces the other', async () => {
    const owner = await join({ role: 'host', peerId: 'owner' });
    const coHost = await join({ role: 'coHost', peerId: 'cora' });
    const [audioId = '', videoId = ''] = await publish(owner, 'programAudio', 'programVideo');
    expect(coHost.joined.self.placement).toBe('backstage');

    const next = await join({ role: 'host', peerId: 'cora', hostTerm: 1, takeOver: true });
    expect(next.joined.self).toMatchObject({ role: 'host', placement: 'backstage' });
    expect(await owner.client.waitFor('roleChanged')).toMatchObject({ role: 'coHost' });
    expect(server.server.rooms.find(roomId)?.findProgram('main')?.video.id).toBe(videoId);
    const [, nextVideoId = ''] = await publish(next, 'programAudio', 'programVideo');
    expect(server.server.rooms.find(roomId)?.findProgram('main')?.video.id).toBe(nextVideoId);
    await owner.client.waitFor('producerAdded', ({ producer }) => producer.producerId === nextVideoId);
    await expect(publish(owner, 'programAudio')).rejects.toMatchObject({ code: 'kindNotAllowed' });
    expect(JSON.stringify(next.joined.room.producers)).not.toContain(audioId);
  });

  test('is not taken back with a token of before, and is with one of a later term', async () => {
    const owner = await join({ role: 'host', peerId: 'owner' });
    const cora = await join({ role: 'host', peerId: 'cora', hostTerm: 1 });
    await owner.client.waitFor('roleChanged');
    await expect(join({ role: 'host', peerId: 'owner', takeOver: true })).rejects.toMatchObject({ code: 'tokenExpired' });
    await join({ role: 'host', peerId: 'owner', hostTerm: 2, takeOver: true });
    expect(await cora.client.waitFor('roleChanged')).toMatchObject({ role: 'coHost' });
  });
});
