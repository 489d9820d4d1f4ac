import { envSchemas, parseEnv } from '@footlight/server-kit/env';
import { z } from 'zod';
import { projectRoot } from './paths.ts';

const schema = z.object({
  DATABASE_URL: envSchemas.databaseUrl.optional(),
  REDIS_URL: envSchemas.redisUrl.optional(),
  WEB_PORT: envSchemas.port.default(3000),
  MEDIA_PORT: envSchemas.port.default(4000),
  WORKER_PORT: envSchemas.port.default(4100),
  RTC_PORT: envSchemas.port.default(40_000),
  MEDIASOUP_WORKERS: z.coerce.number().int().min(1, 'must be 1 or more').max(64).optional(),
  NEXTAUTH_URL: z.url().optional(),
  FFMPEG_PATH: z.string().optional(),
  MEDIASOUP_WORKER_BIN: z.string().optional(),
  /** Where the embedded servers, secrets, logs and recordings live. */
  DATA_DIR: z.string().default(`${projectRoot}/.footlight`),
  XDG_CACHE_HOME: z.string().optional(),
  HOME: z.string().default('/root'),
  PATH: z.string().default('/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'),
  /** mediasoup's own variables: where its ready-made worker is downloaded from, or that it should not be. */
  MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD: z.string().optional(),
  MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL: z.url().optional(),
});

export type ScriptsEnv = z.infer<typeof schema>;

/** @throws EnvError that lists every bad variable. */
export const readScriptsEnv = (): ScriptsEnv => parseEnv(schema, process.env);

/** The operator's whole environment, from which each process is given what it reads (buildProcessEnv). */
export const readOperatorEnv = (): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, value]])));
