import { EnvError } from '@footlight/server-kit/env';
import { SetupError } from '../bootstrap/SetupError.mjs';
import { ManagedProcess } from './system/ManagedProcess.ts';

/** A terminal sends Ctrl-C to every process of the command and npm passes it on once more: repetitions this close are one. */
const sameSignalMs = 1000;

/**
 * Runs a command to its end and exits with its status. The first Ctrl-C (SIGTERM, SIGHUP) aborts `signal`, for an orderly
 * end; a second one kills all that is left.
 */
export async function runMain(main: (signal: AbortSignal) => Promise<number>): Promise<never> {
  const stopping = new AbortController();
  let firstAt: number | undefined;
  let status = 0;
  const stop = (signalNumber: number) => () => {
    if (firstAt === undefined) {
      firstAt = performance.now();
      status = 128 + signalNumber;
      stopping.abort();
    } else if (performance.now() - firstAt > sameSignalMs) {
      ManagedProcess.killAll();
      process.exit(status);
    }
  };
  process.on('SIGHUP', stop(1));
  process.on('SIGINT', stop(2));
  process.on('SIGTERM', stop(15));
  // The terminal may go before us.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  try {
    process.exit(await main(stopping.signal));
  } catch (error) {
    if (stopping.signal.aborted) process.exit(status);
    process.exit(explain(error));
  }
}

/** @returns the exit status. */
function explain(error: unknown): number {
  if (error instanceof SetupError) {
    process.stderr.write(`\n${error.message}\n${error.details ? `\n${error.details}\n` : ''}`);
    return error.exitCode;
  }
  if (error instanceof EnvError) {
    process.stderr.write(`\n${error.message}\n`);
    return 78;
  }
  process.stderr.write(`\n${describeSystemError(error) ?? (error instanceof Error ? error.stack : String(error))}\n`);
  return 1;
}

function describeSystemError(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (error.code === 'ENOSPC') return 'The disk is full: free some space, then run this again.';
  if ((error.code === 'EACCES' || error.code === 'EPERM') && 'path' in error)
    return `${error.path} belongs to another user: run this as that user, or set DATA_DIR to a folder of your own.`;
  return undefined;
}
