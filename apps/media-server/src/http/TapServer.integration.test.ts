import { type MediaSource, type TapEvent, tapEvent, tapPath } from '@footlight/contracts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { healthOf } from '../../test/healthOf.ts';
import { joinAs, publish } from '../../test/people.ts';
import { h264Parameters, opusParameters } from '../../test/rtpParameters.ts';
import { internalApiToken, startTestServer, type TestServer } from '../../test/startTestServer.ts';
import { until } from '../../test/until.ts';

let server: TestServer;
let roomId: string;

beforeAll(async () => {
  server = await startTestServer({ timings: { pingIntervalMs: 50, idleTimeoutMs: 400, resumeWindowMs: 200 } });
});
afterAll(async () => await server.server.close());
beforeEach(() => {
  roomId = crypto.randomUUID();
});

/** A worker's end of the tap socket. */
class TestTap {
  readonly events: TapEvent[] = [];
  readonly socket: WebSocket;
  closeCode: number | undefined;

  static async connect(headers: Record<string, string> = { authorization: `Bearer ${internalApiToken}` }): Promise<TestTap> {
    const socket = new WebSocket(`${server.url}${tapPath}`, { headers });
    const tap = new TestTap(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('open', () => resolve());
      socket.once('unexpected-response', (_request, response) => reject(new Error(`HTTP ${response.statusCode}`)));
      socket.once('error', reject);
    });
    return tap;
  }

  private constructor(socket: WebSocket) {
    this.socket = socket;
    socket.on('message', (data) => this.events.push(tapEvent.parse(JSON.parse(String(data)))));
    socket.on('close', (code) => {
      this.closeCode = code;
    });
    socket.on('error', () => undefined);
  }

  send(request: unknown): void {
    this.socket.send(JSON.stringify(request));
  }

  async waitFor<T extends TapEvent['type']>(type: T): Promise<Extract<TapEvent, { type: T }>> {
    const isWanted = (event: TapEvent): event is Extract<TapEvent, { type: T }> => event.type === type;
    await until(type, () => this.events.some(isWanted));
    const event = this.events.find(isWanted);
    if (!event) throw new Error(type);
    return event;
  }
}

test('refuses whoever has not the internal token, and every browser', async () => {
  await expect(TestTap.connect({})).rejects.toThrow('HTTP 401');
  await expect(TestTap.connect({ authorization: 'Bearer wrong' })).rejects.toThrow('HTTP 401');
  await expect(TestTap.connect({ authorization: `Bearer ${internalApiToken}`, origin: server.httpUrl })).rejects.toThrow('HTTP 403');
});

test('tells of the Program whenever it begins and ends, also when the tap was there before the room', async () => {
  const tap = await TestTap.connect();
  tap.send({ type: 'openTap', roomId, egressId: crypto.randomUUID() });
  const host = await joinAs(server, { roomId, role: 'host', peerId: 'host' });
  const [videoId = ''] = await publish(host, 'programVideo', 'programAudio');
  const program = await tap.waitFor('programStarted');
  expect(program).toMatchObject({ generation: 1, video: { mimeType: 'video/H264' }, audio: { mimeType: 'audio/opus', channels: 2 } });
  tap.send({ type: 'startTap', generation: 1, ip: '127.0.0.1', videoPort: 5004, audioPort: 5006, rtcpPort: 5008 });
  await until('the stream', async () => (await healthOf(server)).activeStreams === 1);

  await host.client.request('closeProducer', { producerId: videoId });
  expect(await tap.waitFor('programStopped')).toMatchObject({ generation: 1, reason: 'programEnded' });
  await publish(host, 'programVideo', 'programAudio');
  await until('the next generation', () => tap.events.some((event) => event.type === 'programStarted' && event.generation === 2));
  host.client.drop();
  await until('its end', () => tap.events.some((event) => event.type === 'programStopped' && event.generation === 2));
  tap.socket.close();
  await until('no consumer left', async () => (await healthOf(server)).consumers === 0);
});

test('sees the Program go on across the reload of the host’s page', async () => {
  const tap = await TestTap.connect();
  tap.send({ type: 'openTap', roomId, egressId: crypto.randomUUID() });
  await publish(await joinAs(server, { roomId, role: 'host', peerId: 'host' }), 'programVideo', 'programAudio');
  await tap.waitFor('programStarted');
  await publish(await joinAs(server, { roomId, role: 'host', peerId: 'host', takeOver: true }), 'programVideo', 'programAudio');
  await until('both programs', () => tap.events.length >= 3);
  expect(tap.events.map(({ type }) => type)).toEqual(['programStarted', 'programStopped', 'programStarted']);
  tap.socket.close();
});

test('has one tap for each egress: the newest', async () => {
  const egressId = crypto.randomUUID();
  const first = await TestTap.connect();
  first.send({ type: 'openTap', roomId, egressId });
  await until('the first tap', async () => (await healthOf(server)).taps === 1);
  const second = await TestTap.connect();
  second.send({ type: 'openTap', roomId, egressId });
  expect(await first.waitFor('refused')).toMatchObject({ code: 'sourceInUse' });
  await until('the first socket to close', () => first.closeCode !== undefined);
  await publish(await joinAs(server, { roomId, role: 'host' }), 'programVideo', 'programAudio');
  await second.waitFor('programStarted');
  second.socket.close();
});

test('gives each Program to the taps that ask for it, with one sound, and takes the vertical one away alone', async () => {
  const egressId = crypto.randomUUID();
  const [main, vertical] = [await TestTap.connect(), await TestTap.connect()];
  main.send({ type: 'openTap', roomId, egressId });
  vertical.send({ type: 'openTap', roomId, egressId, programId: 'vertical' });
  await until('both taps', async () => (await healthOf(server)).taps === 2);
  const host = await joinAs(server, { roomId, role: 'host', peerId: 'host' });
  const { transportId } = await host.client.request('createWebRtcTransport', { direction: 'send' });
  const produce = async (source: MediaSource, rtpParameters: Record<string, unknown>) =>
    await host.client.request('produce', { transportId, source, rtpParameters });
  await produce('programVideo', h264Parameters());
  await produce('programAudio', opusParameters());
  const mainProgram = await main.waitFor('programStarted');
  expect(vertical.events).toEqual([]);

  const { producerId: verticalId } = await produce('programVerticalVideo', h264Parameters());
  const verticalProgram = await vertical.waitFor('programStarted');
  expect(verticalProgram).toMatchObject({ generation: 1, video: { mimeType: 'video/H264' }, audio: { mimeType: 'audio/opus' } });
  expect(verticalProgram.video.ssrc).not.toBe(mainProgram.video.ssrc);
  const target = { type: 'startTap', generation: 1, ip: '127.0.0.1' };
  main.send({ ...target, videoPort: 5004, audioPort: 5006, rtcpPort: 5008 });
  vertical.send({ ...target, videoPort: 5014, audioPort: 5016, rtcpPort: 5018 });
  await until('both streams', async () => (await healthOf(server)).activeStreams === 2);

  await host.client.request('closeProducer', { producerId: verticalId });
  expect(await vertical.waitFor('programStopped')).toMatchObject({ generation: 1, reason: 'programEnded' });
  await until('one stream', async () => (await healthOf(server)).activeStreams === 1);
  expect(main.events.map(({ type }) => type)).toEqual(['programStarted']);
  main.socket.close();
  vertical.socket.close();
});

test('nobody without the right to the Program sends the vertical one', async () => {
  const coHost = await joinAs(server, { roomId, role: 'coHost' });
  await expect(publish(coHost, 'programVerticalVideo')).rejects.toThrow('kindNotAllowed');
});

test('frees the tap of a worker whose machine is gone', async () => {
  const tap = await TestTap.connect();
  tap.send({ type: 'openTap', roomId, egressId: crypto.randomUUID() });
  await until('the tap', async () => (await healthOf(server)).taps === 1);
  tap.socket.pause();
  await until('the tap to go', async () => (await healthOf(server)).taps === 0);
});

test.each([
  ['no JSON', 'hello'],
  ['an unknown request', JSON.stringify({ type: 'stopTap' })],
  ['a start before open', JSON.stringify({ type: 'startTap', generation: 1, ip: '127.0.0.1', videoPort: 1, audioPort: 3, rtcpPort: 5 })],
  ['a bad address', JSON.stringify({ type: 'startTap', generation: 1, ip: 'evil.example', videoPort: 1, audioPort: 3, rtcpPort: 5 })],
])('closes a socket that sends %s', async (_what, text) => {
  const tap = await TestTap.connect();
  tap.socket.send(text);
  await tap.waitFor('refused');
  await until('the socket to close', () => tap.closeCode !== undefined);
});
