import { closeCodes, defaultScene } from '@footlight/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventsOf, joinAs, publish, receive, settle } from '../../test/people.ts';
import { startTestServer, type TestServer } from '../../test/startTestServer.ts';
import { TestClient } from '../../test/TestClient.ts';
import { until } from '../../test/until.ts';

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

describe('joining', () => {
  test('puts the host on stage and everyone else backstage', async () => {
    const host = await join({ role: 'host', name: 'Hanna' });
    const coHost = await join({ role: 'coHost' });
    const guest = await join({ role: 'guest', name: 'Gus' });
    expect(host.joined.self).toMatchObject({ placement: 'onStage', role: 'host', name: 'Hanna', connected: true, mutedByHost: false });
    expect([coHost.joined.self.placement, guest.joined.self.placement]).toEqual(['backstage', 'backstage']);
    expect(guest.joined.room.peers.map(({ role }) => role)).toEqual(['host', 'coHost', 'guest']);
    expect(guest.joined.room).toMatchObject({ scene: defaultScene, broadcast: { state: 'ready', startedAt: null }, seq: 0 });
    expect((await host.client.waitFor('peerJoined', ({ peer }) => peer.peerId === guest.peerId)).peer.name).toBe('Gus');
  });

  test('answers with the codecs of the router, H.264 at level 4.0 among them', async () => {
    const { joined } = await join();
    expect(JSON.stringify(joined.routerRtpCapabilities)).toMatch(/42e028.*4d0028.*640028.*VP8/);
  });

  test('is refused in a second tab of the same person, until that one takes over', async () => {
    const guest = await join();
    const first = await join({ role: 'host', peerId: 'host' });
    await expect(join({ role: 'host', peerId: 'host' })).rejects.toMatchObject({ code: 'alreadyInStudio' });
    const [cameraId] = await publish(first, 'camera');
    await guest.client.waitFor('producerAdded', ({ producer }) => producer.producerId === cameraId);
    const second = await join({ role: 'host', peerId: 'host', takeOver: true });
    expect(second.joined.room.peers).toHaveLength(2);
    expect(await first.client.waitFor('removed')).toEqual({ reason: 'displaced' });
    expect((await first.client.waitForClose()).code).toBe(closeCodes.displaced);
    await guest.client.waitFor('producerClosed', ({ producerId }) => producerId === cameraId);
    await settle(guest);
    expect(eventsOf(guest)).not.toContain('peerLeft');
  });

  test('again after the connection was lost takes the old place, placement and mute included', async () => {
    const host = await join({ role: 'host' });
    const before = await join({ peerId: 'guest' });
    await host.client.request('setPlacement', { peerId: 'guest', placement: 'onStage' });
    await host.client.request('setMutedByHost', { peerId: 'guest', muted: true });
    before.client.drop();
    await host.client.waitFor('peerUpdated', ({ peer }) => peer.peerId === 'guest' && !peer.connected);
    const after = await join({ peerId: 'guest' });
    expect(after.joined.self).toMatchObject({ placement: 'onStage', mutedByHost: true });
    expect(eventsOf(host)).not.toContain('peerLeft');
  });
});

describe('a lost socket', () => {
  test('is resumed with everything that was missed, media untouched', async () => {
    const host = await join({ role: 'host' });
    const guest = await join({ peerId: 'guest' });
    const [microphoneId] = await publish(guest, 'microphone');
    guest.client.drop();
    await host.client.waitFor('peerUpdated', ({ peer }) => peer.peerId === 'guest' && !peer.connected);
    await host.client.request('renameSelf', { name: 'Renamed' });
    await host.client.request('updateScene', { change: { layout: 'solo' } });
    const resumed = await TestClient.connect(server.url, { resume: guest.joined.resumeToken });
    const { missed, room } = await resumed.request('resume', { lastSeq: guest.client.lastSeq });
    expect(missed?.map(({ event }) => event)).toEqual(['peerUpdated', 'sceneChanged']);
    expect(room.scene.layout).toBe('solo');
    expect(room.seq).toBe(missed?.at(-1)?.seq);
    expect(eventsOf(host)).not.toContain('producerClosed');
    await resumed.request('pauseProducer', { producerId: microphoneId ?? '' });
    await host.client.waitFor('producerPaused', ({ producerId }) => producerId === microphoneId);
    await host.client.request('renameSelf', { name: 'Again' });
    await resumed.waitFor('peerUpdated', ({ peer }) => peer.name === 'Again');
    expect(resumed.notifications[0]?.seq).toBe(room.seq + 1);
  });

  test('that missed more than is kept gets the state instead', async () => {
    const host = await join({ role: 'host' });
    const guest = await join();
    guest.client.drop();
    await host.client.waitFor('peerUpdated', ({ peer }) => !peer.connected);
    const room = server.server.rooms.find(roomId);
    for (let change = 0; change < 300; change += 1) room?.setBroadcast({ state: 'live', startedAt: change });
    const resumed = await TestClient.connect(server.url, { resume: guest.joined.resumeToken });
    const answer = await resumed.request('resume', { lastSeq: 0 });
    expect(answer.missed).toBeNull();
    expect(answer.room.broadcast).toEqual({ state: 'live', startedAt: 299 });
  });

  test('may be resumed while the old one still looks alive', async () => {
    const host = await join({ role: 'host' });
    const resumed = await TestClient.connect(server.url, { resume: host.joined.resumeToken });
    expect((await resumed.request('resume', { lastSeq: 0 })).missed).toEqual([]);
    await host.client.waitForClose();
    expect(await resumed.request('updateScene', { change: {} })).toEqual({});
  });

  test('gives the place up when nobody comes back in time', async () => {
    const host = await join({ role: 'host' });
    const guest = await join({ peerId: 'guest' });
    const [cameraId] = await publish(guest, 'camera');
    guest.client.drop();
    await host.client.waitFor('peerLeft', ({ peerId, reason }) => peerId === 'guest' && reason === 'connectionLost');
    await host.client.waitFor('producerClosed', ({ producerId }) => producerId === cameraId);
    await expect(TestClient.connect(server.url, { resume: guest.joined.resumeToken })).rejects.toMatchObject({ code: 'resumeRefused' });
  });

  test('begins with resume and nothing else', async () => {
    const guest = await join();
    const resumed = await TestClient.connect(server.url, { resume: guest.joined.resumeToken });
    await expect(resumed.request('join', {})).rejects.toMatchObject({ code: 'badRequest' });
    resumed.drop();
  });
});

describe('the stage', () => {
  test('is arranged by hosts and co-hosts alone', async () => {
    const host = await join({ role: 'host', peerId: 'host' });
    const guest = await join({ peerId: 'guest' });
    const attempts = [
      guest.client.request('setPlacement', { peerId: 'guest', placement: 'onStage' }),
      guest.client.request('setMutedByHost', { peerId: 'host', muted: true }),
      guest.client.request('removePeer', { peerId: 'host' }),
      guest.client.request('updateScene', { change: {} }),
    ];
    for (const attempt of await Promise.allSettled(attempts)) expect(attempt).toMatchObject({ reason: { code: 'forbidden' } });
    await expect(host.client.request('setPlacement', { peerId: 'nobody', placement: 'onStage' })).rejects.toMatchObject({
      code: 'peerNotFound',
    });
  });

  test('a microphone that a host muted stays shut until a host opens it', async () => {
    const host = await join({ role: 'host' });
    const guest = await join({ peerId: 'guest' });
    const [microphoneId = '', cameraId = ''] = await publish(guest, 'microphone', 'camera');
    await host.client.request('setMutedByHost', { peerId: 'guest', muted: true });
    await host.client.waitFor('producerPaused', ({ producerId }) => producerId === microphoneId);
    await guest.client.waitFor('peerUpdated', ({ peer }) => peer.mutedByHost);
    await expect(guest.client.request('resumeProducer', { producerId: microphoneId })).rejects.toMatchObject({ code: 'forbidden' });
    await guest.client.request('pauseProducer', { producerId: cameraId });
    await guest.client.request('resumeProducer', { producerId: cameraId });

    await guest.client.request('closeProducer', { producerId: microphoneId });
    const [again = ''] = await publish(guest, 'microphone');
    await host.client.waitFor('producerAdded', ({ producer }) => producer.producerId === again && producer.paused);

    await host.client.request('setMutedByHost', { peerId: 'guest', muted: false });
    await host.client.waitFor('producerResumed', ({ producerId }) => producerId === again);
  });

  test('a mute holds the sound of a shared screen shut as well', async () => {
    const host = await join({ role: 'host' });
    const guest = await join({ peerId: 'guest' });
    await host.client.request('setMutedByHost', { peerId: 'guest', muted: true });
    const [screenAudioId = ''] = await publish(guest, 'screenAudio');
    await host.client.waitFor('producerAdded', ({ producer }) => producer.producerId === screenAudioId && producer.paused);
    await expect(guest.client.request('resumeProducer', { producerId: screenAudioId })).rejects.toMatchObject({ code: 'forbidden' });
    await host.client.request('setMutedByHost', { peerId: 'guest', muted: false });
    await host.client.waitFor('producerResumed', ({ producerId }) => producerId === screenAudioId);
  });

  test('unmuting leaves a microphone shut that its owner shut', async () => {
    const host = await join({ role: 'host' });
    const guest = await join({ peerId: 'guest' });
    const [microphoneId = ''] = await publish(guest, 'microphone');
    await guest.client.request('pauseProducer', { producerId: microphoneId });
    await host.client.request('setMutedByHost', { peerId: 'guest', muted: true });
    await host.client.request('setMutedByHost', { peerId: 'guest', muted: false });
    await settle(host);
    expect(eventsOf(host)).not.toContain('producerResumed');
    await guest.client.request('resumeProducer', { producerId: microphoneId });
    await host.client.waitFor('producerResumed', ({ producerId }) => producerId === microphoneId);
  });

  test('who was removed is told and gone, and may come back by their link', async () => {
    const host = await join({ role: 'host', peerId: 'host' });
    const coHost = await join({ role: 'coHost' });
    const guest = await join({ peerId: 'guest' });
    await host.client.request('removePeer', { peerId: 'guest' });
    expect(await guest.client.waitFor('removed')).toEqual({ reason: 'removed' });
    expect((await guest.client.waitForClose()).code).toBe(closeCodes.removed);
    await coHost.client.waitFor('peerLeft', ({ peerId, reason }) => peerId === 'guest' && reason === 'removed');
    await expect(TestClient.connect(server.url, { resume: guest.joined.resumeToken })).rejects.toMatchObject({ code: 'resumeRefused' });
    await expect(coHost.client.request('removePeer', { peerId: 'host' })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await join({ peerId: 'guest' })).joined.self).toMatchObject({ placement: 'backstage', connected: true });
  });

  test('who was removed while away is told at the door, once', async () => {
    const host = await join({ role: 'host' });
    const guest = await join({ peerId: 'guest' });
    guest.client.drop();
    await host.client.waitFor('peerUpdated', ({ peer }) => peer.peerId === 'guest' && !peer.connected);
    await host.client.request('removePeer', { peerId: 'guest' });
    await expect(join({ peerId: 'guest', takeOver: true })).rejects.toMatchObject({ code: 'removedFromRoom' });
    expect((await join({ peerId: 'guest' })).joined.self.peerId).toBe('guest');
  });

  test('who was banned is told, gone, and may not come back', async () => {
    const host = await join({ role: 'host', peerId: 'host' });
    const guest = await join({ peerId: 'guest' });
    await expect(guest.client.request('removePeer', { peerId: 'host', ban: true })).rejects.toMatchObject({ code: 'forbidden' });
    await host.client.request('removePeer', { peerId: 'guest', ban: true });
    expect(await guest.client.waitFor('removed')).toEqual({ reason: 'banned' });
    expect((await guest.client.waitForClose()).code).toBe(closeCodes.removed);
    for (const takeOver of [false, true])
      await expect(join({ peerId: 'guest', takeOver })).rejects.toMatchObject({ code: 'bannedFromShow' });
    await expect(TestClient.connect(server.url, { resume: guest.joined.resumeToken })).rejects.toMatchObject({ code: 'resumeRefused' });
  });

  test('who takes over keeps the place in the order of arrival', async () => {
    await join({ peerId: 'first' });
    await join({ peerId: 'second' });
    const again = await join({ peerId: 'first', takeOver: true });
    expect(again.joined.room.peers.map(({ peerId }) => peerId)).toEqual(['first', 'second']);
  });

  test('a change of the scene is checked, told to everyone and kept', async () => {
    const host = await join({ role: 'host', peerId: 'host' });
    const guest = await join();
    const scene = { ...defaultScene, layout: 'screenStrip' as const, order: ['host:camera' as const] };
    await host.client.request('updateScene', { change: { layout: 'screenStrip', order: ['host:camera'] } });
    expect(await guest.client.waitFor('sceneChanged')).toEqual({ scene, byPeerId: 'host' });
    expect((await join()).joined.room.scene).toEqual(scene);
    await expect(host.client.requestRaw('updateScene', { change: { layout: 'spiral' } })).rejects.toMatchObject({
      problems: [{ path: 'change.layout' }],
    });
  });

  test('two who change different fields of the scene at once both have their way', async () => {
    const [host, coHost] = [await join({ role: 'host', peerId: 'host' }), await join({ role: 'coHost' })];
    await Promise.all([
      host.client.request('updateScene', { change: { layout: 'split' } }),
      coHost.client.request('updateScene', { change: { showNameTags: false } }),
    ]);
    expect((await join()).joined.room.scene).toMatchObject({ layout: 'split', showNameTags: false });
  });
});

describe('leaving', () => {
  test('tells the others, closes the socket, and the room goes when it stays empty', async () => {
    const host = await join({ role: 'host' });
    const guest = await join({ peerId: 'guest' });
    await publish(guest, 'camera');
    expect(await guest.client.request('leave', {})).toEqual({});
    expect((await guest.client.waitForClose()).code).toBe(1000);
    await host.client.waitFor('peerLeft', ({ peerId, reason }) => peerId === 'guest' && reason === 'left');
    await host.client.request('leave', {});
    await until('the room to close', () => server.server.rooms.find(roomId) === undefined);
  });

  test('a room that someone enters in time stays, with its scene', async () => {
    const host = await join({ role: 'host', peerId: 'host' });
    await host.client.request('updateScene', { change: { layout: 'solo' } });
    await host.client.request('leave', {});
    expect((await join({ role: 'host', peerId: 'host' })).joined.room.scene.layout).toBe('solo');
  });

  test('a token that is good for one room opens no other', async () => {
    const elsewhere = await joinAs(server, { roomId: crypto.randomUUID(), role: 'host', peerId: 'host' });
    const [cameraId = ''] = await publish(elsewhere, 'camera');
    const host = await join({ role: 'host' });
    await expect(receive(host, cameraId)).rejects.toMatchObject({ code: 'producerNotFound' });
    await expect(host.client.request('removePeer', { peerId: 'host' })).rejects.toMatchObject({ code: 'peerNotFound' });
  });
});
