import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { contentOf, type FlvContent, FlvParser } from './FlvParser.ts';

/** A tag as it came: what it is, its timestamp and size, and when its last byte was seen. */
export interface ArrivedTag {
  content: FlvContent;
  timestampMs: number;
  bytes: number;
  /** Wall clock, ms since epoch. */
  arrivedAtMs: number;
  /** Offset in the file, and of the byte after it. */
  offset: number;
  end: number;
}

/** One recording: one connection of a publisher to the server. */
export interface FollowedFile {
  path: string;
  tags: ArrivedTag[];
}

const pollIntervalMs = 8;
const listEvery = 8;
const tagFramingBytes = 15;

/**
 * Follows the FLV files that an RTMP server writes into a folder and notes when each tag arrived. The server writes
 * each message at once, so a tag's arrival is known to within the poll: at most 8 ms late, and never early.
 */
export class FlvFollower {
  readonly #folder: string;
  readonly #files = new Map<string, { file: FollowedFile; parser: FlvParser; handle: number }>();
  readonly #buffer = Buffer.alloc(256 * 1024);
  readonly #ignored: ReadonlySet<string>;
  readonly #timer: NodeJS.Timeout;
  #polls = 0;
  #problem: Error | undefined;
  #closed = false;

  /** @param onlyNew leaves out recordings that are there already. */
  constructor({ folder, onlyNew = false }: { folder: string; onlyNew?: boolean }) {
    this.#folder = folder;
    this.#ignored = new Set(onlyNew ? readdirSync(folder) : []);
    this.#timer = setInterval(() => this.#poll(), pollIntervalMs);
  }

  /** Recordings in the order of their beginning. @throws Error when the folder or a file could not be read. */
  get files(): readonly FollowedFile[] {
    if (this.#problem) throw this.#problem;
    return [...this.#files.values()].map(({ file }) => file);
  }

  /** Every tag of every recording, by arrival. */
  get tags(): readonly ArrivedTag[] {
    return this.files.flatMap(({ tags }) => tags);
  }

  /** Reads what is left and stops. */
  close(): void {
    if (this.#closed) return;
    clearInterval(this.#timer);
    this.#polls = 0;
    this.#poll();
    this.#closed = true;
    for (const { handle } of this.#files.values()) closeSync(handle);
  }

  #poll(): void {
    try {
      if (this.#polls % listEvery === 0) this.#list();
      this.#polls += 1;
      this.#readAll();
    } catch (error) {
      // Told to whoever looks next: thrown from a timer it would end the process and leave its children behind.
      this.#problem = error instanceof Error ? error : new Error(String(error));
      clearInterval(this.#timer);
    }
  }

  #list(): void {
    for (const name of readdirSync(this.#folder).sort()) {
      const path = join(this.#folder, name);
      if (!name.endsWith('.flv') || this.#ignored.has(name) || this.#files.has(path)) continue;
      this.#files.set(path, { file: { path, tags: [] }, parser: new FlvParser(), handle: openSync(path, 'r') });
    }
  }

  #readAll(): void {
    for (const { file, parser, handle } of this.#files.values()) {
      for (let count = this.#read(handle); count > 0; count = this.#read(handle)) {
        const arrivedAtMs = Date.now();
        for (const tag of parser.push(Buffer.from(this.#buffer.subarray(0, count)))) {
          file.tags.push({
            content: contentOf(tag),
            timestampMs: tag.timestampMs,
            bytes: tag.body.length,
            arrivedAtMs,
            offset: tag.offset,
            end: tag.offset + tag.body.length + tagFramingBytes,
          });
        }
      }
    }
  }

  #read(handle: number): number {
    return readSync(handle, this.#buffer, 0, this.#buffer.length, null);
  }
}
