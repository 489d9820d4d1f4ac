import { useStore } from '../../greenroom/index.ts';
import { useAttempt } from './useAttempt.ts';
import { useStudio } from './useStudio.ts';

type ShowClipName = 'intro' | 'outro';

/** What the show begins and ends with. */
export function useShowClips() {
  const { visit } = useStudio();
  const attempt = useAttempt();
  const { intro, outro } = useStore(visit.broadcast);
  const save = async (name: ShowClipName, id: string | null) => {
    await visit.api.chooseClips({ [`${name}Id`]: id });
    await visit.refresh();
  };
  return {
    intro,
    outro,
    /** @param id of a file of the library; null: none. */
    choose: (name: ShowClipName, id: string | null) => attempt(() => save(name, id)),
    /** Before a file is deleted. */
    forgetAsset: async (assetId: string) => {
      if (intro?.id === assetId) await save('intro', null);
      if (outro?.id === assetId) await save('outro', null);
    },
  };
}
