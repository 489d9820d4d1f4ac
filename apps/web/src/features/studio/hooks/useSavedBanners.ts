import { maxSavedBanners, type SavedBanner, type SavedBanners, savedBanners } from '@footlight/contracts';
import { useEffect, useMemo } from 'react';
import { callApi } from '../../../ui/apiClient.ts';
import { useToast } from '../../../ui/index.ts';
import { useSelected, useStore } from '../../greenroom/index.ts';
import { nextBanner, showBanner, shownBannerIds, titleOf } from '../model/banners.ts';
import { SavedList } from '../model/SavedList.ts';
import { useAttempt } from './useAttempt.ts';
import { useStudio } from './useStudio.ts';

const toList = ({ version, banners }: SavedBanners) => ({ version, items: banners });

/** The show's banners and tickers, and which of them the audience sees. */
export function useSavedBanners() {
  const { visit, session } = useStudio();
  const { id } = visit.broadcast.getSnapshot();
  const toast = useToast();
  const attempt = useAttempt();
  const list = useMemo(() => {
    const path = `/api/broadcasts/${id}/banners`;
    return new SavedList<SavedBanner>(
      {
        storage: {
          read: async () => toList(await callApi(path, { result: savedBanners })),
          write: async ({ version, items }) =>
            toList(await callApi(path, { method: 'PUT', body: { version, banners: items }, result: savedBanners })),
        },
        onProblem: (problem) => toast(problem, 'attention'),
      },
      { name: 'banners', maxItems: maxSavedBanners },
    );
  }, [id, toast]);
  useEffect(() => {
    list.open();
    return () => list.close();
  }, [list]);
  const version = useSelected(visit.events.state, ({ bannersVersion }) => bannersVersion);
  useEffect(() => {
    if (version !== undefined) list.follow(version);
  }, [list, version]);
  const { items: banners, saving } = useStore(list.state);
  const banner = useSelected(session.room.state, ({ scene }) => scene.banner);
  const ticker = useSelected(session.room.state, ({ scene }) => scene.ticker);
  const shownIds = shownBannerIds({ banner, ticker });
  const setShown = (saved: SavedBanner, on: boolean) => attempt(() => session.updateScene(showBanner(saved, on)));
  return {
    ...{ list, banners, saving, shownIds, setShown },
    /** Changes what the audience sees as well, while it is shown. */
    replace: (saved: SavedBanner) => {
      list.update(saved.id, () => saved);
      if (shownIds.has(saved.id)) attempt(() => session.updateScene({ banner: null, ticker: null, ...showBanner(saved, true) }));
    },
    remove: (saved: SavedBanner) => {
      if (shownIds.has(saved.id)) setShown(saved, false);
      const index = list.remove(saved.id);
      toast(`“${titleOf(saved)}” is deleted.`, 'healthy', { label: 'Undo', onSelect: () => list.putBack(saved, index) });
    },
    /** Shows the next banner of the list; after the last one none. */
    showNext: () => attempt(() => session.updateScene({ banner: nextBanner(banners ?? [], banner) })),
  };
}

export type SavedBannersControl = ReturnType<typeof useSavedBanners>;
