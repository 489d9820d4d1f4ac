import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { assertStorageKey, type ByteRange, type MediaStorage, StoredObjectMissingError } from './MediaStorage.ts';

/** A folder that no key can name. */
const partialFolder = '.partial';
/** An upload that takes longer than this has died with its process. */
const partialMaxAgeMs = 24 * 3_600_000;

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Files below one folder. Several processes may share it; a file appears there when it is whole. */
export class DiskStorage implements MediaStorage {
  readonly #root: string;
  #prepared: Promise<void> | undefined;

  constructor(folder: string) {
    this.#root = resolve(folder);
  }

  async put(key: string, source: AsyncIterable<Uint8Array>): Promise<void> {
    const path = this.#pathOf(key);
    await this.#prepare();
    const partial = join(this.#root, partialFolder, randomUUID());
    try {
      await pipeline(Readable.from(source), createWriteStream(partial, { flags: 'wx', mode: 0o640, flush: true }));
      await mkdir(dirname(path), { recursive: true, mode: 0o750 });
      await rename(partial, path);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }

  async get(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array>> {
    const path = this.#pathOf(key);
    // Opened here, so that a missing file is told before an answer has begun.
    const file = await open(path).catch((error: unknown) => {
      throw isMissing(error) ? new StoredObjectMissingError(key, { cause: error }) : error;
    });
    return Readable.toWeb(file.createReadStream(range)) as ReadableStream<Uint8Array>;
  }

  async stat(key: string): Promise<{ bytes: number } | undefined> {
    try {
      return { bytes: (await stat(this.#pathOf(key))).size };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async delete(key: string): Promise<void> {
    await rm(this.#pathOf(key), { force: true });
  }

  #pathOf(key: string): string {
    assertStorageKey(key);
    return join(this.#root, key);
  }

  async #prepare(): Promise<void> {
    this.#prepared ??= this.#sweep().catch((error: unknown) => {
      this.#prepared = undefined;
      throw error;
    });
    await this.#prepared;
  }

  /** Removes what uploads left behind when their process died. */
  async #sweep(): Promise<void> {
    const folder = join(this.#root, partialFolder);
    await mkdir(folder, { recursive: true, mode: 0o750 });
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      const found = await stat(path).catch(() => undefined);
      if (found && Date.now() - found.mtimeMs > partialMaxAgeMs) await rm(path, { force: true });
    }
  }
}
