import { EventEmitter } from 'node:events';
import type { FeedState, ProgramId } from '@footlight/contracts';
import { FlvFanout } from '../continuity/FlvFanout.ts';
import { Timeline } from '../continuity/Timeline.ts';
import { ProgramFeed, type ProgramFeedOptions } from '../feed/ProgramFeed.ts';

interface ProgramLineEvents {
  /** The feed's state is another one. */
  changed: [];
  ingestRestarted: [];
}

/** One Program from its tap to where outputs attach: a feed, placed on one unbroken timeline. */
export class ProgramLine extends EventEmitter<ProgramLineEvents> {
  readonly programId: ProgramId;
  readonly fanout = new FlvFanout();
  readonly #feed: ProgramFeed;
  readonly #timeline = new Timeline({ now: () => performance.now() });

  constructor({ programId, ...options }: ProgramFeedOptions & { programId: ProgramId }) {
    super();
    this.programId = programId;
    this.#feed = new ProgramFeed(options);
  }

  get state(): FeedState {
    return this.#feed.state;
  }

  open(): void {
    this.#feed.on('generation', () => {
      this.#timeline.beginGeneration();
      this.fanout.forgetGop();
    });
    this.#feed.on('tag', (tag) => this.fanout.write(this.#timeline.place(tag)));
    this.#feed.on('stateChanged', (state) => {
      if (state === 'lost') this.fanout.forgetGop();
      this.emit('changed');
    });
    this.#feed.on('restarted', () => this.emit('ingestRestarted'));
    this.#feed.open();
  }

  async close(): Promise<void> {
    await this.#feed.close();
  }
}
