import { AppError } from '@footlight/contracts';

/** People that a Room remembers of each kind; the longest remembered is forgotten first. */
const maxRemembered = 1000;

/** What a Room keeps of people who are not in it: who may not come back, who does not know yet, and what a host called them. */
export class RoomDoor {
  readonly #banned = new Set<string>();
  /** Removed while their socket was away: they are told at the door, once. */
  readonly #untold = new Set<string>();
  readonly #givenNames = new Map<string, string>();

  /** @throws AppError bannedFromShow; removedFromRoom, the first time only. */
  assertMayEnter(peerId: string): void {
    if (this.#banned.has(peerId)) throw new AppError('bannedFromShow');
    if (this.#untold.delete(peerId)) throw new AppError('removedFromRoom');
  }

  ban(peerId: string): void {
    this.#banned.add(peerId);
    forgetOldest(this.#banned);
  }

  tellWhenBack(peerId: string): void {
    this.#untold.add(peerId);
    forgetOldest(this.#untold);
  }

  /** The name that a host gave counts more than what people call themselves. */
  giveName(peerId: string, name: string): void {
    this.#givenNames.delete(peerId);
    this.#givenNames.set(peerId, name);
    forgetOldest(this.#givenNames);
  }

  findGivenName(peerId: string): string | undefined {
    return this.#givenNames.get(peerId);
  }
}

function forgetOldest(remembered: Set<string> | Map<string, string>): void {
  if (remembered.size <= maxRemembered) return;
  for (const [peerId] of remembered.entries()) {
    remembered.delete(peerId);
    return;
  }
}
