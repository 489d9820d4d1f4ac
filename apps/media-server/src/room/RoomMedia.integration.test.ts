import type { MediaSource } from '@footlight/contracts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventsOf, joinAs, type Person, publish, receive, settle } from '../../test/people.ts';
import { h264Parameters, opusParameters, receiverCapabilities, vp8Parameters, vp9Parameters } from '../../test/rtpParameters.ts';
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

describe('sending', () => {
  const produce = async (person: Person, source: MediaSource, rtpParameters: Record<string, unknown>) => {
    const { transportId } = await person.client.request('createWebRtcTransport', { direction: 'send' });
    return await person.client.request('produce', { transportId, source, rtpParameters });
  };

  test.each(['programVideo', 'programAudio', 'clip', 'clipAudio'] as const)(
    'the Program and the clip (%s) are for the host alone',
    async (source) => {
      const parameters = source === 'programVideo' || source === 'clip' ? h264Parameters() : opusParameters();
      for (const role of ['guest', 'coHost', 'producer', 'viewer'] as const)
        await expect(produce(await join({ role }), source, parameters)).rejects.toMatchObject({ code: 'kindNotAllowed' });
      expect(await produce(await join({ role: 'host' }), source, parameters)).toHaveProperty('producerId');
    },
  );

  test('is not for viewers', async () => {
    const viewer = await join({ role: 'viewer' });
    for (const source of ['camera', 'microphone', 'screen', 'screenAudio'] as const)
      await expect(produce(viewer, source, opusParameters())).rejects.toMatchObject({ code: 'kindNotAllowed' });
  });

  test.each([
    ['VP8 as the Program', 'programVideo', vp8Parameters],
    ['VP9 as a camera', 'camera', vp9Parameters],
    ['video as a microphone', 'microphone', h264Parameters],
    ['audio as a camera', 'camera', opusParameters],
    ['audio as the Program’s picture', 'programVideo', opusParameters],
  ] as const)('%s is refused', async (_what, source, parameters) => {
    await expect(produce(await join({ role: 'host' }), source, parameters())).rejects.toMatchObject({ code: 'codecNotAllowed' });
  });

  test('the Program in layers, or parameters that are none, are refused', async () => {
    const host = await join({ role: 'host' });
    const layered = { ...h264Parameters(), encodings: [{ ssrc: 1 }, { ssrc: 2 }] };
    await expect(produce(host, 'programVideo', layered)).rejects.toMatchObject({ code: 'badRequest' });
    for (const broken of [{}, { codecs: 'all' }, { codecs: [null], encodings: [{}] }, { ...opusParameters(), encodings: [{ ssrc: -1 }] }])
      await expect(produce(host, 'microphone', broken)).rejects.toMatchObject({ code: 'badRequest' });
    expect(await produce(host, 'camera', vp8Parameters())).toHaveProperty('producerId');
  });

  test('a source twice, or the Program of a second host, is refused while the first one sends', async () => {
    const host = await join({ role: 'host' });
    await publish(host, 'camera', 'programVideo');
    const { transportId } = await (await join({ role: 'host' })).client.request('createWebRtcTransport', { direction: 'send' });
    const second = await join({ role: 'host' });
    await expect(produce(second, 'programVideo', h264Parameters())).rejects.toMatchObject({ code: 'sourceInUse' });
    await expect(host.client.request('produce', { transportId, source: 'screen', rtpParameters: h264Parameters() })).rejects.toMatchObject({
      code: 'transportNotFound',
    });
    const [microphoneId] = await publish(second, 'microphone');
    const [transport] = [await second.client.request('createWebRtcTransport', { direction: 'recv' })];
    await expect(
      second.client.request('produce', { transportId: transport.transportId, source: 'camera', rtpParameters: h264Parameters() }),
    ).rejects.toMatchObject({ code: 'transportNotFound' });
    expect(microphoneId).toBeDefined();
  });

  test('the same source twice is refused on one transport', async () => {
    const host = await join({ role: 'host' });
    const { transportId } = await host.client.request('createWebRtcTransport', { direction: 'send' });
    const send = async () => await host.client.request('produce', { transportId, source: 'camera', rtpParameters: h264Parameters() });
    await send();
    await expect(send()).rejects.toMatchObject({ code: 'sourceInUse' });
  });

  test('a second transport of one direction replaces the first', async () => {
    const host = await join({ role: 'host' });
    const first = await host.client.request('createWebRtcTransport', { direction: 'send' });
    await host.client.request('createWebRtcTransport', { direction: 'send' });
    await expect(host.client.request('restartIce', { transportId: first.transportId })).rejects.toMatchObject({
      code: 'transportNotFound',
    });
    expect(first.iceCandidates).toEqual([
      expect.objectContaining({ protocol: 'udp', address: '127.0.0.1' }),
      expect.objectContaining({ protocol: 'tcp', address: '127.0.0.1' }),
    ]);
  });

  test('ICE is restarted, and DTLS parameters are checked', async () => {
    const host = await join({ role: 'host' });
    const transport = await host.client.request('createWebRtcTransport', { direction: 'send' });
    const { iceParameters } = await host.client.request('restartIce', { transportId: transport.transportId });
    expect(iceParameters).not.toEqual(transport.iceParameters);
    const connect = async (dtlsParameters: Record<string, unknown>) =>
      await host.client.request('connectWebRtcTransport', { transportId: transport.transportId, dtlsParameters });
    await expect(connect({ fingerprints: [{ algorithm: 'md5', value: 'x' }] })).rejects.toMatchObject({
      code: 'badRequest',
      problems: [{ path: 'dtlsParameters.fingerprints.0.algorithm' }],
    });
    const value = Array.from({ length: 32 }, () => 'AB').join(':');
    expect(await connect({ role: 'client', fingerprints: [{ algorithm: 'sha-256', value }] })).toEqual({});
  });
});

describe('selective forwarding', () => {
  test('backstage media reaches hosts alone until it goes on stage, and leaves with it', async () => {
    const host = await join({ role: 'host' });
    const coHost = await join({ role: 'coHost' });
    const sender = await join({ peerId: 'sender' });
    const other = await join({ peerId: 'other' });
    const [cameraId = ''] = await publish(sender, 'camera');
    for (const { client } of [host, coHost]) await client.waitFor('producerAdded', ({ producer }) => producer.producerId === cameraId);
    await settle(other);
    expect(eventsOf(other)).not.toContain('producerAdded');
    await expect(receive(other, cameraId)).rejects.toMatchObject({ code: 'producerNotFound' });
    expect((await join()).joined.room.producers).toEqual([]);
    expect((await join({ role: 'coHost' })).joined.room.producers).toHaveLength(1);
    expect(await receive(host, cameraId)).toMatchObject({ kind: 'video', producerPaused: false });

    await host.client.request('setPlacement', { peerId: 'sender', placement: 'onStage' });
    await other.client.waitFor('producerAdded', ({ producer }) => producer.producerId === cameraId);
    const { consumerId } = await receive(other, cameraId);
    await other.client.request('resumeConsumer', { consumerId });

    await host.client.request('setPlacement', { peerId: 'sender', placement: 'backstage' });
    await other.client.waitFor('consumerClosed', (data) => data.consumerId === consumerId);
    await other.client.waitFor('producerClosed', ({ producerId }) => producerId === cameraId);
    await expect(other.client.request('resumeConsumer', { consumerId })).rejects.toMatchObject({ code: 'consumerNotFound' });
    await settle(host);
    expect(eventsOf(host)).not.toContain('producerClosed');
  });

  test('the Program reaches no guest, its picture alone those who arrange it, and nobody receives what they send', async () => {
    const [coHost, producer, guest] = [await join({ role: 'coHost' }), await join({ role: 'producer' }), await join()];
    const host = await join({ role: 'host' });
    const [audioId = '', videoId = '', cameraId = ''] = await publish(host, 'programAudio', 'programVideo', 'camera');
    for (const { client } of [coHost, producer, guest])
      await client.waitFor('producerAdded', (added) => added.producer.producerId === cameraId);
    for (const person of [coHost, producer]) {
      expect(JSON.stringify(person.client.notifications)).not.toContain(audioId);
      await expect(receive(person, audioId)).rejects.toMatchObject({ code: 'producerNotFound' });
      const { kind, rtpParameters } = await receive(person, videoId);
      expect(kind).toBe('video');
      // A keyframe that they asked for would be on air as well.
      expect(JSON.stringify(rtpParameters.codecs)).not.toMatch(/pli|fir/);
    }
    expect(JSON.stringify(guest.client.notifications)).not.toContain(videoId);
    await expect(receive(guest, videoId)).rejects.toMatchObject({ code: 'producerNotFound' });
    await expect(receive(host, cameraId)).rejects.toMatchObject({ code: 'producerNotFound' });
  });

  test('a clip reaches everyone in the room, those backstage included, and whoever comes while it plays', async () => {
    const host = await join({ role: 'host' });
    const guest = await join();
    const [clipId = '', soundId = ''] = await publish(host, 'clip', 'clipAudio');
    await guest.client.waitFor('producerAdded', ({ producer }) => producer.producerId === soundId);
    expect(await receive(guest, clipId)).toMatchObject({ kind: 'video' });
    await host.client.request('setPlacement', { peerId: host.peerId, placement: 'backstage' });
    await settle(guest);
    expect(eventsOf(guest)).not.toContain('producerClosed');
    expect((await join()).joined.room.producers.map(({ source }) => source).sort()).toEqual(['clip', 'clipAudio']);
  });

  test('one producer is consumed once: a second time takes the place of the first', async () => {
    const host = await join({ role: 'host' });
    const guest = await join();
    const [cameraId = ''] = await publish(host, 'camera');
    const { transportId } = await guest.client.request('createWebRtcTransport', { direction: 'recv' });
    const consume = async () =>
      await guest.client.request('consume', { transportId, producerId: cameraId, rtpCapabilities: receiverCapabilities() });
    const first = await consume();
    const second = await consume();
    await expect(guest.client.request('closeConsumer', { consumerId: first.consumerId })).rejects.toMatchObject({
      code: 'consumerNotFound',
    });
    expect(await guest.client.request('closeConsumer', { consumerId: second.consumerId })).toEqual({});
  });

  test('what a browser cannot decode is not sent to it', async () => {
    const host = await join({ role: 'host' });
    const guest = await join();
    const [cameraId = ''] = await publish(host, 'camera');
    const { transportId } = await guest.client.request('createWebRtcTransport', { direction: 'recv' });
    const rtpCapabilities = { ...receiverCapabilities(), codecs: receiverCapabilities().codecs.filter(({ kind }) => kind === 'audio') };
    await expect(guest.client.request('consume', { transportId, producerId: cameraId, rtpCapabilities })).rejects.toMatchObject({
      code: 'codecNotAllowed',
    });
  });
});
