import { isProgramSource, type MediaSource, type Permission, type Placement } from '@footlight/contracts';

interface Viewer {
  peerId: string;
  placement: Placement;
  permissions: readonly Permission[];
}

interface Owner {
  peerId: string;
  placement: Placement;
  /** From backstage. */
  talksToStage: boolean;
}

/**
 * Selective forwarding in one place. Programs leave through taps; the main one's picture alone is also for those who arrange it, since they
 * hear the people themselves. What happens on stage is for everyone, the clip that plays over it too, and what happens backstage for those
 * who may look there. Voices carry further: those backstage hear each other, and those on stage whoever speaks to them from there.
 */
export function maySee(viewer: Viewer, owner: Owner, source: MediaSource): boolean {
  if (viewer.peerId === owner.peerId) return false;
  if (source === 'programVideo') return viewer.permissions.includes('editScene');
  if (isProgramSource(source)) return false;
  if (source === 'clip' || source === 'clipAudio') return true;
  if (owner.placement === 'onStage' || viewer.permissions.includes('seeBackstage')) return true;
  return source === 'microphone' && (viewer.placement === 'backstage' || owner.talksToStage);
}
