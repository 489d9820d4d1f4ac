import { join } from 'node:path';
import type { StepReporter } from '../../bootstrap/StepReporter.mjs';
import type { ScriptsEnv } from '../env.ts';
import type { Prepared } from '../stack/findPrepared.ts';
import { findExecutable } from '../system/findExecutable.ts';
import { ProcessLock } from '../system/ProcessLock.ts';
import { ensureDatabaseClient } from './databaseClient.ts';
import { ensureMediaWorker } from './mediaWorker.ts';
import { checkFfmpeg, ensureTools, ffmpegTool, redisPrograms, redisTool, type Tool } from './tools.ts';
import { ensureWebBuild } from './webBuild.ts';

interface PrepareOptions {
  env: ScriptsEnv;
  reporter: StepReporter;
  /** Besides what a stack runs on: browsers and nginx, say. */
  extraTools?: readonly Tool[];
  /** `npm test` builds the web app as a step of its own. */
  buildWeb: boolean;
}

export interface PreparedMachine extends Prepared {
  /** Undefined when REDIS_URL names a server. */
  redisProgram: string | undefined;
}

/**
 * Brings everything that a stack needs besides the npm packages; what is there already costs next to nothing. Several
 * commands at once wait for each other.
 * @throws SetupError that says what to do.
 */
export async function prepare({ env, reporter, extraTools = [], buildWeb }: PrepareOptions): Promise<PreparedMachine> {
  const lock = await ProcessLock.takeWhenFree(join(env.DATA_DIR, 'setup.lock'), ({ pid }) =>
    reporter.line(`Waiting for the set-up that process ${pid} is doing.`),
  );
  try {
    const tools = [...(env.FFMPEG_PATH ? [] : [ffmpegTool]), ...(env.REDIS_URL ? [] : [redisTool]), ...extraTools];
    const ffmpegPath = await reporter.run('System tools', async (step) => {
      const installed = await ensureTools({ tools, env, onProgress: (text) => step.progress(text) });
      step.done(installed.length === 0 ? 'System tools found' : `System tools installed: ${installed.join(', ')}`);
      return await checkFfmpeg(env);
    });
    const mediaWorkerBin = await ensureMediaWorker(env, reporter);
    await ensureDatabaseClient(reporter);
    if (buildWeb) await ensureWebBuild(reporter);
    return { ffmpegPath, mediaWorkerBin, redisProgram: env.REDIS_URL ? undefined : findExecutable(redisPrograms, env.PATH) };
  } finally {
    lock.release();
  }
}
