import type { Scene } from '@footlight/contracts';
import { computeLayout } from '../layout/computeLayout.ts';
import type { DrawItem, LayoutSource, Size } from '../layout/types.ts';

export interface PlannedItem extends DrawItem {
  kind: 'camera' | 'screen';
  name: string;
}

interface PlanRequest {
  scene: Scene;
  sources: readonly LayoutSource[];
  /** Of the main Program. */
  size: Size;
}

/** The draw plan of a Scene with these sources. */
export function planProgram({ scene, sources, size }: PlanRequest) {
  const { layout, order, spotlight, inset, fits, hidden, showNameTags, look, logo, cue, testSignal } = scene;
  const { banner, ticker, countdown, clock, comment } = scene;
  const shown = sources.filter(({ sourceId }) => !hidden.includes(sourceId));
  const bySourceId = new Map(shown.map((source) => [source.sourceId, source]));
  const items = computeLayout({ layout, sources: shown, order, size, showNameTags, spotlight, inset, fits }).map((item): PlannedItem => {
    const source = bySourceId.get(item.sourceId);
    return { ...item, kind: source?.kind ?? 'camera', name: source?.name ?? '' };
  });
  const graphics = { banner, ticker, countdown, clock, comment };
  return { size, items, look, graphics, logoCorner: logo?.corner ?? null, cue, testSignal };
}

/** The draw plan of the vertical Program: the same Scene in its own layout and a frame that stands upright. Null while it is off. */
export function planVertical({ scene, sources, size }: PlanRequest) {
  const { enabled, layout } = scene.vertical;
  if (!enabled) return null;
  return planProgram({ scene: { ...scene, layout }, sources, size: { width: size.height, height: size.width } });
}
