/** `npm run smoke`: arguments, the run, its report and its exit code; nothing is left running, whatever happens. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ArgumentsError, parseSmokeArguments, type SmokeArguments, smokeUsage } from './arguments.ts';
import { formatSummary } from './printSummary.ts';
import { SmokeRun } from './SmokeRun.ts';

function readArguments(): SmokeArguments {
  try {
    const asked = parseSmokeArguments(process.argv.slice(2));
    if (asked) return asked;
    process.stdout.write(smokeUsage);
    process.exit(0);
  } catch (error) {
    if (!(error instanceof ArgumentsError)) throw error;
    process.stderr.write(`${error.message}\n\n${smokeUsage}`);
    process.exit(2);
  }
}

const asked = readArguments();
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => interruption.abort(new Error('Stopped: nothing is left running.')));
const interrupted = new Promise<never>((_resolve, reject) =>
  interruption.signal.addEventListener('abort', () => reject(interruption.signal.reason)),
);

const writeJson = (result: unknown): void => {
  if (asked.json) writeFileSync(resolve(asked.json), `${JSON.stringify(result, undefined, 2)}\n`);
};

const beganAt = performance.now();
const say = (line: string): void => {
  process.stdout.write(`${((performance.now() - beganAt) / 1000).toFixed(1).padStart(6)} s  ${line}\n`);
};
const run = new SmokeRun({ asked, say, signal: interruption.signal });

/** @returns the exit code. */
async function main(): Promise<number> {
  const running = run.run();
  // After an interruption the run fails at its next step; that it does is no news.
  running.catch(() => undefined);
  try {
    const result = await Promise.race([running, interrupted]);
    writeJson(result);
    process.stdout.write(`\n${formatSummary(result)}`);
    if (result.ok) await run.removeFolder();
    else process.stdout.write(`\nRecordings and logs: ${run.folder}\n`);
    return result.ok ? 0 : 1;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const folder = interruption.signal.aborted ? undefined : await run.keepEvidence();
    await run.close();
    writeJson({ ok: false, failures: [words] });
    process.stderr.write(`\n${words}\n${folder ? `\nScreenshots and logs: ${folder}\n` : ''}`);
    if (!folder) await run.removeFolder();
    return 1;
  }
}

process.exit(await main());
