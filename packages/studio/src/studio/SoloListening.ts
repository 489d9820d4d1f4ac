import type { RoomClient } from '../room/RoomClient.ts';
import { Store } from '../Store.ts';

/** Whom alone one hears in one's own speakers. Who leaves is not waited for in silence. */
export class SoloListening {
  /** Null: everyone on stage. */
  readonly peerId = new Store<string | null>(null);
  readonly #unsubscribe: () => void;

  constructor({ state }: Pick<RoomClient, 'state'>) {
    this.#unsubscribe = state.subscribe(() => {
      const soloPeerId = this.peerId.getSnapshot();
      const isHere = state.getSnapshot().peers.some(({ peerId }) => peerId === soloPeerId);
      if (soloPeerId !== null && !isHere) this.peerId.set(null);
    });
  }

  close(): void {
    this.#unsubscribe();
  }
}
