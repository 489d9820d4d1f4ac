import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import {
  AppError,
  closeCodes,
  defaultScene,
  packrOptions,
  type RequestFrame,
  type RoomSnapshot,
  requestFrame,
  rolePermissions,
} from '@footlight/contracts';
import { Packr } from 'msgpackr';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { RoomLink, type RoomLinkOptions } from './RoomLink.ts';

const packr = new Packr(packrOptions());
const self = { peerId: 'me', name: 'Me', role: 'host' as const, placement: 'onStage' as const, connected: true, mutedByHost: false };

/** The media server's side of the protocol, without any media: answers as it is told to, and keeps what it was asked. */
class RoomSimulator {
  readonly entries: string[] = [];
  readonly requests: RequestFrame[] = [];
  readonly #server: WebSocketServer;
  seq = 0;
  answerJoin: 'accept' | AppError = 'accept';
  answerResume: 'accept' | 'refuse' = 'accept';
  missed: { seq: number; event: string; data: unknown }[] | null = [];

  static async create(): Promise<RoomSimulator> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await once(server, 'listening');
    return new RoomSimulator(server);
  }

  private constructor(server: WebSocketServer) {
    this.#server = server;
    server.on('connection', (socket, { headers }) => {
      this.entries.push(String(headers['sec-websocket-protocol']).split(/, ?/)[1] ?? '');
      socket.on('message', (data: Buffer) => this.#answer(socket, requestFrame.parse(packr.unpack(data))));
    });
  }

  get url(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  notify(event: string, data: unknown): void {
    this.seq += 1;
    for (const socket of this.#server.clients) socket.send(packr.pack({ seq: this.seq, event, data }));
  }

  drop(code?: number): void {
    for (const socket of this.#server.clients) {
      if (code === undefined) socket.terminate();
      else socket.close(code);
    }
  }

  async close(): Promise<void> {
    this.drop();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(socket: WebSocket, { id, method }: RequestFrame): void {
    this.requests.push({ id, method, data: {} });
    const answer = (data: unknown) => socket.send(packr.pack({ id, ok: true, data }));
    const refuse = (error: AppError) => socket.send(packr.pack({ id, ok: false, error: error.serialize() }));
    const room: RoomSnapshot = {
      roomId: 'room',
      peers: [self],
      producers: [],
      scene: defaultScene,
      broadcast: { state: 'ready', startedAt: null },
      desk: { chatLogId: 'log', hands: [], teleprompter: null },
      seq: this.seq,
    };
    if (method === 'join' && this.answerJoin !== 'accept') refuse(this.answerJoin);
    else if (method === 'join') {
      answer({ self: { ...self, permissions: [...rolePermissions.host] }, resumeToken: 'again', routerRtpCapabilities: {}, room });
    } else if (method === 'resume' && this.answerResume === 'refuse') refuse(new AppError('resumeRefused'));
    else if (method === 'resume') answer({ missed: this.missed, room });
    else if (method === 'leave') answer({});
  }
}

let server: RoomSimulator;
let link: RoomLink;
let admissions = 0;
const heard = {
  onJoined: vi.fn<RoomLinkOptions['onJoined']>(),
  onResumed: vi.fn<RoomLinkOptions['onResumed']>(),
  onNotification: vi.fn<RoomLinkOptions['onNotification']>(),
  onLost: vi.fn<RoomLinkOptions['onLost']>(),
  onClosed: vi.fn<RoomLinkOptions['onClosed']>(),
};
let admit: () => Promise<{ url: string; token: string }>;

beforeEach(async () => {
  vi.clearAllMocks();
  admissions = 0;
  server = await RoomSimulator.create();
  admit = async () => ({ url: server.url, token: `t${admissions}` });
  const getAdmission = async () => {
    admissions += 1;
    return { peerId: 'me', role: 'host' as const, serverId: 'm1', ...(await admit()) };
  };
  link = new RoomLink({ getAdmission, ...heard });
});

afterEach(async () => {
  await link.leave();
  await server.close();
});

const eventually = (check: () => void) => vi.waitFor(check, { timeout: 15_000, interval: 20 });

test('enters with a token that stays out of the address', async () => {
  await link.join({ takeOver: false });
  expect(server.entries).toEqual(['token.t1']);
  expect(heard.onJoined).toHaveBeenCalledOnce();
});

test('a refusal at the door is thrown, and nothing is tried again', async () => {
  server.answerJoin = new AppError('alreadyInStudio');
  await expect(link.join({ takeOver: false })).rejects.toMatchObject({ code: 'alreadyInStudio' });
  server.answerJoin = 'accept';
  await link.join({ takeOver: true });
  expect(server.entries).toEqual(['token.t1', 'token.t2']);
});

test('a lost socket resumes the same place and hears what it missed, in order and once', async () => {
  await link.join({ takeOver: false });
  server.notify('peerLeft', { peerId: 'a', reason: 'left' });
  await eventually(() => expect(heard.onNotification).toHaveBeenCalledTimes(1));
  server.seq = 3;
  server.missed = [1, 2, 3].map((seq) => ({ seq, event: 'peerLeft', data: { peerId: `p${seq}`, reason: 'left' } }));
  server.drop();
  await eventually(() => expect(heard.onResumed).toHaveBeenCalledOnce());
  expect(server.entries).toEqual(['token.t1', 'resume.again']);
  expect(heard.onLost).toHaveBeenCalledOnce();
  expect(heard.onNotification.mock.calls.map(([{ seq }]) => seq)).toEqual([1, 2, 3]);
  expect(heard.onJoined).toHaveBeenCalledOnce();
});

test('a place that was not held is taken anew, with a fresh token', async () => {
  await link.join({ takeOver: false });
  server.answerResume = 'refuse';
  server.drop();
  await eventually(() => expect(heard.onJoined).toHaveBeenCalledTimes(2));
  expect(server.entries).toEqual(['token.t1', 'resume.again', 'token.t2']);
});

test('a dead server is left for another one, however long web takes to name it', async () => {
  await link.join({ takeOver: false });
  const first = server;
  server = await RoomSimulator.create();
  let refusals = 2;
  admit = async () => {
    refusals -= 1;
    if (refusals >= 0) throw new TypeError('fetch failed');
    return { url: server.url, token: 'elsewhere' };
  };
  await first.close();
  await eventually(() => expect(heard.onJoined).toHaveBeenCalledTimes(2));
  expect(server.entries).toEqual(['token.elsewhere']);
});

test('a draining server is left while its socket still works', async () => {
  await link.join({ takeOver: false });
  const old = server;
  server = await RoomSimulator.create();
  old.notify('serverDraining', {});
  await eventually(() => expect(heard.onJoined).toHaveBeenCalledTimes(2));
  expect(server.entries).toEqual(['token.t2']);
  expect(heard.onLost).not.toHaveBeenCalled();
  await old.close();
});

test('another tab that took over ends it, and so does the host’s removal', async () => {
  await link.join({ takeOver: false });
  server.drop(closeCodes.displaced);
  await eventually(() => expect(heard.onClosed).toHaveBeenCalledWith(expect.objectContaining({ code: 'alreadyInStudio' })));
  await link.join({ takeOver: true });
  server.notify('removed', { reason: 'removed' });
  await eventually(() => expect(heard.onClosed).toHaveBeenLastCalledWith(expect.objectContaining({ code: 'removedFromRoom' })));
  expect(server.entries).toEqual(['token.t1', 'token.t2']);
});

test('a refusal by web while reconnecting ends it with web’s own words', async () => {
  await link.join({ takeOver: false });
  server.answerResume = 'refuse';
  admit = async () => {
    throw new AppError('inviteRevoked');
  };
  server.drop();
  await eventually(() =>
    expect(heard.onClosed).toHaveBeenCalledWith({ code: 'inviteRevoked', message: new AppError('inviteRevoked').message }),
  );
});

test('a request without a connection fails plainly, and one that the socket loses too', async () => {
  await expect(link.request('renameSelf', { name: 'x' })).rejects.toMatchObject({ code: 'mediaUnavailable' });
  await link.join({ takeOver: false });
  const asked = link.request('renameSelf', { name: 'x' });
  await eventually(() => expect(server.requests.at(-1)?.method).toBe('renameSelf'));
  server.drop();
  await expect(asked).rejects.toMatchObject({ code: 'mediaUnavailable', retryable: true });
});

test('leaving tells the server and tries nothing afterwards', async () => {
  await link.join({ takeOver: false });
  await link.leave();
  expect(server.requests.at(-1)?.method).toBe('leave');
  expect(heard.onClosed).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'left' }));
  expect(server.entries).toHaveLength(1);
});
