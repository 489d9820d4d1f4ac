import { existsSync } from 'node:fs';
import { SetupError } from '../../bootstrap/SetupError.mjs';
import type { ScriptsEnv } from '../env.ts';
import { findExecutable } from '../system/findExecutable.ts';
import { installPackages } from '../system/installPackages.ts';
import { runCommand } from '../system/runCommand.ts';

/** Something the machine must have, and the Debian packages that bring it. */
export interface Tool {
  name: string;
  packages: readonly string[];
  isPresent: (path: string) => Promise<boolean> | boolean;
}

const program = (name: string, packages: readonly string[], names: readonly string[] = [name]): Tool => ({
  name,
  packages,
  isPresent: (path) => findExecutable(names, path) !== undefined,
});

const library = (name: string, pkg: string): Tool => ({
  name,
  packages: [pkg],
  isPresent: async () => (await runCommand('pkg-config', ['--exists', name])).code === 0,
});

const file = (name: string, packages: readonly string[], path: string): Tool => ({ name, packages, isPresent: () => existsSync(path) });

export const redisPrograms = ['redis-server', 'valkey-server'];
export const ffmpegTool = program('FFmpeg', ['ffmpeg'], ['ffmpeg']);
export const redisTool = program('Redis', ['redis-server'], redisPrograms);

/** A browser, a display for its windows, and an RTMP server to go live to. */
export const measurementTools: readonly Tool[] = [
  program('Chromium', ['chromium'], ['chromium', 'chromium-browser', 'google-chrome']),
  program('Xvfb', ['xvfb'], ['Xvfb']),
  program('nginx', ['nginx'], ['nginx', '/usr/sbin/nginx']),
  file("nginx's RTMP module", ['libnginx-mod-rtmp'], '/usr/lib/nginx/modules/ngx_rtmp_module.so'),
];

/** Guests come with more than one browser. */
export const testTools: readonly Tool[] = [...measurementTools, program('Firefox', ['firefox-esr'], ['firefox-esr'])];

/** scripts/mediasoup-worker/README.md. */
export const mediaWorkerBuildTools: readonly Tool[] = [
  program('a C++ compiler', ['g++'], ['g++']),
  program('meson', ['meson']),
  program('ninja', ['ninja-build']),
  program('pkg-config', ['pkg-config']),
  program('flatc', ['flatbuffers-compiler']),
  library('libuv', 'libuv1-dev'),
  library('openssl', 'libssl-dev'),
  library('libsrtp2', 'libsrtp2-dev'),
  library('absl_flat_hash_map', 'libabsl-dev'),
  file('flatbuffers', ['libflatbuffers-dev'], '/usr/include/flatbuffers/flatbuffers.h'),
];

interface EnsureOptions {
  tools: readonly Tool[];
  env: ScriptsEnv;
  onProgress: (text: string) => void;
}

/**
 * Installs what is missing, when this user may.
 * @returns the packages installed now.
 * @throws SetupError that says what to run.
 */
export async function ensureTools({ tools, env, onProgress }: EnsureOptions): Promise<readonly string[]> {
  const missing = await findMissing(tools, env.PATH);
  if (missing.length === 0) return [];
  const packages = [...new Set(missing.flatMap((tool) => tool.packages))];
  const names = missing.map(({ name }) => name).join(', ');
  await installPackages({ packages, path: env.PATH, purpose: `${names} ${missing.length === 1 ? 'is' : 'are'} missing`, onProgress });
  const still = await findMissing(missing, env.PATH);
  if (still.length > 0)
    throw new SetupError(
      `${still.map(({ name }) => name).join(', ')} cannot be found although the packages ${packages.join(' ')} are installed: check the PATH.`,
    );
  return packages;
}

async function findMissing(tools: readonly Tool[], path: string): Promise<Tool[]> {
  const present = await Promise.all(tools.map(async (tool) => await tool.isPresent(path)));
  return tools.filter((_, index) => !present[index]);
}

/** The oldest that was tried with the media path. */
const oldestFfmpeg = [5, 1] as const;

/** @throws SetupError when FFmpeg is too old or FFMPEG_PATH is not one. */
export async function checkFfmpeg(env: ScriptsEnv): Promise<string> {
  const path = findExecutable([env.FFMPEG_PATH ?? 'ffmpeg'], env.PATH);
  if (!path) throw new SetupError(`FFMPEG_PATH is no program: ${env.FFMPEG_PATH}.`);
  const { output } = await runCommand(path, ['-hide_banner', '-version'], { timeoutMs: 20_000 });
  const [, major, minor] = /^ffmpeg version n?(\d+)\.(\d+)/m.exec(output) ?? [];
  // A version without numbers is a build from source ("N-123…", "git-2024…"), newer than any distribution's.
  if (major === undefined || minor === undefined) {
    if (/^ffmpeg version/m.test(output)) return path;
    throw new SetupError(`${path} does not run as FFmpeg: reinstall it, or set FFMPEG_PATH.`);
  }
  const isOld = Number(major) < oldestFfmpeg[0] || (Number(major) === oldestFfmpeg[0] && Number(minor) < oldestFfmpeg[1]);
  if (isOld)
    throw new SetupError(
      `${path} is FFmpeg ${major}.${minor}, and ${oldestFfmpeg.join('.')} or newer is needed: install a newer one, or set FFMPEG_PATH.`,
    );
  return path;
}
