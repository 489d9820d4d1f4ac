import type { PeerInfo, Placement } from '@footlight/contracts';
import type { RoomClient } from '../room/RoomClient.ts';

/** After a server was replaced, people return one by one; who is not back by then has left. */
const restoreWindowMs = 60_000;

/**
 * Remembers who was on stage, and brings them back there when the Room had to begin anew on another media server, which knows
 * nothing of the show so far.
 */
export class PlacementMemory {
  readonly #room: RoomClient;
  readonly #unsubscribe: () => void;
  #joinCount = 0;
  #placements = new Map<string, Placement>();
  #restore: { placements: Map<string, Placement>; untilMs: number } | undefined;

  constructor(room: RoomClient) {
    this.#room = room;
    this.#unsubscribe = room.state.subscribe(() => this.#onChanged());
  }

  close(): void {
    this.#unsubscribe();
  }

  #onChanged(): void {
    const { joinCount, connection, peers } = this.#room.state.getSnapshot();
    if (connection !== 'connected') return;
    if (joinCount > this.#joinCount) {
      if (this.#joinCount > 0) this.#restore = { placements: this.#placements, untilMs: performance.now() + restoreWindowMs };
      this.#joinCount = joinCount;
    }
    if (this.#restore && performance.now() > this.#restore.untilMs) this.#restore = undefined;
    for (const peer of peers) this.#restorePeer(peer);
    this.#placements = new Map(peers.map(({ peerId, placement }) => [peerId, placement]));
  }

  #restorePeer({ peerId, placement }: PeerInfo): void {
    const remembered = this.#restore?.placements.get(peerId);
    if (remembered === undefined) return;
    // Once each: from here on, what is decided now counts.
    this.#restore?.placements.delete(peerId);
    if (remembered !== placement) this.#room.setPlacement(peerId, remembered).catch(() => undefined);
  }
}
