import { AppError, type NotificationData, type NotificationEvent, type PeerCondition } from '@footlight/contracts';
import type { Peer } from './Peer.ts';
import type { OwnProducer } from './PeerMedia.ts';
import { changeSight } from './sight.ts';
import { maySee } from './visibility.ts';

/** Who is in a Room, in the order of arrival, and how they are told of each other. */
export class PeerList implements Iterable<Peer> {
  readonly #peers = new Map<string, Peer>();

  get size(): number {
    return this.#peers.size;
  }

  [Symbol.iterator](): Iterator<Peer> {
    return this.#peers.values();
  }

  find(peerId: string): Peer | undefined {
    return this.#peers.get(peerId);
  }

  /** @throws AppError peerNotFound. */
  get(peerId: string): Peer {
    const peer = this.#peers.get(peerId);
    if (!peer) throw new AppError('peerNotFound');
    return peer;
  }

  /** Who takes an earlier one's place keeps their place in the order. */
  put(peer: Peer): void {
    this.#peers.set(peer.peerId, peer);
  }

  /** Nothing happens when another one has the place already. */
  remove(peer: Peer): void {
    if (this.#peers.get(peer.peerId) === peer) this.#peers.delete(peer.peerId);
  }

  othersThan(peer: Peer): Peer[] {
    return [...this].filter((other) => other !== peer);
  }

  /** @throws AppError producerNotFound also for what this viewer may not see. */
  getVisibleProducer(viewer: Peer, producerId: string): { owner: Peer; own: OwnProducer } {
    for (const owner of this) {
      const own = owner.media.findProducer(producerId);
      if (own && maySee(viewer, owner, own.source)) return { owner, own };
    }
    throw new AppError('producerNotFound');
  }

  listConditions(): { peerId: string; condition: PeerCondition }[] {
    return [...this].flatMap(({ peerId, condition }) => (condition ? [{ peerId, condition }] : []));
  }

  tellAll<E extends NotificationEvent>(event: E, data: NotificationData<E>): void {
    for (const peer of this) peer.notify(event, data);
  }

  tellOthers<E extends NotificationEvent>(peer: Peer, event: E, data: NotificationData<E>): void {
    for (const other of this.othersThan(peer)) other.notify(event, data);
  }

  /** Makes a change of who may see what, and lets everyone know what they lost and gained by it. */
  changeSight(change: () => void): void {
    changeSight([...this], change);
  }
}
