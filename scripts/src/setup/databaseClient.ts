import { createRequire } from 'node:module';
import { join } from 'node:path';
import { SetupError } from '../../bootstrap/SetupError.mjs';
import type { StepReporter } from '../../bootstrap/StepReporter.mjs';
import { readOperatorEnv } from '../env.ts';
import { projectRoot } from '../paths.ts';
import { lastLines, runCommand } from '../system/runCommand.ts';
import { hashFiles } from './hashFiles.ts';
import { makeWhenChanged } from './stamp.ts';

const folder = join(projectRoot, 'prisma');

/** Generates Prisma's client when the schema or Prisma changed. */
export async function ensureDatabaseClient(reporter: StepReporter): Promise<void> {
  await makeWhenChanged({
    stamp: join(folder, 'generated/.inputs'),
    inputs: hashFiles(projectRoot, ['prisma/schema.prisma', 'prisma/prisma.config.ts', 'prisma/package.json']),
    make: async () =>
      await reporter.run('Database client', async (step) => {
        await generate();
        step.done('Database client generated');
      }),
  });
}

async function generate(): Promise<void> {
  const prisma = createRequire(join(folder, 'package.json')).resolve('prisma/build/index.js');
  const { code, output } = await runCommand(process.execPath, [prisma, 'generate'], {
    cwd: folder,
    // The command line checks for its native engine, a download, and does not start it to generate.
    env: { ...readOperatorEnv(), PRISMA_SCHEMA_ENGINE_BINARY: '/bin/true', PRISMA_HIDE_UPDATE_MESSAGE: '1', CHECKPOINT_DISABLE: '1' },
  });
  if (code !== 0) throw new SetupError('The database client could not be generated.', { details: lastLines(output) });
}
