import { streamingMethod } from '@footlight/contracts';
import { envSchemas, parseEnv } from '@footlight/server-kit/env';
import { z } from 'zod';

const optionalPairs = [
  ['GOOGLE_CLIENT_ID', 'GOOGLE_CLIENT_SECRET'],
  ['TWITCH_CLIENT_ID', 'TWITCH_CLIENT_SECRET'],
] as const;

const s3Variables = ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

const megabytes = (standard: number) => z.coerce.number().int().min(1).max(1_000_000).default(standard);

const variables = z
  .object({
    NODE_ENV: z.string().default('production'),
    DATABASE_URL: envSchemas.databaseUrl,
    REDIS_URL: envSchemas.redisUrl,
    WEB_PORT: envSchemas.port.default(3000),
    /** The public address of this app. */
    NEXTAUTH_URL: z.url({ protocol: /^https?$/, error: 'must be an address such as https://studio.example.com' }).optional(),
    NEXTAUTH_SECRET: envSchemas.secret,
    ROOM_TOKEN_SECRET: envSchemas.secret,
    /** Newest first: the first seals, all open. */
    ENCRYPTION_KEYS: envSchemas.list.pipe(z.array(envSchemas.key32).min(1, 'is missing')),
    SETUP_CODE: z.string().min(8, 'must hold at least 8 characters').optional(),
    STREAMING_METHOD: streamingMethod.optional(),
    RTMP_ALLOWED_PRIVATE_HOSTS: envSchemas.list,
    GOOGLE_CLIENT_ID: z.string().optional(),
    GOOGLE_CLIENT_SECRET: z.string().optional(),
    TWITCH_CLIENT_ID: z.string().optional(),
    TWITCH_CLIENT_SECRET: z.string().optional(),
    RECORDINGS_DIR: z.string().default('recordings'),
    /** Where media libraries are kept: in MEDIA_DIR, or in the bucket that the S3 variables name. */
    MEDIA_STORAGE: z.enum(['disk', 's3']).default('disk'),
    MEDIA_DIR: z.string().default('media'),
    S3_BUCKET: z.string().optional(),
    S3_REGION: z.string().default('us-east-1'),
    /** Of an S3-compatible server; without it AWS. */
    S3_ENDPOINT: z.url({ protocol: /^https?$/, error: 'must be an address such as https://s3.example.com' }).optional(),
    S3_ACCESS_KEY_ID: z.string().optional(),
    S3_SECRET_ACCESS_KEY: z.string().optional(),
    MEDIA_MAX_IMAGE_MB: megabytes(10),
    MEDIA_MAX_AUDIO_MB: megabytes(100),
    MEDIA_MAX_VIDEO_MB: megabytes(500),
    /** Of one person's library. */
    MEDIA_QUOTA_MB: megabytes(5000),
    /** How many proxies stand in front and append to X-Forwarded-For. Without it that header is not believed. */
    TRUST_PROXY: z
      .string()
      .regex(/^(true|false|\d{1,2})$/, 'must be true, false or the number of proxies in front')
      .default('0')
      .transform((value) => (value === 'true' ? 1 : value === 'false' ? 0 : Number(value))),
    LOG_LEVEL: envSchemas.logLevel,
  })
  .superRefine((env, context) => {
    for (const [id, secret] of optionalPairs) {
      if ((env[id] === undefined) === (env[secret] === undefined)) continue;
      const missing = env[id] === undefined ? id : secret;
      context.addIssue({ code: 'custom', path: [missing], message: `is missing, although its partner is set` });
    }
    for (const name of s3Variables) {
      if (env.MEDIA_STORAGE !== 's3' || env[name] !== undefined) continue;
      context.addIssue({ code: 'custom', path: [name], message: 'is missing, although MEDIA_STORAGE is s3' });
    }
  })
  .transform((env) => ({ ...env, NEXTAUTH_URL: env.NEXTAUTH_URL ?? `http://localhost:${env.WEB_PORT}` }));

export type Env = z.infer<typeof variables>;

/** @throws EnvError that lists every bad variable. */
export const readEnv = (source: Readonly<Record<string, string | undefined>>): Env => parseEnv(variables, source);

let env: Env | undefined;

/**
 * This process's environment, parsed at the first call, so that a build needs none.
 * @throws EnvError that lists every bad variable.
 */
export function getEnv(): Env {
  if (!env) {
    env = readEnv(process.env);
    // next-auth reads its public address from here and nowhere else.
    process.env.NEXTAUTH_URL = env.NEXTAUTH_URL;
  }
  return env;
}

/** True under `next dev`, false in what `next build` made. */
export const isDevelopment = process.env.NODE_ENV === 'development';
