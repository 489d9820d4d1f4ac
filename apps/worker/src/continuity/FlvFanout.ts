import { EventEmitter } from 'node:events';
import type { Writable } from 'node:stream';
import { FlvBranch } from './FlvBranch.ts';
import { type FlvTag, flvFileHeader, retimeTag } from './FlvReader.ts';

/** A GOP above this many bytes is forgotten: outputs then attach at the next keyframe. */
const maxGopBytes = 32 * 1024 * 1024;

interface FlvFanoutEvents {
  /** An output that attaches now gets a picture at once. */
  ready: [];
}

/**
 * Gives one timeline to many outputs. It keeps the codec headers and everything since the last keyframe, so that an output
 * can attach at any moment; each has its own bounded backlog, so that a slow one costs the others nothing.
 */
export class FlvFanout extends EventEmitter<FlvFanoutEvents> {
  readonly #headers = new Map<'metadata' | 'audio' | 'video', FlvTag>();
  #gop: FlvTag[] = [];
  #gopBytes = 0;
  readonly #branches = new Set<FlvBranch>();

  constructor() {
    super();
    this.setMaxListeners(0);
  }

  /** Both codecs are known and a keyframe of what flows now is kept. */
  get ready(): boolean {
    return this.#gop.length > 0 && this.#headers.has('audio') && this.#headers.has('video');
  }

  write(tag: FlvTag): void {
    if (tag.role === 'endOfSequence') return;
    if (tag.role === 'metadata' || tag.role === 'codecHeader') {
      const name = tag.kind === 'script' ? 'metadata' : tag.kind;
      if (isSameBody(this.#headers.get(name), tag)) return;
      this.#headers.set(name, tag);
    } else {
      const wasReady = this.ready;
      this.#keep(tag);
      if (!wasReady && this.ready) this.emit('ready');
    }
    for (const branch of this.#branches) branch.write(tag);
  }

  /** Nothing flows: what was kept is no longer what flows, and outputs that attach wait for the next keyframe. */
  forgetGop(): void {
    this.#gop = [];
    this.#gopBytes = 0;
  }

  /** Writes headers and the GOP so far to `sink`, then everything that comes, until the branch is closed. */
  attach(sink: Writable, limits: { maxBacklogBytes: number; gatherMs: number }): FlvBranch {
    const branch = new FlvBranch(sink, { ...limits, onClosed: () => this.#branches.delete(branch) });
    sink.write(flvFileHeader);
    const startMs = this.#gop[0]?.timestampMs ?? 0;
    for (const header of this.#headers.values()) sink.write(retimeTag({ ...header, bytes: Buffer.from(header.bytes) }, startMs).bytes);
    for (const tag of this.#gop) branch.write(tag);
    this.#branches.add(branch);
    return branch;
  }

  #keep(tag: FlvTag): void {
    if (tag.role === 'keyframe') this.forgetGop();
    if (tag.role !== 'keyframe' && this.#gop.length === 0) return;
    this.#gop.push(tag);
    this.#gopBytes += tag.bytes.length;
    if (this.#gopBytes > maxGopBytes) this.forgetGop();
  }
}

/** Times differ between generations, bodies do not. */
function isSameBody(a: FlvTag | undefined, b: FlvTag): boolean {
  return a?.bytes.subarray(11).equals(b.bytes.subarray(11)) ?? false;
}
