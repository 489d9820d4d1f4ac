import { setTimeout as delay } from 'node:timers/promises';
import { SetupError } from '../../bootstrap/SetupError.mjs';
import { type Launch, ManagedProcess, type ProcessExit } from '../system/ManagedProcess.ts';
import { LogFile } from './LogFile.ts';
import { type Readiness, waitUntilReady } from './waitUntilReady.ts';

/** What a process is and how to run it. */
export interface ProcessDefinition {
  /** Its name in the terminal and of its log file: `media-server`. */
  name: string;
  /** Made anew for each start. */
  launch: () => Promise<Launch> | Launch;
  readiness: Readiness;
  stopSignal: NodeJS.Signals;
  /** After this long a stopping process is killed. */
  stopTimeoutMs: number;
}

export type ProcessEvent =
  | { type: 'ready'; process: string; restarts: number }
  | { type: 'line'; process: string; line: string }
  | { type: 'died'; process: string; exit: ProcessExit; restartInMs: number | null; deathsInARow: number };

export interface SupervisionOptions {
  logsFolder: string;
  /** False: a process that dies stays dead. */
  restartOnDeath: boolean;
  onEvent: (event: ProcessEvent) => void;
  readyTimeoutMs?: number;
  /** Ends the first start early: it is then refused. */
  signal?: AbortSignal | undefined;
}

/** EX_CONFIG of sysexits.h, which parseEnvOrExit uses: starting again would not help. */
const configurationExitCode = 78;
const deathsBeforeGivingUpStart = 3;
const stableAfterMs = 60_000;

/** Wait before restart number `deathsInARow`: 0.5 s, 1 s, 2 s … 10 s. */
export const restartDelayMs = (deathsInARow: number): number => Math.min(500 * 2 ** (deathsInARow - 1), 10_000);

/**
 * Keeps one process running: starts it again when it dies, later each time it dies soon after, until stop(). During the
 * first start it gives up after three deaths, or at once when the process says that its configuration is wrong.
 */
export class SupervisedProcess {
  readonly name: string;
  readonly logFile: string;
  readonly #definition: ProcessDefinition;
  readonly #options: SupervisionOptions;
  readonly #log: LogFile;
  readonly #stopping = new AbortController();
  #recentLines: string[] = [];
  #child: ManagedProcess | undefined;
  #gate = Promise.withResolvers<void>();
  #everReady = false;
  #isReady = false;
  #restarts = 0;
  #supervision: Promise<void> = Promise.resolve();

  /**
   * Starts and waits for the first readiness.
   * @throws SetupError when the process cannot be brought up; nothing of it is left running then.
   */
  static async start(definition: ProcessDefinition, options: SupervisionOptions): Promise<SupervisedProcess> {
    options.signal?.throwIfAborted();
    const supervised = new SupervisedProcess(definition, options);
    supervised.#supervision = supervised.#supervise();
    const giveUp = () => void supervised.stop();
    options.signal?.addEventListener('abort', giveUp, { once: true });
    try {
      await supervised.ready();
    } catch (error) {
      await supervised.stop();
      throw error;
    } finally {
      options.signal?.removeEventListener('abort', giveUp);
    }
    return supervised;
  }

  private constructor(definition: ProcessDefinition, options: SupervisionOptions) {
    this.name = definition.name;
    this.#definition = definition;
    this.#options = options;
    this.#log = new LogFile(`${options.logsFolder}/${definition.name}.log`);
    this.logFile = this.#log.file;
    this.#newGate();
  }

  /** Undefined while the process is down. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get isReady(): boolean {
    return this.#isReady;
  }

  /** How many times it was started again. */
  get restarts(): number {
    return this.#restarts;
  }

  /** Resolves with the end of the instance that runs now; at once with nulls when none runs. */
  get exited(): Promise<ProcessExit> {
    return this.#child?.exited ?? Promise.resolve({ code: null, signal: null });
  }

  /** Resolves when the process is ready: now, or after the restart that is under way. */
  ready(): Promise<void> {
    return this.#gate.promise;
  }

  /** Sends a signal to the running instance, as a fault test does. @returns false when none runs. */
  kill(signal: NodeJS.Signals): boolean {
    return this.#child?.kill(signal) ?? false;
  }

  /** Stops for good: asks, insists after the definition's time-out. Idempotent. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    if (this.#child) await this.#stopChild(this.#child);
    await this.#supervision;
    this.#log.close();
  }

  async #supervise(): Promise<void> {
    let deathsInARow = 0;
    while (!this.#stopping.signal.aborted) {
      const begun = performance.now();
      const exit = await this.#runOnce();
      if (this.#stopping.signal.aborted) break;
      deathsInARow = performance.now() - begun > stableAfterMs ? 1 : deathsInARow + 1;
      const failure = this.#findFinalFailure(exit, deathsInARow);
      if (failure) return this.#gate.reject(failure);
      const restartInMs = this.#options.restartOnDeath ? restartDelayMs(deathsInARow) : null;
      this.#options.onEvent({ type: 'died', process: this.name, exit, restartInMs, deathsInARow });
      if (restartInMs === null) return;
      await delay(restartInMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
      this.#restarts += 1;
    }
    this.#gate.reject(new SetupError(`${this.name} was stopped before it was ready.`));
  }

  async #runOnce(): Promise<ProcessExit> {
    this.#recentLines = [];
    const child = await ManagedProcess.start(await this.#definition.launch()).catch((error: unknown) => {
      this.#recentLines.push(error instanceof Error ? error.message : String(error));
      return undefined;
    });
    if (!child) return { code: 127, signal: null };
    this.#child = child;
    child.onLine((line) => this.#takeLine(line));
    // stop() may have come between the launch and now.
    if (this.#stopping.signal.aborted) await this.#stopChild(child);
    const over = new AbortController();
    child.exited.then(() => over.abort());
    const timeoutMs = this.#options.readyTimeoutMs ?? 90_000;
    const isReady = await waitUntilReady(this.#definition.readiness, { child, signal: over.signal, timeoutMs });
    if (isReady && !over.signal.aborted) this.#becomeReady();
    else if (!over.signal.aborted) {
      this.#takeLine(`${this.name} was not ready after ${timeoutMs / 1000} s`);
      await child.stop({ signal: 'SIGKILL', timeoutMs: 0 });
    }
    const exit = await child.exited;
    this.#child = undefined;
    if (this.#isReady) this.#newGate();
    this.#isReady = false;
    return exit;
  }

  #findFinalFailure(exit: ProcessExit, deathsInARow: number): SetupError | undefined {
    const details = this.#recentLines.slice(-12).join('\n');
    if (exit.code === configurationExitCode && !this.#everReady)
      return new SetupError(`${this.name} refuses its configuration.`, { details, exitCode: configurationExitCode });
    if (this.#everReady || deathsInARow < deathsBeforeGivingUpStart) return undefined;
    return new SetupError(`${this.name} stops as soon as it starts (${describeExit(exit)}). Its log is ${this.logFile}.`, { details });
  }

  async #stopChild(child: ManagedProcess): Promise<void> {
    await child.stop({ signal: this.#definition.stopSignal, timeoutMs: this.#definition.stopTimeoutMs });
  }

  #becomeReady(): void {
    this.#everReady = true;
    this.#isReady = true;
    this.#gate.resolve();
    this.#options.onEvent({ type: 'ready', process: this.name, restarts: this.#restarts });
  }

  #takeLine(line: string): void {
    this.#log.writeLine(line);
    this.#recentLines.push(line);
    if (this.#recentLines.length > 40) this.#recentLines.shift();
    this.#options.onEvent({ type: 'line', process: this.name, line });
  }

  #newGate(): void {
    this.#gate = Promise.withResolvers<void>();
    // Nobody may be waiting when the gate is refused; an unheard refusal must not end this process.
    this.#gate.promise.catch(() => undefined);
  }
}

export const describeExit = ({ code, signal }: ProcessExit): string => (signal ? `signal ${signal}` : `status ${code}`);
