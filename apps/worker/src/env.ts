import { hostname } from 'node:os';
import { resolve } from 'node:path';
import { streamingMethod } from '@footlight/contracts';
import { envSchemas, parseEnvOrExit } from '@footlight/server-kit/env';
import { z } from 'zod';

const schema = z
  .object({
    DATABASE_URL: envSchemas.databaseUrl,
    REDIS_URL: envSchemas.redisUrl,
    WORKER_ID: z
      .string()
      .regex(/^[\w.-]{1,64}$/, 'may hold letters, digits, dots, dashes and underscores, 64 at most')
      .default(`${hostname().slice(0, 48)}-${process.pid}`),
    WORKER_PORT: envSchemas.port.default(4100),
    INTERNAL_API_TOKEN: envSchemas.secret,
    ENCRYPTION_KEYS: envSchemas.list.pipe(z.array(envSchemas.key32).min(1, 'must hold at least one key')),
    RTMP_ALLOWED_PRIVATE_HOSTS: envSchemas.list,
    /** Read by ffmpeg/launch.sh; stands here to be checked and documented. */
    FFMPEG_PATH: z.string().default('ffmpeg'),
    /** Address of this worker that media servers send RTP to. */
    WORKER_RTP_IP: z.union([z.ipv4(), z.ipv6()]).default('127.0.0.1'),
    WORKER_RTP_MIN_PORT: envSchemas.port.default(42000),
    WORKER_RTP_MAX_PORT: envSchemas.port.default(43999),
    RECORDINGS_DIR: z.string().transform((folder) => resolve(folder)),
    WORKER_MAX_EGRESSES: z.coerce.number().int().min(1).max(1000).default(20),
    STREAMING_METHOD: streamingMethod.optional(),
    /** PEM file of certificate authorities for rtmps, in place of the system's. */
    RTMP_CA_FILE: z.string().optional(),
    LOG_LEVEL: envSchemas.logLevel,
  })
  .refine(({ WORKER_RTP_MIN_PORT, WORKER_RTP_MAX_PORT }) => WORKER_RTP_MAX_PORT - WORKER_RTP_MIN_PORT >= 7, {
    path: ['WORKER_RTP_MAX_PORT'],
    message: 'must leave at least eight ports above WORKER_RTP_MIN_PORT',
  });

export type WorkerEnv = z.infer<typeof schema>;

/** @returns the environment, or exits with every mistake in it. */
export const readEnv = (): WorkerEnv => parseEnvOrExit(schema, process.env);
