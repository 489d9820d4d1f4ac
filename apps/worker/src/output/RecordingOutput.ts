import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutputFailureReason, OutputState } from '@footlight/contracts';
import type { Logger } from '@footlight/server-kit/logger';
import { backOffMs } from '../backOff.ts';
import type { FlvFanout } from '../continuity/FlvFanout.ts';
import { buildRecordingArgs } from '../ffmpeg/buildOutputArgs.ts';
import { FfmpegProcess } from '../ffmpeg/FfmpegProcess.ts';
import { BitrateMeter } from './BitrateMeter.ts';
import type { Output, OutputSnapshot } from './Output.ts';
import { OutputSession } from './OutputSession.ts';

/** Time for the disk to take the last fragment. */
const graceMs = 5000;
const maxBacklogBytes = 32 * 1024 * 1024;
/** A disk is in no hurry; a crash loses this much more. */
const gatherMs = 500;

interface RecordingOutputOptions {
  egressId: string;
  folder: string;
  fanout: FlvFanout;
  logger: Logger;
}

/** Where a part of a recording goes: `<egressId>.mp4`, then `<egressId>-2.mp4` and so on, never one that is there. */
async function findPartFile(folder: string, egressId: string): Promise<string> {
  for (let part = 1; ; part += 1) {
    const file = part === 1 ? `${egressId}.mp4` : `${egressId}-${part}.mp4`;
    const taken = await access(join(folder, file)).then(
      () => true,
      () => false,
    );
    if (!taken) return file;
  }
}

/** The recording of an Egress, in parts: a new one after each interruption of the writing process. */
export class RecordingOutput extends EventEmitter<{ changed: [] }> implements Output {
  readonly #options: RecordingOutputOptions;
  readonly #meter = new BitrateMeter();
  readonly #endedParts: OutputSnapshot[] = [];
  #outputId: string = randomUUID();
  #file: string | null = null;
  #state: OutputState = 'connecting';
  #reason: OutputFailureReason | null = null;
  #attempt = 0;
  #nextAttemptAt: number | null = null;
  #liveSince: number | null = null;
  #endedAt: number | null = null;
  #bytes = 0;
  #session: OutputSession | undefined;
  #starting: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: RecordingOutputOptions) {
    super();
    this.#options = options;
  }

  open(): void {
    this.#startWhenReady();
  }

  snapshots(): readonly OutputSnapshot[] {
    return [this.#current(), ...this.#endedParts];
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#options.fanout.off('ready', this.#onReady);
    await this.#starting;
    await this.#session?.close({ graceMs });
    this.#bytes = this.#session?.takenBytes ?? this.#bytes;
    this.#session = undefined;
    this.#endedAt = Date.now();
    this.#nextAttemptAt = null;
    this.#set('ended');
  }

  #current(): OutputSnapshot {
    const bytesSent = this.#session?.takenBytes ?? this.#bytes;
    this.#meter.sample(bytesSent, performance.now());
    return {
      outputId: this.#outputId,
      destinationId: null,
      name: 'Recording',
      platform: 'recording',
      kind: 'recording',
      state: this.#state,
      attempt: this.#attempt,
      nextAttemptAt: this.#nextAttemptAt,
      reason: this.#reason,
      bitrateKbps: this.#state === 'live' ? this.#meter.kbps : 0,
      bytesSent,
      liveSince: this.#state === 'live' ? this.#liveSince : null,
      file: this.#file,
      reconnects: this.#attempt,
      firstLiveAt: this.#liveSince,
      endedAt: this.#endedAt,
    };
  }

  readonly #onReady = (): void => {
    this.#starting = this.#start().catch((error: unknown) => {
      this.#options.logger.error({ err: error }, 'recording failed to start');
      this.#retry();
    });
  };

  #startWhenReady(): void {
    if (this.#closed) return;
    const { fanout } = this.#options;
    fanout.off('ready', this.#onReady);
    if (fanout.ready) this.#onReady();
    else fanout.once('ready', this.#onReady);
  }

  async #start(): Promise<void> {
    const { folder, egressId, fanout, logger } = this.#options;
    const file = await findPartFile(folder, egressId);
    if (this.#closed) return;
    if (!fanout.ready) return this.#startWhenReady();
    this.#file = file;
    const process = new FfmpegProcess({ args: buildRecordingArgs({ file: join(folder, file) }) });
    const session = new OutputSession({ process, fanout, maxBacklogBytes, gatherMs, onStalled: () => process.kill() });
    this.#session = session;
    process.once('exited', (exit) => {
      if (this.#closed) return;
      logger.error({ file, code: exit.code, signal: exit.signal, lines: exit.lines.slice(-5) }, 'recording stopped');
      this.#endPart(session);
      this.#retry();
    });
    this.#liveSince = Date.now();
    this.#reason = null;
    this.#nextAttemptAt = null;
    this.#set('live');
  }

  /** What was written stays, as an Output of its own. */
  #endPart(session: OutputSession): void {
    this.#bytes = session.takenBytes;
    this.#session = undefined;
    this.#endedParts.push({
      ...this.#current(),
      state: 'ended',
      reason: 'processDied',
      endedAt: Date.now(),
      liveSince: null,
      bitrateKbps: 0,
    });
    this.#outputId = randomUUID();
    this.#file = null;
    this.#liveSince = null;
    this.#bytes = 0;
    this.#meter.reset();
  }

  #retry(): void {
    if (this.#closed) return;
    const waitMs = backOffMs({ attempt: this.#attempt, baseMs: 500, maxMs: 30_000 });
    this.#attempt += 1;
    this.#reason = 'processDied';
    this.#nextAttemptAt = Date.now() + waitMs;
    this.#timer = setTimeout(() => this.#startWhenReady(), waitMs);
    this.#set('reconnecting');
  }

  #set(state: OutputState): void {
    this.#state = state;
    this.emit('changed');
  }
}
