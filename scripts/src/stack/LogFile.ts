import { closeSync, existsSync, fstatSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

interface LogFileOptions {
  /** The file is rotated before it would grow beyond this many bytes. */
  maxBytes?: number;
  /** How many rotated files are kept: `.1` is the newest. */
  keep?: number;
}

/** Lines of one process, in a file that never grows without bound. Writes are synchronous: nothing is lost in a crash. */
export class LogFile {
  readonly file: string;
  readonly #maxBytes: number;
  readonly #keep: number;
  #descriptor: number;
  #bytes: number;
  #closed = false;

  constructor(file: string, { maxBytes = 10_000_000, keep = 3 }: LogFileOptions = {}) {
    this.file = file;
    this.#maxBytes = maxBytes;
    this.#keep = keep;
    mkdirSync(dirname(file), { recursive: true, mode: 0o750 });
    this.#descriptor = openSync(file, 'a', 0o640);
    this.#bytes = fstatSync(this.#descriptor).size;
  }

  writeLine(line: string): void {
    if (this.#closed) return;
    const bytes = Buffer.from(`${line}\n`);
    if (this.#bytes > 0 && this.#bytes + bytes.length > this.#maxBytes) this.#rotate();
    writeSync(this.#descriptor, bytes);
    this.#bytes += bytes.length;
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    closeSync(this.#descriptor);
  }

  #rotate(): void {
    closeSync(this.#descriptor);
    rmSync(`${this.file}.${this.#keep}`, { force: true });
    for (let age = this.#keep - 1; age >= 1; age -= 1) {
      if (existsSync(`${this.file}.${age}`)) renameSync(`${this.file}.${age}`, `${this.file}.${age + 1}`);
    }
    renameSync(this.file, `${this.file}.1`);
    this.#descriptor = openSync(this.file, 'a', 0o640);
    this.#bytes = 0;
  }
}
