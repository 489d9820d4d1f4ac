import { userInfo } from 'node:os';
import { fileURLToPath } from 'node:url';
import { SetupError } from '../../bootstrap/SetupError.mjs';
import { findExecutable } from './findExecutable.ts';
import { lastLines, runCommand } from './runCommand.ts';

const script = fileURLToPath(new URL('installPackages.sh', import.meta.url));

interface InstallOptions {
  packages: readonly string[];
  path: string;
  /** What the packages are for, in the sentence when they cannot be installed. */
  purpose: string;
  onProgress: (text: string) => void;
}

/**
 * Installs Debian packages when this user may: as root, or by sudo without a password.
 * @throws SetupError that says what to run instead.
 */
export async function installPackages({ packages, path, purpose, onProgress }: InstallOptions): Promise<void> {
  const names = packages.join(' ');
  if (!findExecutable(['apt-get'], path)) throw new SetupError(`${purpose}: install what Debian calls ${names}, then run this again.`);
  const prefix = await findRootPrefix(path);
  if (!prefix) throw new SetupError(`${purpose}: run \`sudo apt-get install ${names}\`, then run this again.`);
  const [command = 'sh', ...args] = [...prefix, 'sh', script, ...packages];
  onProgress(`installing ${names}`);
  const { code, output } = await runCommand(command, args, {
    onLine: (line) => {
      const step = /^(Get:\d+|Unpacking \S+|Setting up \S+)/.exec(line)?.[0];
      if (step) onProgress(step);
    },
  });
  if (code === 0) return;
  throw new SetupError(
    /No space left/.test(output)
      ? 'The disk is full: free about 1 GB, then run this again.'
      : `${purpose}, and \`apt-get install ${names}\` failed.`,
    { details: lastLines(output) },
  );
}

/** Nothing for root, `sudo -n` for who may use it without a password, undefined for others. */
async function findRootPrefix(path: string): Promise<string[] | undefined> {
  if (userInfo().uid === 0) return [];
  if (!findExecutable(['sudo'], path)) return undefined;
  const { code } = await runCommand('sudo', ['-n', 'true'], { timeoutMs: 10_000 });
  return code === 0 ? ['sudo', '-n'] : undefined;
}
