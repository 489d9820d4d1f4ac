import { EventEmitter } from 'node:events';
import { AppError, type OutputFailureReason, type OutputState, type ProgramId } from '@footlight/contracts';
import type { Logger } from '@footlight/server-kit/logger';
import { backOffMs } from '../backOff.ts';
import type { FlvFanout } from '../continuity/FlvFanout.ts';
import { buildRtmpArgs, buildRtmpPreset, type RtmpTarget } from '../ffmpeg/buildOutputArgs.ts';
import { type FfmpegExit, FfmpegProcess } from '../ffmpeg/FfmpegProcess.ts';
import { advanceRtmpStage, type RtmpStage } from '../ffmpeg/rtmpStage.ts';
import { BitrateMeter } from './BitrateMeter.ts';
import { classifyRtmpEnd } from './classifyRtmpEnd.ts';
import type { Output, OutputSnapshot } from './Output.ts';
import { OutputSession } from './OutputSession.ts';

const connectTimeoutMs = 15_000;
const ioTimeoutMs = 10_000;
const graceMs = 3000;
const maxBacklogBytes = 8 * 1024 * 1024;
/** Half of what a person notices, and a third of the wake-ups. */
const gatherMs = 50;
/** Live for this long, and the next trouble is a new one: its back-off begins at the start. */
const stableMs = 30_000;
/** Refusals without words before the key counts as rejected: a server that restarts closes connections too. */
const silentRefusalsForRejection = 2;

export interface DestinationTarget {
  outputId: string;
  destinationId: string;
  name: string;
  platform: string;
  /** Which Program goes there. */
  programId: ProgramId;
  /** Opens the sealed stream key. @throws when it does not open. */
  openStreamKey: () => string;
  /** Looks the address up and checks it. @throws AppError addressPrivate, addressUnresolved, … */
  resolve: () => Promise<RtmpTarget>;
  /** When this destination was live earlier in the same Egress, ms since epoch: its key was good then. */
  firstLiveAt: number | null;
  /** Sent by earlier runs of the same Egress. */
  earlierBytes: number;
}

interface DestinationOutputOptions {
  target: DestinationTarget;
  fanout: FlvFanout;
  tlsCaFile?: string | undefined;
  logger: Logger;
}

/**
 * One RTMP destination: an FFmpeg of its own, started again with back-off for as long as the show is on air. It gives up
 * only when trying again cannot help: a rejected key, a refused address, a key that does not open.
 */
export class DestinationOutput extends EventEmitter<{ changed: [] }> implements Output {
  readonly #target: DestinationTarget;
  readonly #fanout: FlvFanout;
  readonly #tlsCaFile: string | undefined;
  readonly #logger: Logger;
  readonly #meter = new BitrateMeter();
  #state: OutputState = 'connecting';
  #reason: OutputFailureReason | null = null;
  #attempt = 0;
  #reconnects = 0;
  #backOffAttempt = 0;
  #silentRefusals = 0;
  #nextAttemptAt: number | null = null;
  #liveSince: number | null = null;
  #firstLiveAt: number | null;
  #endedAt: number | null = null;
  #earlierBytes: number;
  #session: OutputSession | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor({ target, fanout, tlsCaFile, logger }: DestinationOutputOptions) {
    super();
    this.#target = target;
    this.#fanout = fanout;
    this.#tlsCaFile = tlsCaFile;
    this.#logger = logger.child({ outputId: target.outputId, destinationId: target.destinationId });
    this.#firstLiveAt = target.firstLiveAt;
    this.#earlierBytes = target.earlierBytes;
  }

  open(): void {
    this.#connectWhenReady();
  }

  snapshots(): readonly OutputSnapshot[] {
    const { outputId, destinationId, name, platform } = this.#target;
    const bytesSent = this.#earlierBytes + (this.#session?.takenBytes ?? 0);
    this.#meter.sample(bytesSent, performance.now());
    return [
      {
        outputId,
        destinationId,
        name,
        platform,
        kind: 'destination',
        state: this.#state,
        attempt: this.#attempt,
        nextAttemptAt: this.#nextAttemptAt,
        reason: this.#reason,
        bitrateKbps: this.#state === 'live' ? this.#meter.kbps : 0,
        bytesSent,
        liveSince: this.#liveSince,
        file: null,
        reconnects: this.#reconnects,
        firstLiveAt: this.#firstLiveAt,
        endedAt: this.#endedAt,
      },
    ];
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#fanout.off('ready', this.#onReady);
    await this.#session?.close({ graceMs });
    this.#endSession();
    // A failure is told to the end: "ended" would hide that it never was live.
    if (this.#state !== 'failed') this.#set('ended');
    this.#endedAt ??= Date.now();
  }

  readonly #onReady = (): void => {
    this.#connect().catch((error: unknown) => {
      this.#logger.error({ err: error }, 'output failed to start');
      this.#retry('processDied');
    });
  };

  /** Without media there is nothing to publish, and platforms close connections that stay silent. */
  #connectWhenReady(): void {
    if (this.#closed) return;
    this.#fanout.off('ready', this.#onReady);
    this.#nextAttemptAt = null;
    if (this.#fanout.ready) this.#onReady();
    else this.#fanout.once('ready', this.#onReady);
  }

  async #connect(): Promise<void> {
    const address = await this.#resolve();
    if (!address || this.#closed) return;
    if (!this.#fanout.ready) return this.#connectWhenReady();
    const streamKey = this.#openStreamKey();
    if (streamKey === undefined) return;
    this.#set('connecting');
    this.#run(
      new FfmpegProcess({
        args: buildRtmpArgs({ target: address, caFile: this.#tlsCaFile, ioTimeoutMs }),
        preset: buildRtmpPreset(streamKey),
        secrets: [streamKey],
      }),
    );
  }

  #run(process: FfmpegProcess): void {
    let stage: RtmpStage = 'starting';
    let endedByUs: 'connectTimeout' | 'silent' | undefined;
    const kill = (why: 'connectTimeout' | 'silent') => {
      endedByUs = why;
      process.kill();
    };
    const connectTimer = setTimeout(() => kill('connectTimeout'), connectTimeoutMs);
    process.on('line', (line) => {
      const before = stage;
      stage = advanceRtmpStage(stage, line);
      if (stage === before) return;
      // It says that it opens the output before it reads the output's options, so the key is read for sure once it is connected.
      if (stage !== 'connecting') process.wipePreset();
      if (stage !== 'accepted') return;
      clearTimeout(connectTimer);
      this.#becomeLive();
    });
    process.once('exited', (exit) => {
      clearTimeout(connectTimer);
      this.#afterExit({ stage, exit, endedByUs });
    });
    this.#session = new OutputSession({ process, fanout: this.#fanout, maxBacklogBytes, gatherMs, onStalled: () => kill('silent') });
  }

  #becomeLive(): void {
    if (this.#closed) return;
    this.#attempt = 0;
    this.#silentRefusals = 0;
    this.#reason = null;
    this.#liveSince = Date.now();
    this.#firstLiveAt ??= this.#liveSince;
    this.#meter.reset();
    this.#set('live');
  }

  #afterExit(end: { stage: RtmpStage; exit: FfmpegExit; endedByUs: 'connectTimeout' | 'silent' | undefined }): void {
    const liveMs = this.#liveSince === null ? 0 : Date.now() - this.#liveSince;
    this.#endSession();
    if (this.#closed) return;
    if (liveMs > stableMs) this.#backOffAttempt = 0;
    const { reason, inWords } = classifyRtmpEnd(end);
    this.#logger.warn({ reason, stage: end.stage, liveMs, code: end.exit.code, signal: end.exit.signal }, 'output ended');
    this.#logger.debug({ lines: end.exit.lines.slice(-8) }, 'last words');
    if (reason === 'keyRejected' && this.#isFinalRefusal(inWords)) this.#fail(reason);
    else this.#retry(reason === 'keyRejected' ? 'serverClosed' : reason);
  }

  #isFinalRefusal(inWords: boolean): boolean {
    // A key that was good in this show is refused for another reason, such as our old connection not being gone yet.
    if (this.#firstLiveAt !== null) return false;
    this.#silentRefusals += 1;
    return inWords || this.#silentRefusals >= silentRefusalsForRejection;
  }

  #endSession(): void {
    this.#earlierBytes += this.#session?.takenBytes ?? 0;
    this.#session = undefined;
    this.#liveSince = null;
  }

  async #resolve(): Promise<RtmpTarget | undefined> {
    try {
      return await this.#target.resolve();
    } catch (error) {
      if (this.#closed) return undefined;
      if (error instanceof AppError && error.code === 'addressUnresolved') this.#retry('addressNotFound');
      else this.#fail('addressRefused');
      return undefined;
    }
  }

  #openStreamKey(): string | undefined {
    try {
      return this.#target.openStreamKey();
    } catch {
      // The error's words may stand near the secret; the reason says all a creator needs.
      this.#fail('keyUnreadable');
      return undefined;
    }
  }

  #retry(reason: OutputFailureReason): void {
    if (this.#closed) return;
    const waitMs = backOffMs({ attempt: this.#backOffAttempt, baseMs: 1000, maxMs: 30_000 });
    this.#backOffAttempt += 1;
    this.#attempt += 1;
    this.#reconnects += 1;
    this.#reason = reason;
    this.#nextAttemptAt = Date.now() + waitMs;
    this.#timer = setTimeout(() => this.#connectWhenReady(), waitMs);
    this.#set('reconnecting');
  }

  #fail(reason: OutputFailureReason): void {
    this.#reason = reason;
    this.#nextAttemptAt = null;
    this.#endedAt = Date.now();
    this.#logger.warn({ reason }, 'output failed');
    this.#set('failed');
  }

  #set(state: OutputState): void {
    this.#state = state;
    this.emit('changed');
  }
}
