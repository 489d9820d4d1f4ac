import { useCallback, useState } from 'react';
import { messageOf } from '../../../ui/apiClient.ts';
import type { TemplateView } from '../../broadcasts/index.ts';
import type { SavedBannersControl } from './useSavedBanners.ts';
import type { SavedScenesControl } from './useSavedScenes.ts';
import { useStudio } from './useStudio.ts';

interface ShowLists {
  scenes: SavedScenesControl;
  banners: SavedBannersControl;
}

/** Templates of one's own. What changes them throws AppError. */
export function useTemplates({ scenes, banners }: ShowLists) {
  const { visit } = useStudio();
  const [templates, setTemplates] = useState<readonly TemplateView[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const load = useCallback(async () => {
    try {
      setTemplates(await visit.api.listTemplates());
      setProblem(null);
    } catch (error) {
      setProblem(messageOf(error));
    }
  }, [visit]);
  return {
    templates,
    /** Why there is no list. */
    problem,
    load,
    /** What is on its way to the server would be missed. */
    ready: scenes.saving === 'saved' && banners.saving === 'saved',
    create: async (name: string) => {
      await visit.api.createTemplate(name);
      await load();
    },
    apply: async (id: string) => {
      await visit.api.applyTemplate(id);
      scenes.list.open();
      banners.list.open();
      await visit.refresh();
    },
    remove: async (id: string) => {
      await visit.api.deleteTemplate(id);
      await load();
    },
  };
}
