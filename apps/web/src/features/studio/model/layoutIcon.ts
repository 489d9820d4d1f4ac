import type { LayoutId, ProgramId } from '@footlight/contracts';
import { computeLayout } from '@footlight/studio/layout/computeLayout';
import type { LayoutSource, Rect, Size } from '@footlight/studio/layout/types';

const iconSizes: Readonly<Record<ProgramId, Size>> = { main: { width: 64, height: 36 }, vertical: { width: 36, height: 64 } };

const exampleSources = (layout: LayoutId): LayoutSource[] => {
  const people = Array.from({ length: 4 }, (_, index): LayoutSource => ({ sourceId: `p${index}:camera`, kind: 'camera', name: '' }));
  if (layout === 'screenStrip' || layout === 'screenCorner' || layout === 'pictureInPicture')
    return [{ sourceId: 'p0:screen', kind: 'screen', name: '' }, ...people.slice(0, 3)];
  return people;
};

/** A picture of another shape than the frame's, shown whole: it is narrower than a wide frame, and lower than a tall one. */
const betweenBars = ({ x, y, width, height }: Rect): Rect =>
  height > width ? { x, y: y + height / 4, width, height: height / 2 } : { x: x + width / 8, y, width: (width * 3) / 4, height };

/** The layout itself, drawn small: what the button shows is what the studio does. */
export function drawLayoutIcon(layout: LayoutId, programId: ProgramId = 'main'): { size: Size; slots: Rect[] } {
  const size = iconSizes[programId];
  const full = { width: size.width * 20, height: size.height * 20 };
  const scale = 1 / 20;
  const items = computeLayout({ layout, sources: exampleSources(layout), order: [], size: full });
  const slots = items.map((item) => {
    const { x, y, width, height } = item.fit === 'contain' && layout === 'solo' ? betweenBars(item) : item;
    return { x: x * scale, y: y * scale, width: width * scale, height: height * scale };
  });
  return { size, slots };
}
