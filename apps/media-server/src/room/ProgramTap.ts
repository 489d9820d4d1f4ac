import { EventEmitter } from 'node:events';
import type { ProgramId, TapStream } from '@footlight/contracts';
import type { Logger } from '@footlight/server-kit/logger';
import { isSameProgram, type Program } from './Program.ts';
import { type TapReport, TapRun, type TapTarget } from './TapRun.ts';

interface ProgramTapOptions {
  roomId: string;
  egressId: string;
  programId: ProgramId;
  logger: Logger;
}

interface ProgramTapEvents {
  started: [{ generation: number; video: TapStream; audio: TapStream }];
  report: [TapReport & { generation: number }];
  keyFrameSent: [{ generation: number; cut: boolean }];
  stopped: [{ generation: number; reason: string }];
  /** `replaced`: another worker opened a tap for the same Egress and Program. */
  closed: [{ reason: 'replaced' | 'ended' }];
}

const retryDelayMs = 1000;

/**
 * Where one Program leaves for one Egress. It outlives Programs and Rooms: each Program it meets is a generation with
 * its own TapRun, made when both Producers are there and closed when either goes.
 */
export class ProgramTap extends EventEmitter<ProgramTapEvents> {
  readonly roomId: string;
  readonly egressId: string;
  readonly programId: ProgramId;
  readonly #logger: Logger;
  #wanted: Program | undefined;
  #run: TapRun | undefined;
  #generation = 0;
  #settling = false;
  #retryTimer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor({ roomId, egressId, programId, logger }: ProgramTapOptions) {
    super();
    this.roomId = roomId;
    this.egressId = egressId;
    this.programId = programId;
    this.#logger = logger.child({ roomId, egressId, programId });
  }

  get flowing(): boolean {
    return this.#run?.state === 'flowing';
  }

  /** What the Room has now; undefined when it has no Program, or there is no Room. */
  setProgram(program: Program | undefined): void {
    if (this.#closed || isSameProgram(this.#wanted, program)) return;
    this.#wanted = program;
    if (this.#run && !isSameProgram(this.#run.program, program)) this.#stop('programEnded');
    void this.#settle();
  }

  /**
   * Lets media flow to the worker. Of another generation: too late, and ignored. Asked again within one: the receiver
   * was replaced, and a new generation begins.
   */
  async start(generation: number, target: TapTarget): Promise<void> {
    const run = this.#run;
    if (!run || run.generation !== generation) return;
    if (run.state !== 'ready') {
      this.#stop('restarted');
      return await this.#settle();
    }
    try {
      await run.start(target);
    } catch (error) {
      if (run !== this.#run) return;
      this.#logger.error({ err: error, generation }, 'tap does not start');
      this.#stop('startFailed');
      this.#scheduleRetry();
    }
  }

  close(reason: 'replaced' | 'ended'): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#retryTimer);
    this.#wanted = undefined;
    this.#run?.close();
    this.#run = undefined;
    this.emit('closed', { reason });
  }

  #stop(reason: string): void {
    const run = this.#run;
    if (!run) return;
    this.#run = undefined;
    run.close();
    this.#logger.info({ generation: run.generation, reason }, 'program stopped');
    this.emit('stopped', { generation: run.generation, reason });
  }

  /** Brings the run to what is wanted; one at a time, since making a run takes a while and wishes change meanwhile. */
  async #settle(): Promise<void> {
    if (this.#settling) return;
    this.#settling = true;
    clearTimeout(this.#retryTimer);
    try {
      while (this.#wanted && !this.#run) {
        const run = await this.#createRun(this.#wanted);
        if (!run) return;
        if (!isSameProgram(run.program, this.#wanted)) {
          run.close();
          continue;
        }
        this.#run = run;
        this.#generation = run.generation;
        this.#logger.info({ generation: run.generation }, 'program started');
        this.emit('started', { generation: run.generation, video: run.video, audio: run.audio });
      }
    } finally {
      this.#settling = false;
    }
  }

  async #createRun(program: Program): Promise<TapRun | undefined> {
    const generation = this.#generation + 1;
    try {
      return await TapRun.create({
        program,
        generation,
        onKeyFrame: ({ cut }) => {
          if (cut) this.#logger.debug({ generation }, 'the browser cut a frame short');
          this.emit('keyFrameSent', { generation, cut });
        },
        onReport: (report) => this.emit('report', { generation, ...report }),
        onRefused: (error) => this.#logger.warn({ err: error }, 'the media worker refused a request'),
      });
    } catch (error) {
      if (this.#closed) return undefined;
      if (!program.router.closed) this.#logger.error({ err: error }, 'tap has no transports');
      // A Program that came meanwhile is met by the retry too.
      this.#scheduleRetry();
      return undefined;
    }
  }

  #scheduleRetry(): void {
    clearTimeout(this.#retryTimer);
    this.#retryTimer = setTimeout(() => void this.#settle(), retryDelayMs);
  }
}
