import type { RoomState } from '@footlight/studio';

/** The picture of what the host plays over the stage, once it comes. */
export function findClip({ remoteTracks, scene }: Pick<RoomState, 'remoteTracks' | 'scene'>) {
  const remote = remoteTracks.find(({ source, paused }) => source === 'clip' && !paused);
  return remote && scene.clip ? { name: scene.clip.name, track: remote.track } : null;
}
