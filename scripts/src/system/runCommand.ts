import { spawn } from 'node:child_process';
import { constants } from 'node:os';

interface CommandOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /** Called with every line of output. */
  onLine?: (line: string) => void;
  timeoutMs?: number;
}

export interface CommandResult {
  /** Null when a signal ended it; 127 when the program does not exist. */
  code: number | null;
  /** Standard output and standard error, mixed. */
  output: string;
}

/** Runs a short-lived program to its end and gathers what it says. Never throws for a failing program. */
export async function runCommand(command: string, args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  const { cwd, env, onLine, timeoutMs } = options;
  // The kernel ends the program when this process is killed, so that no compiler or download goes on alone.
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', '--', command, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(cwd === undefined ? {} : { cwd }),
    ...(env === undefined ? {} : { env }),
    ...(timeoutMs === undefined ? {} : { timeout: timeoutMs, killSignal: 'SIGKILL' }),
  });
  let output = '';
  let rest = '';
  const take = (chunk: Buffer) => {
    const text = chunk.toString('utf8');
    output += text;
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (onLine) for (const line of lines) onLine(line);
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  return await new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 127, output: error.message }));
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** The end of a tool's output, as details below an error's sentence. */
export const lastLines = (text: string, count = 15): string => text.trim().split('\n').slice(-count).join('\n');

interface VisibleOptions {
  env: NodeJS.ProcessEnv;
  cwd: string;
  signal: AbortSignal;
}

/** Runs a program on this terminal. @returns its exit status, as a shell gives it. */
export async function runVisibly(command: string, args: readonly string[], { env, cwd, signal }: VisibleOptions): Promise<number> {
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', '--', command, ...args], { stdio: 'inherit', cwd, env });
  const end = () => child.kill('SIGTERM');
  signal.addEventListener('abort', end, { once: true });
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, ending) => resolve(code ?? 128 + (ending ? constants.signals[ending] : 0)));
    });
  } finally {
    signal.removeEventListener('abort', end);
  }
}
