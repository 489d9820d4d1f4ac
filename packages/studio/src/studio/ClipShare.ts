import type { ClipPlayer } from '../clips/ClipPlayer.ts';
import type { RoomClient } from '../room/RoomClient.ts';
import { LocalSource } from './LocalSource.ts';

/**
 * Sends what plays over the stage to the people in the Room, who would see and hear nothing of it: a clip plays in the host's
 * page alone. Nothing is sent, nor encoded, while nothing plays or nobody else is there.
 */
export class ClipShare {
  readonly #room: RoomClient;
  readonly #clips: ClipPlayer;
  readonly #picture: LocalSource;
  readonly #sound: LocalSource;
  readonly #unsubscribe: (() => void)[];
  #closed = false;

  constructor({ room, clips }: { room: RoomClient; clips: ClipPlayer }) {
    this.#room = room;
    this.#clips = clips;
    this.#picture = new LocalSource(room, 'clip');
    this.#sound = new LocalSource(room, 'clipAudio');
    const share = (): void => void this.#share();
    this.#unsubscribe = [room.state.subscribe(share), clips.state.subscribe(share)];
  }

  async close(): Promise<void> {
    this.#closed = true;
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    await this.#share();
  }

  async #share(): Promise<void> {
    const { self, peers } = this.#room.state.getSnapshot();
    const hasOthers = peers.some(({ peerId, connected }) => connected && peerId !== self?.peerId);
    const plays = !this.#closed && hasOthers && this.#clips.state.getSnapshot().status === 'playing';
    const { pictureTrack, soundTrack } = this.#clips;
    // A server that refuses leaves the others without the clip, and the show as it is.
    await Promise.all([
      this.#picture.set({ track: plays ? pictureTrack : null, paused: false }).catch(() => undefined),
      this.#sound.set({ track: plays ? soundTrack : null, paused: false }).catch(() => undefined),
    ]);
  }
}
