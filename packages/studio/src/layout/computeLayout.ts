import { defaultInset, type Fit, type SourceId } from '@footlight/contracts';
import { arrangements, type Slot } from './arrangements.ts';
import { fullFrame } from './geometry.ts';
import type { DrawItem, LayoutRequest, LayoutSource } from './types.ts';

/** Sources in slot order: those that `order` names, then the others as they came. A source keeps its place while others come and go. */
function sortSources({ sources, order, spotlight }: LayoutRequest): LayoutSource[] {
  const rank = new Map<SourceId, number>(order.map((sourceId, index) => [sourceId, index]));
  if (spotlight) rank.set(spotlight, -1);
  const unnamed = order.length;
  return [...sources].sort((a, b) => (rank.get(a.sourceId) ?? unnamed) - (rank.get(b.sourceId) ?? unnamed));
}

function slotsOf(request: LayoutRequest): Slot[] {
  const { layout, size, inset = defaultInset, spotlight } = request;
  const { maxSources, arrange } = arrangements[layout];
  const sources = sortSources(request).slice(0, maxSources);
  const [first] = sources;
  if (!first) return [];
  if (sources.length === 1) return [{ source: first, ...fullFrame(size) }];
  return arrange({ sources, size, inset, spotlit: first.sourceId === spotlight });
}

/** A lone camera is shown whole in the solo layout and cropped in the others; a screen is always shown whole. */
const ownFitOf = (request: LayoutRequest, { source, fit }: Slot): Fit => {
  if (source.kind === 'screen') return 'contain';
  return fit ?? (request.layout === 'solo' ? 'contain' : 'cover');
};

/**
 * Where each source goes. Pure: the same request gives the same plan. Every rectangle lies inside the frame on even
 * pixels and none overlaps another, but for what lies in the corner of a full frame.
 */
export function computeLayout(request: LayoutRequest): DrawItem[] {
  const { showNameTags = true, fits = {} } = request;
  return slotsOf(request).map((slot) => {
    const { source, x, y, width, height } = slot;
    return {
      ...{ x, y, width, height },
      sourceId: source.sourceId,
      fit: fits[source.sourceId] ?? ownFitOf(request, slot),
      nameTag: showNameTags && source.kind === 'camera' ? source.name : null,
    };
  });
}
