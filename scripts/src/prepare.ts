import { StepReporter } from '../bootstrap/StepReporter.mjs';
import { readScriptsEnv } from './env.ts';
import { runMain } from './runMain.ts';
import { prepare } from './setup/prepare.ts';

await runMain(async (signal) => {
  signal.addEventListener('abort', () => process.exit(130));
  await prepare({ env: readScriptsEnv(), reporter: new StepReporter(), buildWeb: true });
  return 0;
});
