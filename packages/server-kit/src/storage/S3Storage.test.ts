import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { S3Simulator } from '../../../../tests/support/S3Simulator.ts';
import { StoredObjectMissingError } from './MediaStorage.ts';
import { S3Storage } from './S3Storage.ts';

let server: S3Simulator;
beforeEach(async () => {
  server = await S3Simulator.start();
});
afterEach(async () => await server.close());

const createStorage = (accessKeyId = server.accessKeyId) =>
  new S3Storage({ bucket: server.bucket, region: 'test', endpoint: server.endpoint, accessKeyId, secretAccessKey: 'secret-of-the-test' });
async function* parts(...contents: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const content of contents) yield Buffer.from(content);
}
const mimeType = 'video/mp4';
const megabytes = (count: number, fill: number) => new Uint8Array(count * 1024 * 1024).fill(fill);

test('gives back what was stored, whole and in part', async () => {
  const storage = createStorage();
  await storage.put('owner/asset', parts('01234', '56789'), { mimeType });
  expect(server.objects.get('owner/asset')?.mimeType).toBe(mimeType);
  expect(await storage.stat('owner/asset')).toEqual({ bytes: 10 });
  expect(await text(await storage.get('owner/asset'))).toBe('0123456789');
  expect(await text(await storage.get('owner/asset', { start: 2, end: 4 }))).toBe('234');
});

test('a large file goes in parts and is whole', async () => {
  await createStorage().put('large', parts(megabytes(6, 1), megabytes(6, 2)), { mimeType });
  const { bytes } = server.objects.get('large') ?? { bytes: Buffer.alloc(0) };
  expect(bytes.equals(Buffer.concat([megabytes(6, 1), megabytes(6, 2)]))).toBe(true);
  expect(server.openUploads.size).toBe(0);
});

test('what was deleted is missing, and can be deleted again', async () => {
  const storage = createStorage();
  await storage.put('a', parts('x'), { mimeType });
  await storage.delete('a');
  await storage.delete('a');
  expect(await storage.stat('a')).toBeUndefined();
  await expect(storage.get('a')).rejects.toThrow(StoredObjectMissingError);
});

test('a source that fails makes no object and leaves no part', async () => {
  async function* failing() {
    yield megabytes(6, 1);
    throw new Error('the sender went away');
  }
  await expect(createStorage().put('a', failing(), { mimeType })).rejects.toThrow('the sender went away');
  expect(server.objects.has('a')).toBe(false);
  expect(server.openUploads.size).toBe(0);
});

test('a refused key is an error that does not tell the secret, and no missing file', async () => {
  const storage = createStorage('stranger');
  const refusal: unknown = await storage.get('a').catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(Error);
  expect(refusal).not.toBeInstanceOf(StoredObjectMissingError);
  expect(JSON.stringify(refusal, Object.getOwnPropertyNames(refusal))).not.toContain('secret-of-the-test');
});

test('a bucket that is not there is told, and is no missing file', async () => {
  const options = { region: 'test', endpoint: server.endpoint, accessKeyId: server.accessKeyId, secretAccessKey: 'secret' };
  await expect(new S3Storage({ ...options, bucket: 'another' }).get('a')).rejects.toThrow('NoSuchBucket');
});

test('refuses what is no key of ours', async () => {
  await expect(createStorage().get('../a')).rejects.toThrow(TypeError);
});
