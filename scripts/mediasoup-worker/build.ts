import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupError } from '../bootstrap/SetupError.mjs';
import { lastLines, runCommand } from '../src/system/runCommand.ts';
import { sourceEdits } from './sourceEdits.ts';

const stubs = fileURLToPath(new URL('subprojects/', import.meta.url));
const stubNames = ['abseil-cpp', 'flatbuffers', 'libsrtp3', 'libuv', 'openssl', 'unordered-dense'];

interface BuildOptions {
  /** mediasoup's npm package. */
  packageFolder: string;
  /** Told the compiler's progress as `[12/261]`. */
  onProgress: (text: string) => void;
  /** Given the finished binary before the build folder is removed. */
  take: (binary: string) => void;
}

/**
 * Builds mediasoup's worker from the sources in its npm package, against the system's libraries (README.md).
 * @throws SetupError with the compiler's last lines.
 */
export async function buildMediaWorker({ packageFolder, onProgress, take }: BuildOptions): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mediasoup-worker-'));
  const source = join(folder, 'worker');
  const build = join(folder, 'build');
  try {
    cpSync(join(packageFolder, 'worker'), source, { recursive: true });
    applySourceEdits(source);
    for (const name of stubNames) replaceSubproject(source, name);
    await runTool('meson', ['setup', build, source, '--buildtype=release', '-Db_ndebug=true', '--wrap-mode=nodownload'], () => undefined);
    await runTool('ninja', ['-C', build, 'mediasoup-worker'], (line) => {
      const count = /^\[\d+\/\d+\]/.exec(line)?.[0];
      if (count) onProgress(count);
    });
    take(join(build, 'mediasoup-worker'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function applySourceEdits(source: string): void {
  for (const { file, find, replace } of sourceEdits) {
    const path = join(source, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(find)) throw new SetupError(`mediasoup's ${file} is not as scripts/mediasoup-worker/sourceEdits.ts expects it.`);
    writeFileSync(path, text.replaceAll(find, replace));
  }
}

function replaceSubproject(source: string, name: string): void {
  const wrap = readFileSync(join(source, `subprojects/${name}.wrap`), 'utf8');
  const folder = /^directory *= *(\S+)/m.exec(wrap)?.[1];
  if (!folder) throw new SetupError(`mediasoup's ${name}.wrap names no folder.`);
  const target = join(source, 'subprojects', folder);
  mkdirSync(target, { recursive: true });
  cpSync(join(stubs, name), target, { recursive: true });
}

async function runTool(command: string, args: readonly string[], onLine: (line: string) => void): Promise<void> {
  const { code, output } = await runCommand(command, args, { onLine });
  if (code !== 0) throw new SetupError(`mediasoup's worker could not be built: ${command} failed.`, { details: lastLines(output) });
}
