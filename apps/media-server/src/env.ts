import { cpus, hostname } from 'node:os';
import { EnvError, envSchemas, parseEnv } from '@footlight/server-kit/env';
import { z } from 'zod';

const ipAddress = z.union([z.ipv4(), z.ipv6()], { error: 'must be an IP address' });
const announcedAddress = z.union([z.ipv4(), z.ipv6(), z.hostname()], { error: 'must be a list of IP addresses or host names' });

const schema = z
  .object({
    REDIS_URL: envSchemas.redisUrl,
    LOG_LEVEL: envSchemas.logLevel,
    SERVER_ID: z
      .string()
      .regex(/^[A-Za-z0-9._-]{1,64}$/, 'must be 1 to 64 letters, digits, dots, dashes or underscores')
      .default(hostname().slice(0, 64)),
    REGION: z.string().max(64).optional(),
    MEDIA_PORT: envSchemas.port.default(4000),
    MEDIA_LISTEN_IP: ipAddress.default('0.0.0.0'),
    MEDIA_PUBLIC_URL: z.url({ protocol: /^wss?$/, error: 'must be a ws:// or wss:// address' }).optional(),
    MEDIA_INTERNAL_URL: z.url({ protocol: /^https?$/, error: 'must be an http:// or https:// address' }).optional(),
    BACKEND_API_URL: envSchemas.list.pipe(
      z.array(z.url({ protocol: /^https?$/, error: 'must be a list of http:// or https:// addresses' })),
    ),
    MEDIASOUP_ANNOUNCED_IP: envSchemas.list.pipe(z.array(announcedAddress)),
    MEDIASOUP_WORKERS: z.coerce
      .number({ error: 'must be a number' })
      .int()
      .min(1, 'must be at least 1: a server without media workers cannot carry a Room')
      .max(256)
      .default(cpus().length),
    MEDIASOUP_WORKER_BIN: z.string().optional(),
    RTC_PORT: envSchemas.port.default(40_000),
    RTC_MIN_PORT: envSchemas.port.default(41_000),
    RTC_MAX_PORT: envSchemas.port.default(41_999),
    ROOM_TOKEN_SECRET: envSchemas.secret,
    INTERNAL_API_TOKEN: envSchemas.secret,
    MAX_CONNECTIONS: z.coerce.number({ error: 'must be a number' }).int().min(1).default(2500),
    DRAIN_TIMEOUT_SECONDS: z.coerce.number({ error: 'must be a number' }).int().min(0).default(0),
  })
  .superRefine((env, context) => {
    const complain = (variable: string, message: string) => context.addIssue({ code: 'custom', path: [variable], message });
    if (env.RTC_MIN_PORT >= env.RTC_MAX_PORT) complain('RTC_MAX_PORT', 'must be above RTC_MIN_PORT');
    const lastRtcPort = env.RTC_PORT + env.MEDIASOUP_WORKERS - 1;
    if (lastRtcPort > 65_535) complain('RTC_PORT', 'leaves no port for every media worker');
    if (env.RTC_PORT <= env.RTC_MAX_PORT && lastRtcPort >= env.RTC_MIN_PORT)
      complain('RTC_PORT', 'must lie outside RTC_MIN_PORT to RTC_MAX_PORT, one port for each media worker');
    if (env.MEDIA_PORT >= env.RTC_PORT && env.MEDIA_PORT <= lastRtcPort) complain('MEDIA_PORT', 'is taken by a media worker: see RTC_PORT');
  });

export type MediaServerEnv = z.infer<typeof schema>;

/**
 * Reads the environment once.
 * @throws EnvError that lists every bad variable.
 */
export const readEnv = (variables: Readonly<Record<string, string | undefined>>): MediaServerEnv => parseEnv(schema, variables);

/** For main.ts: parse, or print what is wrong and exit with 78 (EX_CONFIG of sysexits.h). */
export function readEnvOrExit(): MediaServerEnv {
  try {
    const env = readEnv(process.env);
    // mediasoup hands its whole environment to its worker processes, which need no secret.
    for (const variable of ['ROOM_TOKEN_SECRET', 'INTERNAL_API_TOKEN', 'REDIS_URL']) delete process.env[variable];
    return env;
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(78);
  }
}
