import { AppError } from '@footlight/contracts';
import { Store } from '@footlight/studio/Store';

export type LiveStep = 'idle' | 'startingProgram' | 'goingLive' | 'ending';

interface LiveControlOptions {
  /** The Program of this studio. */
  program: { startProgram(): Promise<void>; stopProgram(): Promise<void> };
  requestLive: (options: { withoutDestinations: boolean }) => Promise<void>;
  requestEnd: () => Promise<void>;
  retryMs?: number;
}

const defaultRetryMs = 1000;
const liveTries = 3;

/** Goes live and ends the show, in the order the audience needs: the picture first, the destinations after it. */
export class LiveControl {
  readonly step = new Store<LiveStep>('idle');
  readonly #options: LiveControlOptions;
  #going: Promise<void> | undefined;
  #ending: Promise<void> | undefined;

  constructor(options: LiveControlOptions) {
    this.#options = options;
  }

  /**
   * A second call while one is under way is the same one. What was begun is undone when a later step fails.
   * @throws AppError as the server told it.
   */
  async goLive(options: { withoutDestinations: boolean }): Promise<void> {
    this.#going ??= this.#goLive(options).finally(() => {
      this.#going = undefined;
    });
    await this.#going;
  }

  /** Publishes the Program into a show that is live already, after a reload. */
  async resume(): Promise<void> {
    await this.#options.program.startProgram();
  }

  /** Possible while the show is starting: it then ends as soon as it has begun. @throws AppError as the server told it. */
  async end(): Promise<void> {
    this.#ending ??= this.#end().finally(() => {
      this.#ending = undefined;
    });
    await this.#ending;
  }

  async #goLive(options: { withoutDestinations: boolean }): Promise<void> {
    try {
      this.step.set('startingProgram');
      await this.#options.program.startProgram();
      this.step.set('goingLive');
      await this.#requestLive(options);
    } catch (error) {
      await this.#options.program.stopProgram();
      throw error;
    } finally {
      if (this.step.getSnapshot() !== 'ending') this.step.set('idle');
    }
  }

  async #requestLive(options: { withoutDestinations: boolean }): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await this.#options.requestLive(options);
        return;
      } catch (error) {
        // Another tab was quicker, or an earlier try whose answer was lost: the show is what was asked for.
        if (error instanceof AppError && error.code === 'alreadyLive') return;
        // Without an answer the show may be live: it must not stay so without a picture.
        const isUncertain = error instanceof AppError && error.code === 'internal';
        if (!isUncertain || attempt === liveTries) throw error;
        await new Promise((resolve) => setTimeout(resolve, this.#options.retryMs ?? defaultRetryMs));
      }
    }
  }

  async #end(): Promise<void> {
    this.step.set('ending');
    try {
      await this.#going?.catch(() => undefined);
      await this.#requestEnd();
      await this.#options.program.stopProgram();
    } finally {
      this.step.set('idle');
    }
  }

  async #requestEnd(): Promise<void> {
    try {
      await this.#options.requestEnd();
    } catch (error) {
      if (!(error instanceof AppError && (error.code === 'notLive' || error.code === 'broadcastEnded'))) throw error;
    }
  }
}
