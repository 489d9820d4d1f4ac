import type { ChildProcess } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { Readable, Writable } from 'node:stream';
import ffmpeg from 'fluent-ffmpeg';
import { launcherPath } from './launcher.ts';

interface IngestProcessOptions {
  /** Session description, given on standard input. */
  sdp: string;
  args: { input: readonly string[]; output: readonly string[] };
}

interface IngestProcessEvents {
  chunk: [flv: Buffer];
  line: [line: string];
  exited: [reason: string];
}

// fluent-ffmpeg keeps the child as `ffmpegProc`, which its types leave out.
const childOf = (command: ffmpeg.FfmpegCommand): ChildProcess | undefined => {
  const child: unknown = 'ffmpegProc' in command ? command.ffmpegProc : undefined;
  return child instanceof EventEmitter && 'kill' in child && 'pid' in child ? (child as ChildProcess) : undefined;
};

/** The ingest FFmpeg, run by fluent-ffmpeg: RTP to FLV chunks. The only place that knows fluent-ffmpeg. */
export class IngestProcess extends EventEmitter<IngestProcessEvents> {
  readonly #command: ffmpeg.FfmpegCommand;
  #child: ChildProcess | undefined;
  #ended = false;
  #closed = false;
  /** What FFmpeg said of the error that ended it. */
  #lastError = '';
  readonly #exited: Promise<void>;

  constructor({ sdp, args }: IngestProcessOptions) {
    super();
    const sink = new Writable({
      write: (chunk: Buffer, _encoding, done) => {
        this.emit('chunk', chunk);
        done();
      },
    });
    this.#command = ffmpeg({ source: Readable.from([Buffer.from(sdp)]), stdoutLines: 40 })
      .setFfmpegPath(launcherPath)
      .inputOptions([...args.input])
      .outputOptions([...args.output])
      .output(sink);
    this.#exited = new Promise((resolve) => {
      const end = (reason: string) => {
        if (this.#ended) return;
        this.#ended = true;
        // fluent-ffmpeg may tell of an end before the process is gone.
        if (this.#child && this.#child.exitCode === null && this.#child.signalCode === null) {
          this.#child.once('exit', () => resolve());
          this.#child.kill('SIGKILL');
        } else resolve();
        this.emit('exited', reason);
      };
      this.#command.on('start', () => {
        this.#child = childOf(this.#command);
        if (this.#closed) this.#child?.kill('SIGKILL');
      });
      this.#command.on('stderr', (line: string) => {
        if (line.includes('[error]') || line.includes('[fatal]')) this.#lastError = line;
        this.emit('line', line);
      });
      this.#command.on('error', (error: Error) => end(`${error.message}${this.#lastError}`));
      this.#command.on('end', () => end('ended'));
    });
    this.#command.run();
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Ends it at once: it holds nothing that is worth finishing. Resolves when the process is gone. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#child?.kill('SIGKILL');
    await this.#exited;
  }
}
