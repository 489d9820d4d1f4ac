import { AppError, type MediaSource } from '@footlight/contracts';
import type { CompositorCounts } from '../compositor/types.ts';
import { readOutboundVideo } from '../room/outboundVideo.ts';
import type { PublishedTrack } from '../room/PublishedTrack.ts';
import { Store } from '../Store.ts';
import { HealthReader } from './HealthReader.ts';
import type { VerticalState } from './types.ts';

type Publication = Pick<PublishedTrack, 'track' | 'replaceTrack' | 'getStats' | 'close'>;

/** Where it is sent to, as a RoomClient does. */
interface Publishing {
  publish: (source: MediaSource, track: MediaStreamTrack, options: { shorterSide: number }) => Promise<Publication>;
}

const off: VerticalState = { track: null, health: null, problem: null };

/** The vertical Program of a studio: sent beside the main one for as long as both are there. Its trouble is never the main one's. */
export class VerticalProgram {
  readonly state = new Store<VerticalState>(off);

  readonly #room: Publishing;
  readonly #shorterSide: number;
  #healthReader = new HealthReader();
  #sending = false;
  #published: Publication | undefined;
  #tail: Promise<void> = Promise.resolve();

  /** @param shorterSide of the picture, in pixels. */
  constructor(room: Publishing, { shorterSide }: { shorterSide: number }) {
    this.#room = room;
    this.#shorterSide = shorterSide;
  }

  /** @param track of the compositor; null: the vertical Program is off. */
  setTrack(track: MediaStreamTrack | null): void {
    if (track) track.contentHint = 'motion';
    this.#healthReader = new HealthReader();
    this.state.set({ ...off, track });
    void this.#settle();
  }

  /** @param sending whether the main Program is sent. Resolved when it is so here; a refusal is told by `state`. */
  async setSending(sending: boolean): Promise<void> {
    this.#sending = sending;
    await this.#settle();
  }

  /** To be called once a second. */
  async readHealth({ kind, counts }: { kind: 'worker' | 'mainThread'; counts: CompositorCounts }): Promise<void> {
    const { track } = this.state.getSnapshot();
    if (!track) return;
    const report = await this.#published?.getStats();
    if (this.state.getSnapshot().track !== track) return;
    const outbound = report && readOutboundVideo(report);
    const health = this.#healthReader.read({ atMs: performance.now(), kind, counts: { ...counts }, outbound });
    this.state.update((state) => ({ ...state, health }));
  }

  async close(): Promise<void> {
    this.state.set(off);
    await this.setSending(false);
  }

  /** One step after another: what is wanted may change while the server is asked. */
  async #settle(): Promise<void> {
    this.#tail = this.#tail.then(() => this.#bringAbout());
    await this.#tail;
  }

  async #bringAbout(): Promise<void> {
    const { track } = this.state.getSnapshot();
    const wanted = this.#sending ? track : null;
    try {
      if (!wanted) {
        await this.#published?.close();
        this.#published = undefined;
      } else if (!this.#published) {
        this.#published = await this.#room.publish('programVerticalVideo', wanted, { shorterSide: this.#shorterSide });
      } else if (this.#published.track !== wanted) await this.#published.replaceTrack(wanted);
    } catch (error) {
      const { message } = error instanceof AppError ? error : new AppError('internal');
      this.state.update((state) => (state.track === track ? { ...state, problem: message } : state));
    }
  }
}
