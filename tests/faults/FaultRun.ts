import { CanarySearch } from '../support/CanarySearch.ts';
import type { StudioPage } from '../support/pages/StudioPage.ts';
import { makeCanary, prepareShow } from '../support/prepareShow.ts';
import type { Rig } from '../support/Rig.ts';
import { ShowStage } from '../support/ShowStage.ts';
import { waitUntil } from '../support/waitUntil.ts';
import type { Fault } from './faults.ts';
import { measureRecoveries, waitForRecovery } from './recovery.ts';

/** What one fault did to the show. */
export interface FaultResult {
  fault: string;
  what: string;
  ok: boolean;
  /** Why it is not. */
  problem: string | null;
  /** From the fault until the struck process ran again; null when it did not. */
  replacedAfterMs: number | null;
  servers: { interruptedMs: number; liveAgainAfterMs: number; connections: number }[];
}

export interface FaultsResult {
  ok: boolean;
  failures: string[];
  faults: FaultResult[];
  leftoverProcesses: number;
}

interface FaultRunOptions {
  faults: readonly Fault[];
  say: (line: string) => void;
  signal: AbortSignal;
}

/** One show, through all faults, one after the other. */
export class FaultRun {
  readonly #faults: readonly Fault[];
  readonly #say: (line: string) => void;
  readonly #signal: AbortSignal;
  readonly #keys = [makeCanary(), makeCanary()];
  readonly stage: ShowStage;

  constructor({ faults, say, signal }: FaultRunOptions) {
    this.#faults = faults;
    this.#say = say;
    this.#signal = signal;
    this.stage = new ShowStage({ name: 'faults', withWindows: false, search: new CanarySearch({ canaries: this.#keys }) });
  }

  /** @throws Error when the show could not begin; closing the stage is still the caller's. */
  async run(): Promise<FaultsResult> {
    this.#say('Starting Footlight and two RTMP servers, and going live');
    const rig = await this.stage.openRig();
    const studio = await this.#goLive(rig);
    const results: FaultResult[] = [];
    for (const fault of this.#faults) {
      this.#signal.throwIfAborted();
      const result = await this.#tryFault(rig, { fault, studio });
      this.#say(describe(result));
      results.push(result);
      // After a show that did not come back the next fault would tell nothing.
      if (!result.ok) break;
    }
    const failures = results.flatMap(({ fault, problem }) => (problem ? [`${fault}: ${problem}`] : []));
    if (failures.length > 0) await this.stage.keepEvidence();
    else await studio.endShow();
    await this.stage.close();
    const leftovers = rig.watch.findLeftovers({ folder: rig.folder });
    if (leftovers.length > 0) failures.push(`${leftovers.length} processes were left behind`);
    return { ok: failures.length === 0, failures, faults: results, leftoverProcesses: leftovers.length };
  }

  async #goLive(rig: Rig): Promise<StudioPage> {
    const browser = await this.stage.openBrowser(rig);
    const studio = await prepareShow({ rig, page: await browser.openPage(), title: 'Faults', streamKeys: this.#keys });
    await studio.goLive();
    await waitForRecovery(rig.platforms, { faultAtMs: Date.now(), signal: this.#signal });
    await studio.expectOnAir({ destinations: rig.platforms.length });
    return studio;
  }

  async #tryFault(rig: Rig, { fault, studio }: { fault: Fault; studio: StudioPage }): Promise<FaultResult> {
    const faultAtMs = Date.now();
    let replacedAfterMs: number | null = null;
    let problem: string | null = null;
    try {
      const { replaced } = await fault.strike(rig);
      await replaced;
      replacedAfterMs = Date.now() - faultAtMs;
      await waitForRecovery(rig.platforms, { faultAtMs: Date.now(), signal: this.#signal });
      await studio.expectOnAir({ destinations: rig.platforms.length });
    } catch (error) {
      problem = error instanceof Error ? error.message : String(error);
    }
    const servers = await measureRecoveries(rig.platforms, { faultAtMs });
    await this.#waitForLoadToSettle(rig);
    return { fault: fault.name, what: fault.what, ok: problem === null, problem, replacedAfterMs, servers };
  }

  /** Every part answers again before the next fault, so that each fault meets a whole product. */
  async #waitForLoadToSettle({ stack }: Rig): Promise<void> {
    const answers = async (url: string) => (await fetch(`${url}/ready`).catch(() => undefined))?.ok === true;
    await waitUntil(async () => (await Promise.all([stack.webUrl, stack.mediaUrl, stack.workerUrl].map(answers))).every(Boolean), {
      what: 'web, media server and worker to be ready',
      everyMs: 250,
      signal: this.#signal,
    });
  }
}

function describe({ fault, what, ok, problem, replacedAfterMs, servers }: FaultResult): string {
  const seen = servers.map(({ interruptedMs, liveAgainAfterMs }) => `${liveAgainAfterMs} ms (gap ${interruptedMs} ms)`).join(', ');
  return `${fault}, ${what}: ${ok ? `replaced after ${replacedAfterMs} ms, live again after ${seen}` : `NOT recovered: ${problem}`}`;
}
