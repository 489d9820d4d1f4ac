import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redisReady } from '@footlight/server-kit/redis';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { S3Simulator } from '../../../../../../tests/support/S3Simulator.ts';
import { mediaAssetView, mediaLibraryView } from '../../../features/media/views.ts';
import type { Backend } from '../../../server/backend.ts';
import { createTestBackend, createTestUser, signedInCookie } from '../../../server/createTestBackend.ts';
import { DELETE as deleteMedia, GET as getMedia, PATCH as renameMedia } from './[id]/route.ts';
import { GET as getThumbnail, PUT as putThumbnail } from './[id]/thumbnail/route.ts';
import { GET as listMedia, POST as uploadMedia } from './route.ts';

let backend: Backend;
let folder: string;
let cookie: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-'));
  backend = createTestBackend({ MEDIA_DIR: folder, MEDIA_MAX_IMAGE_MB: '1', MEDIA_MAX_VIDEO_MB: '2', MEDIA_QUOTA_MB: '3' });
  await redisReady(backend.redis);
});
afterAll(async () => {
  globalThis.footlightBackend = undefined;
  await backend.close();
  await rm(folder, { recursive: true });
});
beforeEach(async () => {
  globalThis.footlightBackend = backend;
  await backend.redis.del(...(await backend.redis.keys('footlight:limit:upload:*')), 'none');
  cookie = await signedInCookie(backend, await createTestUser(backend));
});

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

interface Call {
  method?: string;
  as?: string | undefined;
  id?: string;
  query?: Record<string, string>;
  body?: BodyInit;
  headers?: Record<string, string>;
}

const call = async (handler: Handler, { method = 'GET', as = cookie, id, query = {}, body, headers = {} }: Call = {}) => {
  const init = { method, headers: { cookie: as, ...headers }, ...(body === undefined ? {} : { body, duplex: 'half' }) };
  const url = `http://studio.test/api/media?${new URLSearchParams(query)}`;
  return await handler(new Request(url, init), { params: Promise.resolve(id === undefined ? {} : { id }) });
};
const errorOf = async (response: Response) =>
  z.object({ error: z.object({ code: z.string(), message: z.string() }) }).parse(await response.json()).error;
const codeOf = async (response: Response) => (response.ok ? 'none' : (await errorOf(response)).code);

interface Sent {
  name?: string;
  kind?: string;
  facts?: Record<string, string>;
  headers?: Record<string, string>;
}

const send = (body: BodyInit, { name = 'Clip', kind = 'video', facts = {}, headers = {} }: Sent = {}) =>
  call(uploadMedia, { method: 'POST', query: { name, kind, ...facts }, body, headers });
const upload = async (...args: Parameters<typeof send>) => mediaAssetView.parse(await (await send(...args)).json());
const library = async (as = cookie) => mediaLibraryView.parse(await (await call(listMedia, { as })).json());

/** An MP4's first box and then anything: the server tells containers, browsers play them. */
const video = (bytes = 1000): Uint8Array<ArrayBuffer> => {
  const content = new Uint8Array(bytes).fill(7);
  content.set(Buffer.from('\0\0\0\x18ftypisom', 'latin1'));
  return content;
};
const png = async (width = 64, height = 36) =>
  new Uint8Array(
    await sharp({ create: { width, height, channels: 3, background: '#0a0' } })
      .png()
      .toBuffer(),
  );
const storedFiles = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name }) => name);

test('a video is stored as it is, listed, sent whole and in part, renamed and deleted', async () => {
  const content = video(5000);
  const asset = await upload(content, { name: 'Opening.mp4', facts: { width: '640', height: '360', durationS: '2.5' } });
  expect(asset).toMatchObject({ kind: 'video', name: 'Opening.mp4', bytes: 5000, width: 640, height: 360, durationS: 2.5 });
  expect(await library()).toMatchObject({ assets: [asset], usedBytes: 5000, quotaBytes: 3_000_000 });

  const whole = await call(getMedia, { id: asset.id });
  expect([whole.status, whole.headers.get('content-type'), whole.headers.get('accept-ranges')]).toEqual([200, 'video/mp4', 'bytes']);
  expect(new Uint8Array(await whole.arrayBuffer())).toEqual(content);
  const part = await call(getMedia, { id: asset.id, headers: { range: 'bytes=4-7' } });
  expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 4-7/5000', 'ftyp']);
  expect((await call(getMedia, { id: asset.id, headers: { range: 'bytes=5000-' } })).status).toBe(416);

  const body = JSON.stringify({ name: ' New\u0000 name ' });
  const renamed = await call(renameMedia, { method: 'PATCH', id: asset.id, body, headers: { 'content-type': 'application/json' } });
  expect(await renamed.json()).toMatchObject({ name: 'New name' });
  expect((await call(deleteMedia, { method: 'DELETE', id: asset.id })).status).toBe(204);
  expect(await codeOf(await call(getMedia, { id: asset.id }))).toBe('notFound');
  expect(await library()).toMatchObject({ assets: [], usedBytes: 0 });
});

test('a picture is encoded anew, with a small one beside it', async () => {
  const hidden = Buffer.from('<script>alert(1)</script>');
  const asset = await upload(new Blob([await png(), hidden]), { kind: 'image', name: 'Slide.html', facts: { width: '9999' } });
  expect(asset).toMatchObject({ kind: 'image', width: 64, height: 36, durationS: null, hasThumbnail: true });
  const sent = await call(getMedia, { id: asset.id });
  expect(sent.headers.get('content-type')).toBe('image/png');
  expect(Buffer.from(await sent.arrayBuffer()).includes(hidden)).toBe(false);
  expect((await call(getThumbnail, { id: asset.id })).headers.get('content-type')).toBe('image/webp');
});

test('a video gets its small picture once, and only a picture', async () => {
  const { id } = await upload(video());
  expect(await codeOf(await call(getThumbnail, { id }))).toBe('notFound');
  const put = async (body: BodyInit) => await codeOf(await call(putThumbnail, { method: 'PUT', id, body }));
  expect(await put('nothing to see')).toBe('invalidInput');
  expect(await put(await png())).toBe('none');
  expect(await put(await png())).toBe('badRequest');
  expect((await call(getThumbnail, { id })).status).toBe(200);
});

test('what is refused says why and leaves nothing behind', async () => {
  const before = (await storedFiles()).length;
  const broken = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(video()),
    pull: (controller) => controller.error(new Error('aborted')),
  });
  const unannounced = (bytes: number) =>
    new ReadableStream<Uint8Array>({
      start: (controller) => {
        controller.enqueue(video(bytes));
        controller.close();
      },
    });
  const bomb = await sharp({ create: { width: 7200, height: 7200, channels: 3, background: '#000' } })
    .png()
    .toBuffer();
  const page = '<!doctype html><script>alert(1)</script>';
  const cases: [Promise<Response>, string, RegExp][] = [
    [send(page, { name: 'film.mp4' }), 'invalidInput', /MP4, WebM or Ogg/],
    [send(page, { name: 'slide.png', kind: 'image' }), 'invalidInput', /PNG, JPEG or WebP/],
    [send(await png(), { name: 'film.mp4' }), 'invalidInput', /A video must be/],
    [send(video(), { name: 'slide.png', kind: 'image' }), 'invalidInput', /A picture must be/],
    [send((await png()).subarray(0, 60), { kind: 'image' }), 'invalidInput', /cannot be read/],
    [send(new Uint8Array(bomb), { kind: 'image' }), 'invalidInput', /too many pixels/],
    [send(''), 'invalidInput', /A video must be/],
    [send(unannounced(2_000_001)), 'payloadTooLarge', /at most 2 MB/],
    [send(video(), { headers: { 'content-length': '2000001' } }), 'payloadTooLarge', /at most 2 MB/],
    [send(video(), { headers: { 'content-length': '1001' } }), 'badRequest', /broke off/],
    [send(broken), 'badRequest', /broke off/],
    [send(video(), { name: ' / \u0007 ' }), 'invalidInput', /./],
    [send(video(), { kind: 'program' }), 'invalidInput', /./],
    [send(video(), { facts: { durationS: '-1' } }), 'invalidInput', /./],
  ];
  for (const [index, [refused, code, message]] of cases.entries()) {
    const error = await errorOf(await refused);
    expect(error.code, `case ${index}`).toBe(code);
    expect(error.message, `case ${index}`).toMatch(message);
  }
  expect((await library()).assets).toEqual([]);
  expect(await storedFiles()).toHaveLength(before);
});

test('a name is a name and no path', async () => {
  const asset = await upload(video(), { name: '../../etc/passwd\r\nset-cookie: a=b\ud800"' });
  expect(asset.name).not.toMatch(/[/\\\r\n]/);
  const sent = await call(getMedia, { id: asset.id });
  expect(sent.headers.get('content-disposition')).toMatch(/^inline; filename\*=UTF-8''[\w.%~!'()*-]+$/);
  expect(await storedFiles()).not.toContain('passwd');
});

test('a library has an end, also for uploads at once', async () => {
  const codes = await Promise.all([1, 2, 3].map(async () => await codeOf(await send(video(1_400_000)))));
  expect(codes.sort()).toEqual(['libraryFull', 'none', 'none']);
  expect(await codeOf(await send(video(300_000)))).toBe('libraryFull');
  expect(await codeOf(await send(video(100_000)))).toBe('none');
});

test('another creator’s file does not exist; an admin may look after it', async () => {
  const { id } = await upload(video());
  const stranger = await signedInCookie(backend, await createTestUser(backend));
  const admin = await signedInCookie(backend, await createTestUser(backend, 'admin'));
  const json = { 'content-type': 'application/json' };
  const asks = (as: string): Promise<Response>[] => [
    call(getMedia, { as, id }),
    call(getThumbnail, { as, id }),
    call(renameMedia, { as, id, method: 'PATCH', body: '{"name":"Mine"}', headers: json }),
    call(deleteMedia, { as, id, method: 'DELETE' }),
  ];
  for (const ask of asks(stranger)) expect(await codeOf(await ask)).toBe('notFound');
  expect((await library(stranger)).assets).toEqual([]);
  for (const ask of asks('')) expect(await codeOf(await ask)).toBe('unauthenticated');
  expect(await codeOf(await call(getMedia, { id: randomUUID() }))).toBe('notFound');
  expect(await codeOf(await call(getMedia, { id: '../x' }))).toBe('notFound');
  expect((await call(deleteMedia, { as: admin, id, method: 'DELETE' })).status).toBe(204);
});

test('another site’s page cannot upload', async () => {
  const refused = await send(video(), { headers: { 'sec-fetch-site': 'cross-site' } });
  expect(await codeOf(refused)).toBe('forbidden');
});

test('a library in a bucket is the same library', async () => {
  const server = await S3Simulator.start();
  const inBucket = createTestBackend({
    MEDIA_STORAGE: 's3',
    S3_BUCKET: server.bucket,
    S3_ENDPOINT: server.endpoint,
    S3_ACCESS_KEY_ID: server.accessKeyId,
    S3_SECRET_ACCESS_KEY: 'secret-of-the-test',
  });
  globalThis.footlightBackend = inBucket;
  await redisReady(inBucket.redis);
  const { id } = await upload(video(5000));
  await upload(await png(), { kind: 'image' });
  expect(server.objects.size).toBe(3);
  const part = await call(getMedia, { id, headers: { range: 'bytes=4-7' } });
  expect([part.status, await part.text()]).toEqual([206, 'ftyp']);
  expect(await codeOf(await send(video(), { headers: { 'content-length': '1001' } }))).toBe('badRequest');
  expect((await call(deleteMedia, { method: 'DELETE', id })).status).toBe(204);
  expect(server.objects.size).toBe(2);
  expect(server.openUploads.size).toBe(0);
  await inBucket.close();
  await server.close();
});
