import { type OwnCameraId, ownCameraSourceIdOf, type PeerInfo, type SourceId, sourceIdOf } from '@footlight/contracts';
import type { LayoutSource } from '../layout/types.ts';

export interface ProgramPeople {
  peers: readonly PeerInfo[];
  /** Who shares a screen now. */
  sharingPeerIds: ReadonlySet<string>;
  /** Further cameras that have a picture now, and whose they are. */
  cameras?: readonly { peerId: string; cameraId: OwnCameraId; name: string }[];
}

/** What the Program shows: everyone on stage, with a picture or a name card, and the screen and further cameras of anyone on stage. */
export function listProgramSources({ peers, sharingPeerIds, cameras = [] }: ProgramPeople): LayoutSource[] {
  return peers
    .filter(({ placement }) => placement === 'onStage')
    .flatMap(({ peerId, name }) => {
      const camera: LayoutSource = { sourceId: sourceIdOf(peerId, 'camera'), kind: 'camera', name };
      const screen: LayoutSource = { sourceId: sourceIdOf(peerId, 'screen'), kind: 'screen', name };
      const further = cameras
        .filter((one) => one.peerId === peerId)
        .map((one): LayoutSource => ({ sourceId: ownCameraSourceIdOf(peerId, one.cameraId), kind: 'camera', name: one.name }));
      return [camera, ...further, ...(sharingPeerIds.has(peerId) ? [screen] : [])];
    });
}

/** As many as a Scene holds. */
const maxOrder = 64;

/**
 * The order with newcomers at its end, so that each keeps its slot from now on; the same array when nobody is new. Those who
 * left keep their place too, until there is no room: the longest absent go first.
 */
export function extendOrder(order: readonly SourceId[], sources: readonly LayoutSource[]): readonly SourceId[] {
  const known = new Set(order);
  const newcomers = sources.map(({ sourceId }) => sourceId).filter((sourceId) => !known.has(sourceId));
  if (newcomers.length === 0) return order;
  const present = new Set(sources.map(({ sourceId }) => sourceId));
  let excess = order.length + newcomers.length - maxOrder;
  const kept = order.filter((sourceId) => {
    if (excess <= 0 || present.has(sourceId)) return true;
    excess -= 1;
    return false;
  });
  const extended = [...kept, ...newcomers].slice(0, maxOrder);
  return extended.every((sourceId, index) => sourceId === order[index]) ? order : extended;
}
