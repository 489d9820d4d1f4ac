import { type ChildProcess, spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import type { Writable } from 'node:stream';
import { redact } from '@footlight/server-kit/redact';
import { launcherPath } from './launcher.ts';
import { MemoryFile } from './MemoryFile.ts';

/** Lines of standard error kept for finding out why it ended. */
const keptLines = 40;

export interface FfmpegExit {
  code: number | null;
  signal: NodeJS.Signals | null;
  /** Last words, redacted. */
  lines: readonly string[];
}

interface FfmpegProcessOptions {
  args: readonly string[];
  /** Text of a preset file that FFmpeg finds at `/dev/fd/3`; wiped by `wipePreset()` or at the end. */
  preset?: string;
  /** Removed from every line before anyone sees it. */
  secrets?: readonly string[];
}

interface FfmpegProcessEvents {
  line: [line: string];
  exited: [exit: FfmpegExit];
}

/** One FFmpeg that reads its input from `stdin`. It dies with this process. */
export class FfmpegProcess extends EventEmitter<FfmpegProcessEvents> {
  readonly stdin: Writable;
  readonly pid: number | undefined;
  readonly #child: ChildProcess;
  readonly #preset: MemoryFile | undefined;
  readonly #exited: Promise<FfmpegExit>;
  readonly #lines: string[] = [];

  constructor({ args, preset, secrets = [] }: FfmpegProcessOptions) {
    super();
    this.#preset = preset === undefined ? undefined : MemoryFile.create(preset);
    const child = spawn(launcherPath, args, { stdio: ['pipe', 'ignore', 'pipe', ...(this.#preset ? [this.#preset.fd] : [])] });
    if (!child.stdin || !child.stderr) {
      // Out of descriptors: the error itself follows, and must find a listener.
      child.on('error', () => undefined);
      this.#preset?.wipe();
      throw new Error('FFmpeg could not be started: too many open files');
    }
    this.#child = child;
    this.pid = child.pid;
    this.stdin = child.stdin;
    // A broken pipe is told by the exit, which follows.
    this.stdin.on('error', () => undefined);
    this.#readLines(child.stderr, secrets);
    this.#exited = new Promise((resolve) => {
      const end = (code: number | null, signal: NodeJS.Signals | null) => {
        this.#preset?.wipe();
        resolve({ code, signal, lines: this.#lines });
      };
      child.on('error', (error) => {
        this.#lines.push(error.message);
        end(null, null);
      });
      // close, not exit: the last words have been read by then.
      child.on('close', end);
    });
    void this.#exited.then((exit) => this.emit('exited', exit));
  }

  /** For when FFmpeg has read its options: nobody can read the preset from its descriptor any more. */
  wipePreset(): void {
    this.#preset?.wipe();
  }

  /** Ends the input, so that FFmpeg finishes its output, and kills it when that takes longer than `graceMs`. */
  async stop({ graceMs }: { graceMs: number }): Promise<FfmpegExit> {
    this.stdin.end();
    const timer = setTimeout(() => this.kill(), graceMs);
    const exit = await this.#exited;
    clearTimeout(timer);
    return exit;
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  #readLines(stderr: NodeJS.ReadableStream, secrets: readonly string[]): void {
    let rest = '';
    stderr.setEncoding('utf8');
    stderr.on('data', (chunk: string) => {
      const lines = (rest + chunk).split(/[\r\n]+/);
      rest = (lines.pop() ?? '').slice(-4096);
      for (const raw of lines) {
        if (raw === '') continue;
        const line = redact(raw, secrets);
        this.#lines.push(line);
        if (this.#lines.length > keptLines) this.#lines.shift();
        this.emit('line', line);
      }
    });
  }
}
