import type { MediaSource, Permission, Placement } from '@footlight/contracts';

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
 * Selective forwarding in one place. The Program leaves through taps; its picture alone is for those who arrange it, since they hear
 * the people themselves. What happens on stage is for everyone, what happens backstage for those who may look there. Voices carry
 * further: those backstage hear each other, and those on stage whoever speaks to them from there.
 */
export function maySee(viewer: Viewer, owner: Owner, source: MediaSource): boolean {
  if (viewer.peerId === owner.peerId) return false;
  if (source === 'programAudio') return false;
  if (source === 'programVideo') return viewer.permissions.includes('editScene');
  if (owner.placement === 'onStage' || viewer.permissions.includes('seeBackstage')) return true;
  return source === 'microphone' && (viewer.placement === 'backstage' || owner.talksToStage);
}
