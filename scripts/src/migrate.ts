import { migrate } from '@footlight/database/migrate';
import { SetupError } from '../bootstrap/SetupError.mjs';
import { readScriptsEnv } from './env.ts';
import { runMain } from './runMain.ts';

await runMain(async () => {
  const { DATABASE_URL: url } = readScriptsEnv();
  if (!url) throw new SetupError('DATABASE_URL is missing.');
  for (const name of await migrate(url)) process.stdout.write(`applied ${name}\n`);
  return 0;
});
