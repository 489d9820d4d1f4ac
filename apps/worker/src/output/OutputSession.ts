import type { FlvBranch } from '../continuity/FlvBranch.ts';
import type { FlvFanout } from '../continuity/FlvFanout.ts';
import type { FfmpegExit, FfmpegProcess } from '../ffmpeg/FfmpegProcess.ts';

/** An output that takes nothing for this long, while there is something to take, is stalled. */
const stallMs = 10_000;
const checkIntervalMs = 500;

interface OutputSessionOptions {
  process: FfmpegProcess;
  fanout: FlvFanout;
  maxBacklogBytes: number;
  /** Tags of this long are written together. */
  gatherMs: number;
  onStalled: () => void;
}

/** One FFmpeg fed from the fan-out, and the watch on whether it takes what it is given. */
export class OutputSession {
  readonly process: FfmpegProcess;
  readonly #branch: FlvBranch;
  readonly #watch: NodeJS.Timeout;
  #lastTakenBytes = 0;
  #lastProgressMs = performance.now();

  constructor({ process, fanout, maxBacklogBytes, gatherMs, onStalled }: OutputSessionOptions) {
    this.process = process;
    this.#branch = fanout.attach(process.stdin, { maxBacklogBytes, gatherMs });
    this.#watch = setInterval(() => {
      if (!this.#isStalled()) return;
      clearInterval(this.#watch);
      onStalled();
    }, checkIntervalMs);
    process.once('exited', () => this.#release());
  }

  get takenBytes(): number {
    return this.#branch.takenBytes;
  }

  get droppedTags(): number {
    return this.#branch.droppedTags;
  }

  async close({ graceMs }: { graceMs: number }): Promise<FfmpegExit> {
    this.#release();
    return await this.process.stop({ graceMs });
  }

  #release(): void {
    clearInterval(this.#watch);
    this.#branch.close();
  }

  #isStalled(): boolean {
    const now = performance.now();
    const { takenBytes, backlogBytes } = this.#branch;
    if (takenBytes > this.#lastTakenBytes || backlogBytes === 0) {
      this.#lastTakenBytes = takenBytes;
      this.#lastProgressMs = now;
    }
    return now - this.#lastProgressMs > stallMs;
  }
}
