import { type Logger, pino } from 'pino';

export type { Logger } from 'pino';

/** Field names that never reach a log, wherever they stand within three levels. */
const secretFields = [
  'streamKey',
  'password',
  'token',
  'resumeToken',
  'authorization',
  'cookie',
  'secret',
  'apiKey',
  'DATABASE_URL',
  'REDIS_URL',
];

/** JSON lines on standard output: `{ level, time, process, msg, …ids }`. */
export function createLogger({ name, level = 'info' }: { name: string; level?: string }): Logger {
  return pino(
    {
      level,
      base: { process: name },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: secretFields.flatMap((field) => [field, `*.${field}`, `*.*.${field}`]), censor: '[redacted]' },
    },
    // Written at once: what is still buffered when a process exits is retried for ever if nobody reads it any more (EPIPE
    // in sonic-boom's flushSync), and the process never ends.
    pino.destination({ fd: 1, sync: true }),
  );
}
