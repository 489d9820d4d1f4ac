import type { Writable } from 'node:stream';
import type { FlvTag } from './FlvReader.ts';

interface FlvBranchOptions {
  maxBacklogBytes: number;
  /** Tags of this long are written together (0: each by itself): every write wakes the reader, which costs it more than copying. */
  gatherMs: number;
  onClosed: () => void;
}

/**
 * One output's share of the timeline. When the sink takes too little and the backlog passes its bound, whole tags are
 * dropped up to the first keyframe that finds less than half of it: the picture then jumps and is never broken.
 */
export class FlvBranch {
  readonly #sink: Writable;
  readonly #maxBacklogBytes: number;
  readonly #gatherMs: number;
  readonly #onClosed: () => void;
  #gathering: NodeJS.Timeout | undefined;
  /** Before its first keyframe a picture cannot be decoded, and a late one is worth nothing. */
  #state: 'waitingForKeyframe' | 'flowing' | 'dropping' | 'closed' = 'waitingForKeyframe';
  #writtenBytes = 0;
  #droppedTags = 0;

  constructor(sink: Writable, { maxBacklogBytes, gatherMs, onClosed }: FlvBranchOptions) {
    this.#sink = sink;
    this.#maxBacklogBytes = maxBacklogBytes;
    this.#gatherMs = gatherMs;
    this.#onClosed = onClosed;
    sink.once('close', () => this.close());
  }

  get backlogBytes(): number {
    return this.#sink.writableLength;
  }

  /** Bytes that the sink has taken. */
  get takenBytes(): number {
    return Math.max(0, this.#writtenBytes - this.#sink.writableLength);
  }

  get droppedTags(): number {
    return this.#droppedTags;
  }

  write(tag: FlvTag): void {
    if (this.#state === 'closed' || !this.#sink.writable) return;
    if (tag.role === 'frame' || tag.role === 'keyframe') this.#follow(tag);
    // Headers always pass: without them nothing after could be read.
    if (this.#state !== 'flowing' && tag.role !== 'codecHeader' && tag.role !== 'metadata') {
      this.#droppedTags += this.#state === 'dropping' ? 1 : 0;
      return;
    }
    this.#writtenBytes += tag.bytes.length;
    this.#gather();
    this.#sink.write(tag.bytes);
  }

  /** Writes no more. The sink is its owner's to end. Idempotent. */
  close(): void {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    this.#release();
    this.#onClosed();
  }

  #gather(): void {
    if (this.#gathering || this.#gatherMs === 0) return;
    this.#sink.cork();
    this.#gathering = setTimeout(() => this.#release(), this.#gatherMs);
  }

  #release(): void {
    if (!this.#gathering) return;
    clearTimeout(this.#gathering);
    this.#gathering = undefined;
    this.#sink.uncork();
  }

  #follow(tag: FlvTag): void {
    if (this.#state === 'waitingForKeyframe' && tag.role === 'keyframe') this.#state = 'flowing';
    else if (this.#state === 'flowing' && this.backlogBytes > this.#maxBacklogBytes) this.#state = 'dropping';
    else if (this.#state === 'dropping' && tag.role === 'keyframe' && this.backlogBytes < this.#maxBacklogBytes / 2)
      this.#state = 'flowing';
  }
}
