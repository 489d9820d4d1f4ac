/**
 * `npm run bench:compositor`: what a frame of the worker compositor costs, beside the plainest canvas that shows the same picture.
 * Both run in turns in the same browser, so that a slower hour of the machine meets both.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type ProgramSizeId, programFps, programSizeId } from '@footlight/contracts';
import type { Browser, Page } from 'playwright';
import { serveEngine } from '../../packages/studio/test/serveEngine.ts';
import { makeFakeDevices } from '../support/fakeDevices.ts';
import { launchChromium } from '../support/launchChromium.ts';
import { mean, percentile, rounded } from '../support/measure/statistics.ts';
import { descendantsOf, listProcesses } from '../support/processTable.ts';

const crowds = [1, 4, 9, 12] as const;
const engines = ['worker', 'baseline'] as const;
/** Each engine runs as often as the other, in turns. */
const turns = 2;

type Engine = (typeof engines)[number];

interface Measured {
  fps: number;
  costsMs: number[];
  longTasks: number;
  /** Of the whole browser, over the time that was measured and the second and a half before. */
  cpuSecondsPerSecond: number;
}

interface Figures {
  fps: number | null;
  frameMs: { p50: number | null; p95: number | null };
  cpuCores: number | null;
  longTasks: number;
}

interface CaseResult {
  size: ProgramSizeId;
  people: number;
  worker: Figures;
  baseline: Figures;
  /** The worker's median frame by the baseline's. */
  ratio: number | null;
}

const usage = `Usage: npm run bench:compositor -- [options]

  --seconds N   of each turn (2 to 60, default 5)
  --people N    one crowd instead of ${crowds.join(', ')}
  --size SIZE   one size instead of both
  --json        print the figures as JSON
`;

function readArguments() {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '5' },
      people: { type: 'string' },
      size: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const seconds = Number(values.seconds);
  if (!(seconds >= 2 && seconds <= 60)) throw new Error(`--seconds must be a number from 2 to 60, not "${values.seconds}"`);
  const people = values.people === undefined ? crowds : [Number(values.people)];
  if (!people.every((count) => Number.isInteger(count) && count >= 1 && count <= 12))
    throw new Error(`--people must be a number from 1 to 12, not "${values.people}"`);
  const sizes = values.size === undefined ? programSizeId.options : [programSizeId.parse(values.size)];
  return { seconds, people, sizes, json: values.json, help: values.help };
}

function readCpuSeconds(): number {
  const own = descendantsOf(process.pid, listProcesses());
  return own.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0);
}

interface Turn {
  engine: Engine;
  people: number;
  size: ProgramSizeId;
  seconds: number;
}

/** The engine's page, as packages/studio/test/page/main.ts makes it. */
interface EngineWindow {
  bench: { runOverlaid(turn: Turn): Promise<Omit<Measured, 'cpuSecondsPerSecond'>> };
}

async function measure(page: Page, turn: Turn): Promise<Measured> {
  const [startedMs, cpuBefore] = [performance.now(), readCpuSeconds()];
  const result = await page.evaluate(async (asked) => await (window as object as EngineWindow).bench.runOverlaid(asked), turn);
  return { ...result, cpuSecondsPerSecond: ((readCpuSeconds() - cpuBefore) * 1000) / (performance.now() - startedMs) };
}

const figuresOf = (measured: readonly Measured[]): Figures => {
  const costs = measured.flatMap(({ costsMs }) => costsMs);
  return {
    fps: rounded(mean(measured.map(({ fps }) => fps)), 1),
    frameMs: { p50: rounded(percentile(costs, 0.5), 2), p95: rounded(percentile(costs, 0.95), 2) },
    cpuCores: rounded(mean(measured.map(({ cpuSecondsPerSecond }) => cpuSecondsPerSecond)), 2),
    longTasks: measured.reduce((sum, { longTasks }) => sum + longTasks, 0),
  };
};

async function runCase(page: Page, { people, size, seconds }: Omit<Turn, 'engine'>): Promise<CaseResult> {
  const measured: Record<Engine, Measured[]> = { worker: [], baseline: [] };
  for (let turn = 0; turn < turns; turn += 1) {
    for (const engine of engines) measured[engine].push(await measure(page, { engine, people, size, seconds }));
  }
  const [worker, baseline] = [figuresOf(measured.worker), figuresOf(measured.baseline)];
  return { size, people, worker, baseline, ratio: rounded((worker.frameMs.p50 ?? Number.NaN) / (baseline.frameMs.p50 ?? Number.NaN), 2) };
}

const describe = ({ fps, frameMs, cpuCores, longTasks }: Figures): string =>
  `${String(fps).padStart(5)} fps  ${String(frameMs.p50).padStart(6)} ms p50  ${String(frameMs.p95).padStart(6)} ms p95  ${cpuCores} cores  ${longTasks} long tasks`;

async function openPage(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ permissions: ['camera'] });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction(() => 'bench' in window);
  return page;
}

async function main(): Promise<void> {
  const asked = readArguments();
  if (asked.help) {
    process.stdout.write(usage);
    return;
  }
  const engine = await serveEngine();
  const folder = await mkdtemp(join(tmpdir(), 'footlight-bench-'));
  // A picture is converted when it is new: a camera of fewer frames would flatter whoever keeps the last one.
  const devices = await makeFakeDevices(folder, { fps: programFps });
  const browser = await launchChromium({ devices });
  const results: CaseResult[] = [];
  try {
    const page = await openPage(browser, engine.url);
    for (const size of asked.sizes) {
      for (const people of asked.people) {
        const result = await runCase(page, { people, size, seconds: asked.seconds });
        results.push(result);
        if (asked.json) continue;
        process.stdout.write(`${size}, ${people} people, with overlays: ${result.ratio} times the plain canvas\n`);
        process.stdout.write(`  worker  ${describe(result.worker)}\n  canvas  ${describe(result.baseline)}\n`);
      }
    }
  } finally {
    await browser.close();
    await engine.close();
    await rm(folder, { recursive: true, force: true });
  }
  if (asked.json) process.stdout.write(`${JSON.stringify({ cases: results }, undefined, 2)}\n`);
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
