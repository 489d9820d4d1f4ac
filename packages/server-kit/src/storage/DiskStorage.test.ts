import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DiskStorage } from './DiskStorage.ts';
import { StoredObjectMissingError } from './MediaStorage.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storage-'));
});
afterEach(async () => await rm(folder, { recursive: true }));

async function* parts(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}
const read = async (stream: ReadableStream<Uint8Array>) => await new Response(stream).text();

test('gives back what was stored, whole and in part', async () => {
  const storage = new DiskStorage(folder);
  await storage.put('owner/asset', parts('01234', '56789'));
  expect(await storage.stat('owner/asset')).toEqual({ bytes: 10 });
  expect(await read(await storage.get('owner/asset'))).toBe('0123456789');
  expect(await read(await storage.get('owner/asset', { start: 2, end: 4 }))).toBe('234');
});

test('what was deleted is missing, and can be deleted again', async () => {
  const storage = new DiskStorage(folder);
  await storage.put('a', parts('x'));
  await storage.delete('a');
  await storage.delete('a');
  expect(await storage.stat('a')).toBeUndefined();
  await expect(storage.get('a')).rejects.toThrow(StoredObjectMissingError);
});

test('a source that fails leaves what was there, and no part of itself', async () => {
  const storage = new DiskStorage(folder);
  await storage.put('a', parts('before'));
  async function* failing() {
    yield Buffer.from('half');
    throw new Error('the sender went away');
  }
  await expect(storage.put('a', failing())).rejects.toThrow('the sender went away');
  expect(await read(await storage.get('a'))).toBe('before');
  expect(await readdir(join(folder, '.partial'))).toEqual([]);
});

test('parts of uploads that died long ago are removed, the others are not', async () => {
  await new DiskStorage(folder).put('a', parts('x'));
  await writeFile(join(folder, '.partial/old'), '');
  await writeFile(join(folder, '.partial/new'), '');
  await utimes(join(folder, '.partial/old'), 0, 0);
  await new DiskStorage(folder).put('b', parts('x'));
  expect(await readdir(join(folder, '.partial'))).toEqual(['new']);
});

test.each(['../a', 'a/../../b', '/etc/passwd', 'a//b', '.partial/a', 'A', 'a\\b', 'a\0', ''])('refuses %j as a key', async (key) => {
  const storage = new DiskStorage(folder);
  await expect(storage.put(key, parts('x'))).rejects.toThrow(TypeError);
  await expect(storage.get(key)).rejects.toThrow(TypeError);
  await expect(storage.stat(key)).rejects.toThrow(TypeError);
  await expect(storage.delete(key)).rejects.toThrow(TypeError);
});
