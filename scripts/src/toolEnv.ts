import { delimiter, dirname, join } from 'node:path';
import { readOperatorEnv } from './env.ts';
import { projectRoot } from './paths.ts';
import type { Prepared } from './stack/findPrepared.ts';

/** The environment of a tool or test: this Node and the packages' programs first on the PATH, and what prepare() found. */
export function toolEnv({ mediaWorkerBin, ffmpegPath }: Prepared, more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const operator = readOperatorEnv();
  return {
    ...operator,
    PATH: [dirname(process.execPath), join(projectRoot, 'node_modules/.bin'), operator.PATH].join(delimiter),
    MEDIASOUP_WORKER_BIN: mediaWorkerBin,
    FFMPEG_PATH: ffmpegPath,
    NEXT_TELEMETRY_DISABLED: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
    ...more,
  };
}
