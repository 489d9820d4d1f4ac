import { closeOnSignal } from '@footlight/server-kit/closing';
import { createLogger } from '@footlight/server-kit/logger';
import { readEnvOrExit } from './env.ts';
import { MediaServer } from './MediaServer.ts';
import { defaultTimings } from './timings.ts';

/** Time for sockets and processes to end after the drain. */
const closeAllowanceMs = 10_000;

const env = readEnvOrExit();
const logger = createLogger({ name: 'media-server', level: env.LOG_LEVEL });
const drainTimeoutMs = env.DRAIN_TIMEOUT_SECONDS * 1000;

try {
  const server = await MediaServer.create({ env, timings: defaultTimings, logger });
  closeOnSignal({ logger, close: () => server.drain(drainTimeoutMs), timeoutMs: drainTimeoutMs + closeAllowanceMs });
} catch (error) {
  logger.fatal({ err: error }, 'media server does not start');
  process.exit(1);
}
