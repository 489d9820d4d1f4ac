import { SetupError } from '../../bootstrap/SetupError.mjs';
import { readScriptsEnv } from '../env.ts';
import { findExecutable, isExecutableFile } from '../system/findExecutable.ts';

/** The programs a stack needs besides Node. */
export interface Prepared {
  mediaWorkerBin: string;
  ffmpegPath: string;
}

/**
 * For a test that `npm test` or `npm run smoke` started: what their set-up found or built.
 * @throws SetupError when the test was started without it.
 */
export function findPrepared(): Prepared {
  const { MEDIASOUP_WORKER_BIN: mediaWorkerBin, FFMPEG_PATH, PATH } = readScriptsEnv();
  const ffmpegPath = findExecutable([FFMPEG_PATH ?? 'ffmpeg'], PATH);
  if (!mediaWorkerBin || !isExecutableFile(mediaWorkerBin) || !ffmpegPath)
    throw new SetupError('This needs MEDIASOUP_WORKER_BIN and ffmpeg: run it with `npm test` or `npm run smoke`.');
  return { mediaWorkerBin, ffmpegPath };
}
