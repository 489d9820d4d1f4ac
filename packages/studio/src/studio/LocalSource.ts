import type { MediaSource } from '@footlight/contracts';
import { isMusic } from '../devices/microphoneSound.ts';
import type { PublishedTrack } from '../room/PublishedTrack.ts';
import type { RoomClient } from '../room/RoomClient.ts';

interface Wanted {
  track: MediaStreamTrack | null;
  paused: boolean;
}

/** Keeps one source published as it is wanted to be: one step after the other, however fast the wishes change. */
export class LocalSource {
  readonly #room: RoomClient;
  readonly #source: MediaSource;
  #published: PublishedTrack | undefined;
  #wanted: Wanted = { track: null, paused: false };
  #working: Promise<void> | undefined;

  constructor(room: RoomClient, source: MediaSource) {
    this.#room = room;
    this.#source = source;
  }

  /** @throws AppError the server's refusal. */
  async set(wanted: Wanted): Promise<void> {
    if (wanted.track === this.#wanted.track && wanted.paused === this.#wanted.paused) return;
    this.#wanted = wanted;
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
    await this.#working;
  }

  async #work(): Promise<void> {
    for (let done: Wanted | undefined; done !== this.#wanted; ) {
      done = this.#wanted;
      await this.#make(done);
    }
  }

  async #make({ track, paused }: Wanted): Promise<void> {
    if (!track) {
      const published = this.#published;
      this.#published = undefined;
      await published?.close();
      return;
    }
    // Voice and music are sent in different ways, which are fixed when a Producer is made.
    if (this.#published && isMusic(this.#published.track) !== isMusic(track)) {
      await this.#published.close();
      this.#published = undefined;
    }
    if (!this.#published) {
      this.#published = await this.#room.publish(this.#source, track, { paused });
      return;
    }
    await this.#published.replaceTrack(track);
    if (paused) await this.#published.pause();
    else await this.#published.resume();
  }
}
