import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { findProcessStartTime, isSameProcessAlive } from '../../bootstrap/processIdentity.mjs';
import { SetupError } from '../../bootstrap/SetupError.mjs';

const holderSchema = z.object({
  pid: z.number().int(),
  startTime: z.number(),
  /** Free for the holder: what it is, where it listens. */
  about: z.record(z.string(), z.string()).default({}),
});
export type LockHolder = z.infer<typeof holderSchema>;

/**
 * A lock file that names its holder by process id and start time, so one left behind by a killed process is seen as
 * stale, also when its process id was given to another process since.
 */
export class ProcessLock {
  readonly #file: string;
  #released = false;

  /** @returns the lock, or the live holder that has it. */
  static take(file: string): ProcessLock | LockHolder {
    mkdirSync(dirname(file), { recursive: true });
    for (let attempt = 0; attempt < 5; attempt += 1) {
      if (tryCreate(file)) return new ProcessLock(file);
      const holder = findLockHolder(file);
      if (holder) return holder;
      removeStale(file);
    }
    throw new SetupError(`The lock ${file} cannot be taken: delete it, then run this again.`);
  }

  /** Waits until the lock is free; `onWait` is told once who has it. */
  static async takeWhenFree(file: string, onWait: (holder: LockHolder) => void): Promise<ProcessLock> {
    let told = false;
    for (;;) {
      const lock = ProcessLock.take(file);
      if (lock instanceof ProcessLock) return lock;
      if (!told) onWait(lock);
      told = true;
      await delay(500);
    }
  }

  private constructor(file: string) {
    this.#file = file;
  }

  /** Adds what others should know of the holder, such as its address. */
  describe(about: Record<string, string>): void {
    writeFileSync(this.#file, JSON.stringify({ ...ownIdentity(), about }));
  }

  release(): void {
    if (this.#released) return;
    this.#released = true;
    rmSync(this.#file, { force: true });
  }
}

/** Who holds the lock and is alive, if anyone. */
export function findLockHolder(file: string): LockHolder | undefined {
  try {
    const holder = holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
    return isSameProcessAlive(holder) ? holder : undefined;
  } catch (error) {
    // An unreadable lock is one whose writer was killed half-way.
    if (error instanceof SyntaxError || error instanceof z.ZodError || isMissing(error)) return undefined;
    throw error;
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

function ownIdentity(): { pid: number; startTime: number } {
  return { pid: process.pid, startTime: findProcessStartTime(process.pid) ?? 0 };
}

function tryCreate(file: string): boolean {
  try {
    writeFileSync(file, JSON.stringify({ ...ownIdentity(), about: {} }), { flag: 'wx', mode: 0o644 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Moves the file aside before deleting it, so that of two processes that see the same stale lock only one removes it. */
function removeStale(file: string): void {
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  if (findLockHolder(aside)) renameSync(aside, file);
  else rmSync(aside, { force: true });
}
