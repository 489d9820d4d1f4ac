import type { Scene } from '@footlight/contracts';
import { computeLayout } from '../layout/computeLayout.ts';
import type { DrawItem, LayoutSource, Size } from '../layout/types.ts';

export interface PlannedItem extends DrawItem {
  kind: 'camera' | 'screen';
  name: string;
}

/** The draw plan of a Scene with these sources. */
export function planProgram({ scene, sources, size }: { scene: Scene; sources: readonly LayoutSource[]; size: Size }) {
  const { layout, order, spotlight, inset, fits, showNameTags, logo, cue, testSignal } = scene;
  const bySourceId = new Map(sources.map((source) => [source.sourceId, source]));
  const items = computeLayout({ layout, sources, order, size, showNameTags, spotlight, inset, fits }).map((item): PlannedItem => {
    const source = bySourceId.get(item.sourceId);
    return { ...item, kind: source?.kind ?? 'camera', name: source?.name ?? '' };
  });
  return { size, items, logoCorner: logo?.corner ?? null, cue, testSignal };
}
