import { isProgramSource, type MediaSource, type Permission, type Placement } from '@footlight/contracts';

interface Viewer {
  peerId: string;
  permissions: readonly Permission[];
}

interface Owner {
  peerId: string;
  placement: Placement;
}

/**
 * Selective forwarding in one place: the Program leaves only through taps, what happens on stage is for everyone, the clip that
 * plays over the stage too, and what happens backstage for those who may look there.
 */
export function maySee(viewer: Viewer, owner: Owner, source: MediaSource): boolean {
  if (viewer.peerId === owner.peerId) return false;
  if (isProgramSource(source)) return false;
  if (source === 'clip' || source === 'clipAudio') return true;
  return owner.placement === 'onStage' || viewer.permissions.includes('seeBackstage');
}
