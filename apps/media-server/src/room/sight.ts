import type { Peer } from './Peer.ts';
import type { OwnProducer } from './PeerMedia.ts';
import { maySee } from './visibility.ts';

/** One Producer that one peer may receive. */
interface Sight {
  viewer: Peer;
  owner: Peer;
  own: OwnProducer;
}

/** By viewer and Producer. */
function listSights(peers: readonly Peer[]): Map<string, Sight> {
  const sights = new Map<string, Sight>();
  for (const owner of peers)
    for (const own of owner.media.producers)
      for (const viewer of peers)
        if (maySee(viewer, owner, own.source)) sights.set(`${viewer.peerId} ${own.producer.id}`, { viewer, owner, own });
  return sights;
}

/** Makes a change of who may see what, then takes from each viewer what they lost and tells them what they gained. */
export function changeSight(peers: readonly Peer[], change: () => void): void {
  const before = listSights(peers);
  change();
  const after = listSights(peers);
  for (const [key, { viewer, owner, own }] of before) {
    if (after.has(key)) continue;
    viewer.media.closeConsumersOf(own.producer.id);
    viewer.notify('producerClosed', { producerId: own.producer.id, peerId: owner.peerId, source: own.source });
  }
  for (const [key, { viewer, owner, own }] of after)
    if (!before.has(key)) viewer.notify('producerAdded', { producer: owner.media.describe(own) });
}
