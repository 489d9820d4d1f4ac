import type { Banner } from '@footlight/contracts';
import type { RoomClient } from '../room/RoomClient.ts';

/** Takes a banner away when its time is over. The studio that mixes does it, for banners that others show as well. */
export class BannerTimer {
  readonly #room: Pick<RoomClient, 'state' | 'updateScene'>;
  readonly #unsubscribe: () => void;
  #banner: Banner | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(room: Pick<RoomClient, 'state' | 'updateScene'>) {
    this.#room = room;
    this.#unsubscribe = room.state.subscribe(() => this.#follow());
  }

  close(): void {
    this.#unsubscribe();
    clearTimeout(this.#timer);
  }

  #follow(): void {
    const { banner } = this.#room.state.getSnapshot().scene;
    if (JSON.stringify(banner) === JSON.stringify(this.#banner)) return;
    this.#banner = banner;
    clearTimeout(this.#timer);
    if (banner?.autoHideS) this.#timer = setTimeout(() => this.#hide(), banner.autoHideS * 1000);
  }

  #hide(): void {
    // Not a change of a person's own: undo leaves it alone. Refused only where the show went on elsewhere.
    this.#room.updateScene({ banner: null }).catch(() => undefined);
  }
}
