import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ShowStage } from './ShowStage.ts';

/** Something that starts a whole product, and can be stopped at any time. */
interface StoppableRun<R> {
  readonly stage: ShowStage;
  run(): Promise<R>;
}

interface RunToEndOptions<R extends { ok: boolean }> {
  create: (context: { say: (line: string) => void; signal: AbortSignal }) => StoppableRun<R>;
  /** Where the result goes, also when it is a failure. */
  json: string | undefined;
  format: (result: R) => string;
}

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs it, prints and writes its result, and leaves nothing running: not after a failure, not after Ctrl-C. What it wrote
 * is kept when it failed.
 * @returns the exit code.
 */
export async function runToEnd<R extends { ok: boolean }>({ create, json, format }: RunToEndOptions<R>): Promise<number> {
  const interruption = new AbortController();
  for (const signal of stopSignals) process.on(signal, () => interruption.abort(new Error('Stopped: nothing is left running.')));
  const interrupted = new Promise<never>((_resolve, reject) =>
    interruption.signal.addEventListener('abort', () => reject(interruption.signal.reason)),
  );
  const writeResult = (result: unknown): void => {
    if (json) writeFileSync(resolve(json), `${JSON.stringify(result, undefined, 2)}\n`);
  };
  const beganAt = performance.now();
  const say = (line: string) => process.stdout.write(`${((performance.now() - beganAt) / 1000).toFixed(1).padStart(6)} s  ${line}\n`);
  const run = create({ say, signal: interruption.signal });
  const running = run.run();
  // After an interruption the run fails at its next step; that it does is no news.
  running.catch(() => undefined);
  try {
    const result = await Promise.race([running, interrupted]);
    writeResult(result);
    process.stdout.write(`\n${format(result)}`);
    if (result.ok) await run.stage.removeFolder();
    else process.stdout.write(`\nRecordings and logs: ${run.stage.folder}\n`);
    return result.ok ? 0 : 1;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const folder = interruption.signal.aborted ? undefined : await run.stage.keepEvidence();
    await run.stage.close();
    writeResult({ ok: false, failures: [words] });
    process.stderr.write(`\n${words}\n${folder ? `\nScreenshots, recordings and logs: ${folder}\n` : ''}`);
    if (!folder) await run.stage.removeFolder();
    return 1;
  }
}
