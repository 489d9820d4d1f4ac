import type { Clip } from '@footlight/contracts';
import { useSelected, useStore } from '../../greenroom/index.ts';
import type { MediaAssetView, PlayOptions } from '../../media/index.ts';
import { useAttempt } from './useAttempt.ts';
import { useStudio } from './useStudio.ts';

/** What of the library plays over the stage, and its controls. */
export function useClip() {
  const { session } = useStudio();
  const attempt = useAttempt();
  const clip = useSelected(session.room.state, ({ scene }) => scene.clip);
  const state = useStore(session.clip);
  // Not to be taken back by undo: what was played has been seen.
  const set = (next: Clip | null) => session.room.updateScene({ clip: next });
  return {
    clip,
    state,
    play: ({ id: assetId, kind, name }: MediaAssetView, options: PlayOptions) =>
      attempt(() => set({ assetId, kind, name, startedSerial: Date.now(), ...options })),
    stop: () => attempt(() => set(null)),
    change: (change: Partial<PlayOptions>) => {
      if (clip) attempt(() => set({ ...clip, ...change }));
    },
    /** Before a file is deleted. */
    stopAsset: async (assetId: string) => {
      if (clip?.assetId === assetId) await set(null);
    },
  };
}
