import { createConnection } from 'node:net';
import { closeCodes, maxFrameBytes, packrOptions, signalingProtocol } from '@footlight/contracts';
import { SignJWT } from 'jose';
import { Packr } from 'msgpackr';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { healthOf } from '../../test/healthOf.ts';
import { joinAs } from '../../test/people.ts';
import { grantToken, roomTokenSecret, startTestServer, type TestServer } from '../../test/startTestServer.ts';
import { HandshakeRefused, RequestRefused, TestClient } from '../../test/TestClient.ts';
import { until } from '../../test/until.ts';

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(async () => await server.server.close());

const connectTo = async (options: Parameters<typeof TestClient.connect>[1]) => await TestClient.connect(server.url, options);

async function refusalOf(options: Parameters<typeof TestClient.connect>[1]): Promise<{ status: number; code: string }> {
  const error = await connectTo(options).then(
    () => undefined,
    (refusal: unknown) => refusal,
  );
  expect(error).toBeInstanceOf(HandshakeRefused);
  return error instanceof HandshakeRefused ? { status: error.status, code: error.code } : { status: 0, code: 'none' };
}

async function signClaims(claims: Record<string, unknown>, { secret = roomTokenSecret, aud = server.env.SERVER_ID, exp = 60 } = {}) {
  return await new SignJWT({ roomId: 'room', peerId: 'someone', role: 'guest', name: 'Someone', permissions: [], ...claims })
    .setProtectedHeader({ alg: 'HS256' })
    .setAudience(aud)
    .setJti(crypto.randomUUID())
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + exp)
    .sign(new TextEncoder().encode(secret));
}

describe('the handshake', () => {
  test('is refused without a token', async () => {
    expect(await refusalOf({ protocols: [signalingProtocol] })).toEqual({ status: 401, code: 'tokenMissing' });
  });

  test('is refused with something that is no token of ours', async () => {
    expect(await refusalOf({ token: 'abc' })).toEqual({ status: 401, code: 'tokenInvalid' });
    const forged = await signClaims({}, { secret: 'another-secret-of-the-same-length-as-ours-000' });
    expect(await refusalOf({ token: forged })).toEqual({ status: 401, code: 'tokenInvalid' });
    expect(await refusalOf({ token: await signClaims({ role: 'owner' }) })).toEqual({ status: 401, code: 'tokenInvalid' });
  });

  test('is refused with an expired token', async () => {
    expect(await refusalOf({ token: await signClaims({}, { exp: -1 }) })).toEqual({ status: 401, code: 'tokenExpired' });
  });

  test('is refused with a token for another server', async () => {
    expect(await refusalOf({ token: await signClaims({}, { aud: 'media-elsewhere' }) })).toEqual({ status: 403, code: 'tokenForeign' });
  });

  test('takes each token once', async () => {
    const token = await grantToken(server);
    const first = await connectTo({ token });
    expect(first.protocol).toBe(signalingProtocol);
    expect(await refusalOf({ token })).toEqual({ status: 401, code: 'tokenReplayed' });
    first.drop();
  });

  test('opens the room that the token names, and no other', async () => {
    const roomId = crypto.randomUUID();
    const { client, joined } = await joinAs(server, { roomId });
    expect(joined.room.roomId).toBe(roomId);
    expect(joined.room.peers).toHaveLength(1);
    client.drop();
  });

  test('is refused to a page of another origin, before its token counts as used', async () => {
    const token = await grantToken(server);
    expect(await refusalOf({ token, origin: 'https://evil.example' })).toEqual({ status: 403, code: 'originRefused' });
    const client = await connectTo({ token, origin: 'http://127.0.0.1:3000' });
    client.drop();
  });

  test('is refused with a resume token nobody was given', async () => {
    expect(await refusalOf({ resume: 'x'.repeat(43) })).toEqual({ status: 410, code: 'resumeRefused' });
  });

  test('is refused with two entries, or without our protocol', async () => {
    const token = await grantToken(server);
    expect(await refusalOf({ protocols: [signalingProtocol, `token.${token}`, 'resume.abc'] })).toEqual({
      status: 400,
      code: 'badRequest',
    });
    expect(await refusalOf({ protocols: [`token.${token}`] })).toEqual({ status: 400, code: 'badRequest' });
  });

  test('survives a peer that hangs up in the middle of it', async () => {
    const socket = createConnection(server.server.port, '127.0.0.1');
    const token = await grantToken(server);
    socket.write(
      `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: ${signalingProtocol}, token.${token}\r\n\r\n`,
      () => socket.resetAndDestroy(),
    );
    await new Promise((resolve) => socket.once('close', resolve));
    expect((await fetch(`${server.httpUrl}/ready`)).status).toBe(200);
  });
});

describe('at the connection limit', () => {
  let small: TestServer;
  beforeAll(async () => {
    small = await startTestServer({ env: { MAX_CONNECTIONS: 2 } });
  });
  afterAll(async () => await small.server.close());

  test('the handshake is answered with 503, and works again when one left', async () => {
    const clients = [await joinAs(small), await joinAs(small)];
    await expect(joinAs(small)).rejects.toMatchObject({ status: 503, code: 'serverFull' });
    clients[0]?.client.drop();
    await until('a free connection', async () => (await healthOf(small)).connections < 2);
    const third = await joinAs(small);
    expect(third.joined.self.role).toBe('guest');
  });
});

describe('a socket', () => {
  let client: TestClient;
  afterEach(() => client.drop());
  const packr = new Packr(packrOptions());
  const enter = async () => {
    client = await connectTo({ token: await grantToken(server, { roomId: crypto.randomUUID() }) });
  };

  test.each([
    ['bytes that are no MessagePack', Buffer.from([0xc1, 0xff, 0x00])],
    ['a value that is no request', packr.pack(['join'])],
    ['a request without an id', packr.pack({ method: 'join', data: {} })],
    ['a record definition', Buffer.from([0xd4, 0x72, 0x40, 0x91, 0xa1, 0x61, 0x01])],
    ['an array that claims four billion entries', Buffer.from([0xdd, 0xff, 0xff, 0xff, 0xff])],
    ['an empty frame', Buffer.alloc(0)],
    ['nesting without end', Buffer.alloc(60_000, 0x91)],
    ['text', 'hello'],
  ])('that sends %s is closed', async (_what, bytes) => {
    await enter();
    client.sendBytes(bytes);
    expect(await client.waitForClose()).toEqual({ code: closeCodes.malformedFrame, reason: 'malformedFrame' });
  });

  test('that sends an oversized frame is closed with 1009', async () => {
    await enter();
    client.sendBytes(Buffer.alloc(maxFrameBytes + 1, 0xc0));
    expect((await client.waitForClose()).code).toBe(1009);
  });

  test('that asks for an unknown method is told so and goes on', async () => {
    await enter();
    for (const method of ['destroyEverything', 'constructor', '__proto__'])
      await expect(client.requestRaw(method, {})).rejects.toMatchObject({ code: 'unknownMethod' });
    expect((await client.request('join', {})).self.role).toBe('guest');
  });

  test('is told which field was wrong', async () => {
    await enter();
    await client.request('join', {});
    const refusal = await client.requestRaw('setPlacement', { peerId: 'x', placement: 'ceiling' }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(RequestRefused);
    expect(refusal).toMatchObject({ code: 'badRequest', problems: [{ path: 'placement' }] });
    await expect(client.requestRaw('renameSelf', { name: 'x'.repeat(61) })).rejects.toMatchObject({ problems: [{ path: 'name' }] });
    await expect(client.requestRaw('renameSelf', 7)).rejects.toMatchObject({ code: 'badRequest' });
  });

  test('must join first, and once', async () => {
    await enter();
    await expect(client.request('renameSelf', { name: 'Ada' })).rejects.toMatchObject({ code: 'badRequest' });
    await expect(client.request('resume', { lastSeq: 0 })).rejects.toMatchObject({ code: 'badRequest' });
    await client.request('join', {});
    await expect(client.request('join', { takeOver: true })).rejects.toMatchObject({ code: 'badRequest' });
  });

  test('that sends more than its rate is refused, and closed when it does not stop', async () => {
    await enter();
    await client.request('join', {});
    const answers = await Promise.allSettled(Array.from({ length: 220 }, () => client.request('renameSelf', { name: 'Ada' })));
    const refused = answers.filter((answer) => answer.status === 'rejected');
    expect(answers.length - refused.length).toBeGreaterThanOrEqual(100);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ reason: { code: 'rateLimited' } });
    for (let sent = 0; sent < 400; sent += 1)
      client.sendBytes(packr.pack({ id: sent + 1000, method: 'renameSelf', data: { name: 'Ada' } }));
    expect((await client.waitForClose()).code).toBe(closeCodes.flooding);
  });

  test('that floods faster than it is served is closed', async () => {
    await enter();
    for (let sent = 0; sent < 2000; sent += 1) client.sendBytes(packr.pack({ id: sent, method: 'renameSelf', data: { name: 'Ada' } }));
    expect((await client.waitForClose()).code).toBe(closeCodes.flooding);
  });
});

describe('a silent or stalled client', () => {
  let impatient: TestServer;
  beforeAll(async () => {
    impatient = await startTestServer({ timings: { pingIntervalMs: 50, idleTimeoutMs: 300 } });
  });
  afterAll(async () => await impatient.server.close());

  test('is dropped when it answers no ping, while one that does stays', async () => {
    const alive = await joinAs(impatient, { role: 'host' });
    const stalled = await joinAs(impatient);
    stalled.client.stall();
    await alive.client.waitFor('peerUpdated', ({ peer }) => peer.peerId === stalled.peerId && !peer.connected);
    expect(await alive.client.request('renameSelf', { name: 'Still here' })).toEqual({});
    stalled.client.drop();
  });

  test('that reads too slowly is closed before it costs memory', async () => {
    const patient = await startTestServer();
    const roomId = crypto.randomUUID();
    const stalled = await joinAs(patient, { roomId, role: 'host' });
    const talkers = await Promise.all(Array.from({ length: 4 }, () => joinAs(patient, { roomId, role: 'coHost' })));
    stalled.client.stall();
    const scene = {
      layout: 'grid',
      order: Array.from({ length: 60 }, (_, n) => `${String(n).padStart(60, 'p')}:camera`),
      showNameTags: true,
      logo: null,
      testSignal: false,
    };
    const isDropped = () =>
      talkers[0]?.client.notifications.some(
        ({ event, data }) => event === 'peerUpdated' && JSON.stringify(data).includes('"connected":false'),
      ) ?? false;
    await until(
      'the stalled client to be dropped',
      async () => {
        await Promise.all(talkers.map(({ client }) => client.requestRaw('updateScene', { change: scene }).catch(() => undefined)));
        return isDropped();
      },
      50_000,
    );
    const metrics = await (await fetch(`${patient.httpUrl}/metrics`)).text();
    expect(metrics).toMatch(/footlight_refusals_total\{code="slowConsumer"[^}]*\} 1/);
    await patient.server.close();
  });
});
