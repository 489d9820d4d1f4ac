import { type SavedScene, type SavedScenes, savedScenes, type Transition } from '@footlight/contracts';
import { useEffect, useMemo, useState } from 'react';
import { callApi } from '../../../ui/apiClient.ts';
import { useToast } from '../../../ui/index.ts';
import { useSelected, useStore } from '../../greenroom/index.ts';
import { arrangementOf, findCurrent, SavedSceneList } from '../model/SavedSceneList.ts';
import { useAttempt } from './useAttempt.ts';
import { useStudio } from './useStudio.ts';

const toList = ({ version, scenes }: SavedScenes) => ({ version, items: scenes });

/** The show's saved scenes, and switching between them. */
export function useSavedScenes() {
  const { visit, session } = useStudio();
  const { id } = visit.broadcast.getSnapshot();
  const toast = useToast();
  const attempt = useAttempt();
  const [transition, setTransition] = useState<Transition>('fade');
  const list = useMemo(() => {
    const path = `/api/broadcasts/${id}/scenes`;
    return new SavedSceneList({
      storage: {
        read: async () => toList(await callApi(path, { result: savedScenes })),
        write: async ({ version, items }) =>
          toList(await callApi(path, { method: 'PUT', body: { version, scenes: items }, result: savedScenes })),
      },
      onProblem: (problem) => toast(problem, 'attention'),
    });
  }, [id, toast]);
  useEffect(() => {
    list.open();
    return () => list.close();
  }, [list]);
  const version = useSelected(visit.events.state, ({ scenesVersion }) => scenesVersion);
  useEffect(() => {
    if (version !== undefined) list.follow(version);
  }, [list, version]);
  const { items: scenes, saving } = useStore(list.state);
  const scene = useSelected(session.room.state, (state) => state.scene);
  const current = scenes ? findCurrent(scenes, scene) : undefined;
  const switchTo = (saved: SavedScene | undefined) => {
    if (!saved) return;
    attempt(() => session.switchScene(saved.arrangement, transition));
    // The log alone is the poorer without it.
    session.room.desk.tellSceneSwitched(saved.name).catch(() => undefined);
  };
  return {
    ...{ list, scenes, saving, current, switchTo, transition, setTransition },
    add: (name: string) => list.add({ id: crypto.randomUUID(), name, arrangement: arrangementOf(scene) }),
    rename: (id: string, name: string) => list.update(id, (saved) => ({ ...saved, name })),
    remove: (saved: SavedScene) => {
      const index = list.remove(saved.id);
      toast(`“${saved.name}” is deleted.`, 'healthy', { label: 'Undo', onSelect: () => list.putBack(saved, index) });
    },
    replace: (id: string) => list.update(id, (saved) => ({ ...saved, arrangement: arrangementOf(scene) })),
  };
}

export type SavedScenesControl = ReturnType<typeof useSavedScenes>;
