import type { LayoutId } from '@footlight/contracts';
import { computeLayout } from '@footlight/studio/layout/computeLayout';
import type { LayoutSource, Rect } from '@footlight/studio/layout/types';

const iconSize = { width: 64, height: 36 } as const;

const exampleSources = (layout: LayoutId): LayoutSource[] => {
  const people = Array.from({ length: 4 }, (_, index): LayoutSource => ({ sourceId: `p${index}:camera`, kind: 'camera', name: '' }));
  if (layout === 'screenStrip' || layout === 'screenCorner' || layout === 'pictureInPicture')
    return [{ sourceId: 'p0:screen', kind: 'screen', name: '' }, ...people.slice(0, 3)];
  return people;
};

/** A picture that is narrower than the frame, shown whole. */
const betweenBars = ({ x, y, width, height }: Rect): Rect => ({ x: x + width / 8, y, width: (width * 3) / 4, height });

/** The layout itself, drawn small: what the button shows is what the studio does. */
export function drawLayoutIcon(layout: LayoutId): { size: typeof iconSize; slots: Rect[] } {
  const full = { width: 1280, height: 720 };
  const scale = iconSize.width / full.width;
  const items = computeLayout({ layout, sources: exampleSources(layout), order: [], size: full });
  const slots = items.map((item) => {
    const { x, y, width, height } = item.fit === 'contain' && layout === 'solo' ? betweenBars(item) : item;
    return { x: x * scale, y: y * scale, width: width * scale, height: height * scale };
  });
  return { size: iconSize, slots };
}
