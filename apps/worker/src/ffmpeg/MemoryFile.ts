import { randomUUID } from 'node:crypto';
import { closeSync, ftruncateSync, openSync, statfsSync, unlinkSync, writeSync } from 'node:fs';

const folder = '/dev/shm';
/** From linux/magic.h. */
const tmpfsMagic = 0x01021994;

/**
 * A file without a name, in memory alone: how FFmpeg is told a secret. It is unlinked before anything is written, and a
 * child that inherits `fd` as its descriptor N opens it as `/dev/fd/N`. (A pipe of Node's would not do: it is a socket,
 * which cannot be opened through /dev/fd.)
 */
export class MemoryFile {
  readonly fd: number;
  #closed = false;

  private constructor(fd: number) {
    this.fd = fd;
  }

  /** @throws Error when the machine has no memory file system at /dev/shm: a secret must not touch a disk. */
  static create(text: string): MemoryFile {
    if (statfsSync(folder).type !== tmpfsMagic) throw new Error(`${folder} is not a memory file system`);
    const path = `${folder}/footlight-${randomUUID()}`;
    const fd = openSync(path, 'wx+', 0o600);
    unlinkSync(path);
    const file = new MemoryFile(fd);
    writeSync(fd, text);
    return file;
  }

  /** Empties the file, also for a child that still holds it, and closes our end. Idempotent. */
  wipe(): void {
    if (this.#closed) return;
    this.#closed = true;
    ftruncateSync(this.fd, 0);
    closeSync(this.fd);
  }
}
