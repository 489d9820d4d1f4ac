import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findPrepared, type Stack, startStack } from '@footlight/scripts/stack';
import { FlvFollower } from './measure/FlvFollower.ts';
import { ProcessWatch } from './ProcessWatch.ts';
import { type RtmpServer, startRtmpServer } from './rtmpServer.ts';

/** One RTMP server that plays a streaming platform, and what it has received. */
export interface Platform {
  name: string;
  server: RtmpServer;
  follower: FlvFollower;
  /** Where it records. */
  receivedFolder: string;
  /** Server address for a destination's form. */
  serverUrl: string;
}

interface RigOptions {
  /** Part of the folder's name: `smoke`. */
  name: string;
  platforms?: number;
  /** Variables for the stack, over the defaults. */
  env?: Record<string, string>;
  /** Stream keys that every platform refuses. */
  refuseKeys?: readonly string[];
}

const application = 'live';

/** A whole private product with platforms to stream to: everything a test of the main path needs, in one folder. */
export class Rig {
  /** Everything is below it: `stack`, `platform1`, `platform2`. */
  readonly folder: string;
  readonly stack: Stack;
  readonly platforms: readonly Platform[];
  /** Every process that this one started, from now on. */
  readonly watch: ProcessWatch;
  readonly #closers: AsyncDisposableStack;

  constructor(parts: { folder: string; stack: Stack; platforms: readonly Platform[]; watch: ProcessWatch; closers: AsyncDisposableStack }) {
    this.folder = parts.folder;
    this.stack = parts.stack;
    this.platforms = parts.platforms;
    this.watch = parts.watch;
    this.#closers = parts.closers;
  }

  /** @throws SetupError or Error; nothing is left running then. */
  static async create({ name, platforms: count = 2, env = {}, refuseKeys = [] }: RigOptions): Promise<Rig> {
    await using closers = new AsyncDisposableStack();
    const folder = await mkdtemp(join(tmpdir(), `footlight-${name}-`));
    // For root, the database runs as an account of its own, which must be able to pass through.
    await chmod(folder, 0o711);
    const watch = closers.adopt(new ProcessWatch({ rootPid: process.pid }), (it) => it.close());
    const platforms: Platform[] = [];
    for (let number = 1; number <= count; number += 1) platforms.push(await startPlatform({ folder, number, refuseKeys, closers }));
    const stack = await startStack({
      folder: join(folder, 'stack'),
      ports: 'private',
      ...findPrepared(),
      env: { RTMP_ALLOWED_PRIVATE_HOSTS: '127.0.0.1', ...env },
    });
    closers.adopt(stack, (it) => it.close());
    return new Rig({ folder, stack, platforms, watch, closers: closers.move() });
  }

  get stackFolder(): string {
    return join(this.folder, 'stack');
  }

  /** Stops everything, in the reverse order of its start. Idempotent. */
  async close(): Promise<void> {
    await this.#closers.disposeAsync();
  }

  /** Removes what was written; after close(). */
  async removeFolder(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

interface StartPlatformOptions {
  folder: string;
  number: number;
  refuseKeys: readonly string[];
  closers: AsyncDisposableStack;
}

async function startPlatform({ folder, number, refuseKeys, closers }: StartPlatformOptions): Promise<Platform> {
  const own = join(folder, `platform${number}`);
  await mkdir(own);
  const server = await startRtmpServer({ folder: own, applications: [application], refuseKeys });
  closers.adopt(server, (it) => it.close());
  const receivedFolder = join(own, 'received', application);
  const follower = closers.adopt(new FlvFollower({ folder: receivedFolder }), (it) => it.close());
  return { name: `Platform ${number}`, server, follower, receivedFolder, serverUrl: server.url(application) };
}
