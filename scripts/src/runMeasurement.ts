import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SetupError } from '../bootstrap/SetupError.mjs';
import { StepReporter } from '../bootstrap/StepReporter.mjs';
import { readScriptsEnv } from './env.ts';
import { projectRoot } from './paths.ts';
import { runMain } from './runMain.ts';
import { prepare } from './setup/prepare.ts';
import { measurementTools } from './setup/tools.ts';
import { runVisibly } from './system/runCommand.ts';
import { toolEnv } from './toolEnv.ts';

/** Brings what a measurement needs, the built web app as well unless it needs none, runs the program with this command's arguments, and exits with its status. */
export async function runMeasurement(path: string, { buildWeb = true }: { buildWeb?: boolean } = {}): Promise<never> {
  return await runMain(async (signal) => {
    const program = join(projectRoot, path);
    if (!existsSync(program)) throw new SetupError(`${program} is missing.`);
    const exitNow = () => process.exit(130);
    signal.addEventListener('abort', exitNow);
    const prepared = await prepare({
      env: readScriptsEnv(),
      reporter: new StepReporter({ stream: process.stderr }),
      extraTools: measurementTools,
      buildWeb,
    });
    signal.removeEventListener('abort', exitNow);
    return await runVisibly(process.execPath, [program, ...process.argv.slice(2)], { cwd: projectRoot, env: toolEnv(prepared), signal });
  });
}
