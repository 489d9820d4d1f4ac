import { EnvError } from '@footlight/server-kit/env';
import { getBackend } from './backend.ts';
import { distrustForwardedHeaders } from './clientAddress.ts';
import { getEnv } from './env.ts';

/** EX_CONFIG of sysexits.h. */
const configurationExitCode = 78;

/** Checks the environment, or prints what is wrong in plain words and exits; opens the backend. */
export async function start(): Promise<void> {
  try {
    getEnv();
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(configurationExitCode);
  }
  const backend = getBackend();
  if (backend.env.TRUST_PROXY === 0) distrustForwardedHeaders();
  // Next ends when every answer has: event streams never do by themselves.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => backend.broadcastFeed.close());
  backend.logger.info({ port: backend.env.WEB_PORT, publicUrl: backend.env.NEXTAUTH_URL }, 'web is up');
}
