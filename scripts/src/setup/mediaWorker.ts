import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, release, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { SetupError } from '../../bootstrap/SetupError.mjs';
import type { StepHandle, StepReporter } from '../../bootstrap/StepReporter.mjs';
import { buildMediaWorker } from '../../mediasoup-worker/build.ts';
import type { ScriptsEnv } from '../env.ts';
import { projectRoot } from '../paths.ts';
import { isExecutableFile } from '../system/findExecutable.ts';
import { runCommand } from '../system/runCommand.ts';
import { hashFiles } from './hashFiles.ts';
import { ensureTools, mediaWorkerBuildTools } from './tools.ts';

/** mediasoup's code for a worker that was not started by its library: the program itself runs, and its libraries are there. */
const startedByStrangerExitCode = 41;
const downloadTimeoutMs = 15_000;

/**
 * The path of a working mediasoup worker: the operator's, else one kept from before, else mediasoup's own download, else
 * built here.
 * @throws SetupError when none can be had.
 */
export async function ensureMediaWorker(env: ScriptsEnv, reporter: StepReporter): Promise<string> {
  return env.MEDIASOUP_WORKER_BIN ? await useGiven(env.MEDIASOUP_WORKER_BIN) : await findOrMake(env, reporter);
}

async function useGiven(binary: string): Promise<string> {
  if (await works(binary)) return binary;
  throw new SetupError(`MEDIASOUP_WORKER_BIN is no mediasoup worker that runs here: ${binary}.`);
}

async function findOrMake(env: ScriptsEnv, reporter: StepReporter): Promise<string> {
  const packageFolder = findPackage();
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')));
  const kept = join(cacheFolder(env), `mediasoup-worker-${version}-${arch()}-${hashFiles(projectRoot, ['scripts/mediasoup-worker'])}`);
  if (await works(kept)) return kept;
  await reporter.run('mediasoup worker', async (step) => {
    const isDownloaded = await download({ env, version, kept });
    if (!isDownloaded) await build({ env, packageFolder, kept, step });
    step.done(`mediasoup worker ${version} ${isDownloaded ? 'downloaded' : 'built'}, kept in ${dirname(kept)}`);
  });
  return kept;
}

function findPackage(): string {
  const main = createRequire(join(projectRoot, 'apps/media-server/package.json')).resolve('mediasoup');
  return join(main.slice(0, main.lastIndexOf('/node_modules/mediasoup/')), 'node_modules/mediasoup');
}

const cacheFolder = (env: ScriptsEnv): string => join(env.XDG_CACHE_HOME ?? join(env.HOME, '.cache'), 'footlight');

async function works(binary: string): Promise<boolean> {
  if (!isExecutableFile(binary)) return false;
  const { code } = await runCommand(binary, [], { env: {}, timeoutMs: 10_000 });
  return code === startedByStrangerExitCode;
}

/** @returns false when there is none for this machine or it cannot be reached in time. */
async function download({ env, version, kept }: { env: ScriptsEnv; version: string; kept: string }): Promise<boolean> {
  if (env.MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD) return false;
  const base = env.MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL ?? 'https://github.com/versatica/mediasoup/releases/download';
  // The name that mediasoup's npm-scripts.mjs forms.
  const name = `mediasoup-worker-${version}-linux-${arch()}-kernel${release().split('.')[0]}.tgz`;
  const folder = mkdtempSync(join(tmpdir(), 'mediasoup-worker-'));
  try {
    const response = await fetch(`${base}/${version}/${name}`, { signal: AbortSignal.timeout(downloadTimeoutMs) });
    if (!response.ok) return false;
    const archive = join(folder, name);
    writeFileSync(archive, Buffer.from(await response.arrayBuffer()));
    const { code } = await runCommand('tar', ['-xzf', archive, '-C', folder, 'mediasoup-worker']);
    return code === 0 && (await keep(join(folder, 'mediasoup-worker'), kept));
  } catch (error) {
    // No network, or too slow a one: the build needs none.
    if (error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError')) return false;
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface BuildStep {
  env: ScriptsEnv;
  packageFolder: string;
  kept: string;
  step: StepHandle;
}

async function build({ env, packageFolder, kept, step }: BuildStep): Promise<void> {
  await ensureTools({ tools: mediaWorkerBuildTools, env, onProgress: (text) => step.progress(text) });
  let draft = '';
  await buildMediaWorker({
    packageFolder,
    onProgress: (text) => step.progress(`building ${text}`),
    take: (binary) => {
      draft = stage(binary, kept);
    },
  });
  if (await moveIfWorking(draft, kept)) return;
  throw new SetupError('The mediasoup worker was built but does not run here; build it elsewhere and set MEDIASOUP_WORKER_BIN.');
}

const keep = async (binary: string, kept: string): Promise<boolean> => await moveIfWorking(stage(binary, kept), kept);

/** Copies beside the final place, so that the last move is atomic. */
function stage(binary: string, kept: string): string {
  mkdirSync(dirname(kept), { recursive: true });
  const draft = `${kept}.${process.pid}`;
  copyFileSync(binary, draft);
  chmodSync(draft, 0o755);
  return draft;
}

async function moveIfWorking(draft: string, kept: string): Promise<boolean> {
  const isGood = await works(draft);
  if (isGood) renameSync(draft, kept);
  else if (existsSync(draft)) rmSync(draft);
  return isGood;
}
