import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SetupError } from '../bootstrap/SetupError.mjs';
import { formatSeconds, StepReporter } from '../bootstrap/StepReporter.mjs';
import { readScriptsEnv } from './env.ts';
import { projectRoot } from './paths.ts';
import { runMain } from './runMain.ts';
import { type PreparedMachine, prepare } from './setup/prepare.ts';
import { testTools } from './setup/tools.ts';
import { ensureWebBuild } from './setup/webBuild.ts';
import { Infrastructure } from './stack/Infrastructure.ts';
import { runVisibly } from './system/runCommand.ts';
import { countOf, type TestCounts, type TestTool } from './testCounts.ts';
import { toolEnv } from './toolEnv.ts';

interface Context {
  folder: string;
  /** Only test files with one of these in their path; all of them when empty. */
  files: readonly string[];
  reporter: StepReporter;
  prepared: PreparedMachine;
  signal: AbortSignal;
}

interface Step {
  id: string;
  title: string;
  run: (context: Context) => Promise<TestCounts>;
}

const steps: readonly Step[] = [
  { id: 'lint', title: 'Lint', run: check('biome', ['check', '.']) },
  {
    id: 'types',
    title: 'Types',
    run: check('turbo', ['run', 'typecheck', '--force', '--continue', '--output-logs=errors-only', '--ui=stream']),
  },
  {
    id: 'imports',
    title: 'Import rules',
    run: check('depcruise', ['--config', '.dependency-cruiser.cjs', 'apps', 'packages', 'prisma', 'tests', 'scripts']),
  },
  { id: 'unused', title: 'Unused code', run: check('knip', []) },
  { id: 'unit', title: 'Unit tests', run: async (context) => await runVitest(context, 'unit', {}) },
  { id: 'integration', title: 'Integration tests', run: runIntegration },
  { id: 'web', title: 'Web build', run: buildWeb },
  { id: 'browser', title: 'Browser tests', run: runBrowser },
];

const usage = `Usage: npm test -- [--only ${steps.map(({ id }) => id).join(',')}] [part of a test file's path…]`;

await runMain(async (signal) => {
  const { chosen, files } = readArguments(process.argv.slice(2));
  const reporter = new StepReporter();
  const exitNow = () => process.exit(130);
  signal.addEventListener('abort', exitNow);
  const prepared = await prepare({ env: readScriptsEnv(), reporter, extraTools: testTools, buildWeb: false });
  signal.removeEventListener('abort', exitNow);
  const folder = mkdtempSync(join(tmpdir(), 'footlight-test-'));
  try {
    return await runSteps(chosen, { folder, files, reporter, prepared, signal });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** @throws SetupError that says what can be asked for. */
function readArguments(args: string[]): { chosen: readonly Step[]; files: readonly string[] } {
  const { values, positionals } = parseArguments(args);
  const chosen = values.only?.split(',').map((id) => {
    const step = steps.find((candidate) => candidate.id === id);
    if (!step) throw new SetupError(`There is no step ${id}. ${usage}`);
    return step;
  });
  return { chosen: chosen ?? steps, files: positionals };
}

function parseArguments(args: string[]) {
  try {
    return parseArgs({ args, options: { only: { type: 'string' } }, allowPositionals: true });
  } catch (error) {
    throw new SetupError(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

/** Runs every step, also after one that failed. @returns the exit status. */
async function runSteps(chosen: readonly Step[], context: Context): Promise<number> {
  const { reporter, signal } = context;
  const results: { step: Step; counts: TestCounts; seconds: number }[] = [];
  for (const step of chosen) {
    reporter.line(`\n── ${step.title}`);
    const begun = performance.now();
    const counts = await step.run(context).catch((error: unknown): TestCounts => {
      reporter.line(
        error instanceof SetupError
          ? `${error.message}\n${error.details}`
          : error instanceof Error
            ? (error.stack ?? error.message)
            : String(error),
      );
      return { passed: 0, failed: 1, skipped: 0 };
    });
    signal.throwIfAborted();
    results.push({ step, counts, seconds: (performance.now() - begun) / 1000 });
  }
  reporter.line('\n── Summary');
  for (const { step, counts, seconds } of results) {
    const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
    reporter.line(
      `${counts.failed > 0 ? '✗' : '✓'} ${step.title}: ${counts.passed} passed, ${counts.failed} failed${skipped} (${formatSeconds(seconds)})`,
    );
  }
  const sum = (key: keyof TestCounts) => results.reduce((total, { counts }) => total + counts[key], 0);
  reporter.line(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}

/** A tool that passes or fails as a whole counts as one test. */
function check(program: string, args: readonly string[]): Step['run'] {
  return async ({ prepared, signal }) => {
    const status = await runVisibly(program, args, { cwd: projectRoot, env: toolEnv(prepared), signal });
    return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
  };
}

async function runIntegration(context: Context): Promise<TestCounts> {
  const infrastructure = await Infrastructure.start({
    folder: join(context.folder, 'infrastructure'),
    ports: 'private',
    redisProgram: context.prepared.redisProgram,
    signal: context.signal,
  });
  try {
    return await runVitest(context, 'integration', {
      TEST_DATABASE_URL: infrastructure.databaseUrl,
      TEST_REDIS_URL: infrastructure.redisUrl,
    });
  } finally {
    await infrastructure.close();
  }
}

async function runVitest(context: Context, project: string, env: Record<string, string>): Promise<TestCounts> {
  const report = join(context.folder, `${project}.json`);
  const args = ['run', '--project', project, ...context.files, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return await runCounted('vitest', { args, report, env, context });
}

async function buildWeb({ reporter }: Context): Promise<TestCounts> {
  await ensureWebBuild(reporter);
  return { passed: 1, failed: 0, skipped: 0 };
}

async function runBrowser(context: Context): Promise<TestCounts> {
  const report = join(context.folder, 'browser.json');
  const args = ['test', '--config', 'tests/playwright.config.ts', ...context.files, '--reporter=list,json'];
  return await runCounted('playwright', { args, report, env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report }, context });
}

interface CountedRun {
  args: readonly string[];
  report: string;
  env: Record<string, string>;
  context: Context;
}

async function runCounted(tool: TestTool, { args, report, env, context }: CountedRun): Promise<TestCounts> {
  const status = await runVisibly(tool, args, { cwd: projectRoot, env: toolEnv(context.prepared, env), signal: context.signal });
  return countOf(tool, { report, status });
}
