import type { Person } from './people.ts';

interface QueueOrder {
  /** Peer ids, in raising order. */
  hands: readonly string[];
  /** In order of arrival. */
  peers: readonly { peerId: string }[];
}

/** Who waits backstage, raised hands first and then by arrival. */
export function queueBackstage(people: readonly Person[], { hands, peers }: QueueOrder): Person[] {
  const rank = new Map(
    [...hands, ...peers.map(({ peerId }) => peerId).filter((peerId) => !hands.includes(peerId))].map((id, at) => [id, at]),
  );
  const rankOf = ({ peerId }: Person): number => rank.get(peerId) ?? rank.size;
  return people.filter(({ placement }) => placement === 'backstage').sort((a, b) => rankOf(a) - rankOf(b));
}
