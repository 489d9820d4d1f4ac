import { useSelected } from '../../greenroom/index.ts';
import type { MediaAssetView } from '../../media/index.ts';
import { useAttempt } from './useAttempt.ts';
import { useStudio } from './useStudio.ts';

/** What of the library lies behind everyone. */
export function useBackground() {
  const { session } = useStudio();
  const attempt = useAttempt();
  const background = useSelected(session.room.state, ({ scene }) => scene.background);
  const fromLibrary = background && 'assetId' in background ? background : null;
  return {
    /** Null: a picture of the brand, or nothing. */
    fromLibrary,
    /** @param asset a picture or a video; null: nothing lies behind anyone. */
    choose: (asset: Pick<MediaAssetView, 'id' | 'kind' | 'name'> | null) => {
      if (asset?.kind === 'audio') return;
      const next = asset && { assetId: asset.id, kind: asset.kind, name: asset.name };
      attempt(() => session.updateScene({ background: next }));
    },
    /** Before a file is deleted; not to be taken back, since it will not be there. */
    takeOff: async (assetId: string) => {
      if (fromLibrary?.assetId === assetId) await session.room.updateScene({ background: null });
    },
  };
}
