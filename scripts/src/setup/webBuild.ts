import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { SetupError } from '../../bootstrap/SetupError.mjs';
import type { StepReporter } from '../../bootstrap/StepReporter.mjs';
import { readOperatorEnv } from '../env.ts';
import { projectRoot } from '../paths.ts';
import { lastLines, runCommand } from '../system/runCommand.ts';
import { hashFiles } from './hashFiles.ts';
import { makeWhenChanged } from './stamp.ts';

const folder = join(projectRoot, 'apps/web');

/** Builds the web app when anything it is made of changed. */
export async function ensureWebBuild(reporter: StepReporter): Promise<void> {
  await makeWhenChanged({
    stamp: join(folder, '.next/.inputs'),
    inputs: hashFiles(projectRoot, inputPaths()),
    make: async () =>
      await reporter.run('Web app', async (step) => {
        await build();
        step.done('Web app built');
      }),
  });
}

function inputPaths(): string[] {
  const packages = readdirSync(join(projectRoot, 'packages')).map((name) => `packages/${name}/src`);
  const configuration = readdirSync(folder).filter((name) => /\.(ts|mjs|json)$/.test(name) && name !== 'next-env.d.ts');
  return [
    'apps/web/src',
    'apps/web/public',
    ...configuration.map((name) => `apps/web/${name}`),
    ...packages,
    'prisma/schema.prisma',
    'prisma/src',
    'package-lock.json',
    'tsconfig.base.json',
  ];
}

async function build(): Promise<void> {
  const next = createRequire(join(folder, 'package.json')).resolve('next/dist/bin/next');
  const { code, output } = await runCommand(process.execPath, [next, 'build'], {
    cwd: folder,
    env: { ...readOperatorEnv(), NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
  });
  if (code !== 0) throw new SetupError('The web app could not be built.', { details: lastLines(output, 40) });
}
