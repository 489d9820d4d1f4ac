import type { Logger } from './logger.ts';

interface ClosingOptions {
  logger: Logger;
  close: () => Promise<void>;
  /** After this long the process exits with 1, whatever hangs. */
  timeoutMs: number;
}

/** Runs `close` once on SIGTERM or SIGINT, then exits; an uncaught error closes too, with status 1. */
export function closeOnSignal({ logger, close, timeoutMs }: ClosingOptions): void {
  let closing = false;
  const run = (reason: string, status: number) => {
    if (closing) return;
    closing = true;
    logger.info({ reason }, 'closing');
    setTimeout(() => {
      logger.error({ timeoutMs }, 'closing took too long');
      process.exit(1);
    }, timeoutMs).unref();
    close().then(
      () => process.exit(status),
      (error: unknown) => {
        logger.error({ err: error }, 'closing failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => run('SIGTERM', 0));
  process.on('SIGINT', () => run('SIGINT', 0));
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'uncaught error');
    run('uncaughtException', 1);
  });
}
