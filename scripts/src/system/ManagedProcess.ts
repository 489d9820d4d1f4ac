import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { SetupError } from '../../bootstrap/SetupError.mjs';

export interface ProcessExit {
  code: number | null;
  signal: NodeJS.Signals | null;
}

export interface Launch {
  command: string;
  args: readonly string[];
  /** The whole environment of the child: nothing is inherited. */
  env: Readonly<Record<string, string>>;
  cwd: string;
  /** Another user to run as; only root can. */
  user?: { uid: number; gid: number } | undefined;
  /** What the kernel sends to the child when this process dies, even by SIGKILL. */
  deathSignal: NodeJS.Signals;
}

type LineListener = (line: string, stream: 'stdout' | 'stderr') => void;

/**
 * A child in a process group of its own (a terminal's Ctrl-C does not reach it, so children stop in our order), which
 * the kernel ends when this process dies. What it leaves of its group is ended with it.
 */
export class ManagedProcess {
  readonly pid: number;
  /** Resolves once, when the child has exited. */
  readonly exited: Promise<ProcessExit>;
  static readonly #running = new Set<ManagedProcess>();
  readonly #child: ChildProcess;
  readonly #listeners = new Set<LineListener>();
  #hasExited = false;

  /** @throws SetupError when the child cannot be started at all. */
  static async start({ command, args, env, cwd, user, deathSignal }: Launch): Promise<ManagedProcess> {
    const identity = user ? [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups'] : [];
    const child = spawn('setpriv', ['--pdeathsig', deathSignal.replace(/^SIG/, ''), ...identity, '--', command, ...args], {
      cwd,
      env: { ...env },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve);
      child.once('error', (cause) => reject(new SetupError(`${command} could not be started: ${cause.message}.`, { cause })));
    });
    if (child.pid === undefined) throw new SetupError(`${command} could not be started.`);
    return new ManagedProcess(child, child.pid);
  }

  /** The end of all patience: kills every child of this process at once. */
  static killAll(): void {
    for (const child of ManagedProcess.#running) child.#endGroup();
  }

  private constructor(child: ChildProcess, pid: number) {
    this.#child = child;
    this.pid = pid;
    ManagedProcess.#running.add(this);
    this.exited = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        this.#hasExited = true;
        ManagedProcess.#running.delete(this);
        this.#endGroup();
        resolve({ code, signal });
      });
    });
    for (const stream of ['stdout', 'stderr'] as const) {
      const source = child[stream];
      if (!source) continue;
      createInterface({ input: source, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => {
        for (const listener of this.#listeners) listener(line, stream);
      });
    }
  }

  /** @returns a function that ends the listening. */
  onLine(listener: LineListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** @returns false when the child has exited already. */
  kill(signal: NodeJS.Signals): boolean {
    return !this.#hasExited && this.#child.kill(signal);
  }

  /** Asks with `signal`, insists with SIGKILL after `timeoutMs`. */
  async stop({ signal, timeoutMs }: { signal: NodeJS.Signals; timeoutMs: number }): Promise<ProcessExit> {
    this.kill(signal);
    const insist = setTimeout(() => this.kill('SIGKILL'), timeoutMs);
    try {
      return await this.exited;
    } finally {
      clearTimeout(insist);
    }
  }

  #endGroup(): void {
    try {
      process.kill(-this.pid, 'SIGKILL');
    } catch (error) {
      // ESRCH: nobody is left in the group, as it should be. EPERM: the rest runs as another user (PostgreSQL's own end).
      if (!(error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM'))) throw error;
    }
  }
}
