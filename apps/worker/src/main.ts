import { closeOnSignal } from '@footlight/server-kit/closing';
import { createLogger } from '@footlight/server-kit/logger';
import { EgressWorker } from './EgressWorker.ts';
import { readEnv } from './env.ts';

const env = readEnv();
const logger = createLogger({ name: 'worker', level: env.LOG_LEVEL });
try {
  const worker = await EgressWorker.create({ env, logger });
  closeOnSignal({ logger, close: () => worker.close(), timeoutMs: 15_000 });
} catch (error) {
  logger.fatal({ err: error }, 'the worker cannot start');
  process.exit(1);
}
