import { type Arrangement, maxSavedScenes, type SavedScene, type Scene } from '@footlight/contracts';
import { SavedList, type SavedListOptions } from './SavedList.ts';

/** What a saved scene keeps of the Scene. */
export const arrangementOf = (scene: Scene) => ({
  layout: scene.layout,
  spotlight: scene.spotlight,
  inset: scene.inset,
  fits: scene.fits,
  showNameTags: scene.showNameTags,
  hidden: scene.hidden,
  background: scene.background,
  overlay: scene.overlay,
  banner: scene.banner,
  ticker: scene.ticker,
  clock: scene.clock,
});

/** By what one scene is told from another: what is written over the picture comes and goes within one. */
const recognise = (scene: Scene): string => JSON.stringify({ ...arrangementOf(scene), banner: null, ticker: null, clock: null });

/** The scene that the picture is arranged by now, if any. */
export const findCurrent = (scenes: readonly SavedScene[], scene: Scene): SavedScene | undefined => {
  const now = recognise(scene);
  return scenes.find(({ arrangement }) => recognise({ ...scene, ...withoutUndefined(arrangement) }) === now);
};

const withoutUndefined = (arrangement: Arrangement): Partial<Scene> =>
  Object.fromEntries(Object.entries(arrangement).filter(([, value]) => value !== undefined));

/** A show's saved scenes. */
export class SavedSceneList extends SavedList<SavedScene> {
  constructor(options: SavedListOptions<SavedScene>) {
    super(options, { name: 'scenes', maxItems: maxSavedScenes });
  }

  duplicate(id: string): void {
    this.change((scenes) =>
      scenes.flatMap((scene) =>
        scene.id === id ? [scene, { ...scene, id: crypto.randomUUID(), name: `${scene.name.slice(0, 34)} copy` }] : [scene],
      ),
    );
  }
}
