/** Who wants to come on, in the order in which the hands went up. */
export class RaisedHands {
  #peerIds: readonly string[] = [];

  get peerIds(): string[] {
    return [...this.#peerIds];
  }

  /** A hand that is up keeps its place. @returns whether anything changed. */
  raise(peerId: string): boolean {
    if (this.#peerIds.includes(peerId)) return false;
    this.#peerIds = [...this.#peerIds, peerId];
    return true;
  }

  /** @returns whether anything changed. */
  lower(peerId: string): boolean {
    if (!this.#peerIds.includes(peerId)) return false;
    this.#peerIds = this.#peerIds.filter((raised) => raised !== peerId);
    return true;
  }
}
