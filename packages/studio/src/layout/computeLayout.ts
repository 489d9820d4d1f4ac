import { assertUnreachable, type SourceId } from '@footlight/contracts';
import type { DrawItem, LayoutRequest, LayoutSource, Rect, Size } from './types.ts';

interface Slot extends Rect {
  source: LayoutSource;
}

/** Sides of slots are cut to even pixels: a 4:2:0 picture has one colour sample for two pixels. */
const even = (value: number): number => Math.floor(value / 2) * 2;

const fullFrame = (size: Size): Rect => ({ x: 0, y: 0, width: size.width, height: size.height });

/** Space between slots and around them. */
const gapOf = (size: Size): number => even(size.width / 80);

/** Sources in slot order: those that `order` names, then the others as they came. A source keeps its place while others come and go. */
function sortSources(sources: readonly LayoutSource[], order: readonly SourceId[]): LayoutSource[] {
  const rank = new Map(order.map((sourceId, index) => [sourceId, index]));
  const unnamed = order.length;
  return [...sources].sort((a, b) => (rank.get(a.sourceId) ?? unnamed) - (rank.get(b.sourceId) ?? unnamed));
}

/** The largest rectangle of 16:9 within `area`, centred. */
function fitWide(area: Rect): Rect {
  const width = even(Math.min(area.width, (area.height * 16) / 9));
  const height = even(Math.min(area.height, (width * 9) / 16));
  return { x: area.x + even((area.width - width) / 2), y: area.y + even((area.height - height) / 2), width, height };
}

function splitSlots(sources: readonly LayoutSource[], size: Size): Slot[] {
  const gap = gapOf(size);
  const width = even((size.width - gap * 3) / 2);
  const height = even(size.height - gap * 2);
  return sources.map((source, index) => ({ source, x: gap + index * (width + gap), y: gap, width, height }));
}

function gridSlots(sources: readonly LayoutSource[], size: Size): Slot[] {
  const columns = Math.ceil(Math.sqrt(sources.length));
  const rows = Math.ceil(sources.length / columns);
  const gap = gapOf(size);
  const width = even((size.width - gap * (columns + 1)) / columns);
  const height = even((size.height - gap * (rows + 1)) / rows);
  return sources.map((source, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, sources.length - row * columns);
    const left = even((size.width - inRow * width - (inRow - 1) * gap) / 2);
    return { source, x: left + (index % columns) * (width + gap), y: gap + row * (height + gap), width, height };
  });
}

function leaderSlots(sources: readonly LayoutSource[], size: Size): Slot[] {
  const [first] = sources;
  if (!first) return [];
  const leader = sources.find((source) => source.kind === 'screen') ?? first;
  const others = sources.filter((source) => source !== leader);
  const gap = gapOf(size);
  const stripWidth = even(size.width * 0.22);
  const leaderArea = { x: gap, y: gap, width: size.width - stripWidth - gap * 3, height: size.height - gap * 2 };
  const slotHeight = even(Math.min((stripWidth * 9) / 16, (size.height - gap * (others.length + 1)) / others.length));
  const stripTop = even((size.height - others.length * slotHeight - (others.length - 1) * gap) / 2);
  return [
    { source: leader, ...fitWide(leaderArea) },
    ...others.map((source, index) => ({
      source,
      x: size.width - stripWidth - gap,
      y: stripTop + index * (slotHeight + gap),
      width: stripWidth,
      height: slotHeight,
    })),
  ];
}

function pictureInPictureSlots(sources: readonly LayoutSource[], size: Size): Slot[] {
  const [first] = sources;
  if (!first) return [];
  const leader = sources.find((source) => source.kind === 'screen') ?? first;
  const inset = sources.find((source) => source !== leader);
  const slots: Slot[] = [{ source: leader, ...fullFrame(size) }];
  if (!inset) return slots;
  const width = even(size.width * 0.25);
  const height = even(size.height * 0.25);
  const margin = gapOf(size) * 2;
  slots.push({ source: inset, x: size.width - width - margin, y: size.height - height - margin, width, height });
  return slots;
}

function slotsOf({ layout, size }: LayoutRequest, sources: readonly LayoutSource[]): Slot[] {
  const [first] = sources;
  if (!first) return [];
  if (sources.length === 1) return [{ source: first, ...fullFrame(size) }];
  switch (layout) {
    case 'solo':
      return [{ source: first, ...fullFrame(size) }];
    case 'split':
      return splitSlots(sources.slice(0, 2), size);
    case 'grid':
      return gridSlots(sources.slice(0, 9), size);
    case 'sideBySide':
      return leaderSlots(sources.slice(0, 9), size);
    case 'pictureInPicture':
      return pictureInPictureSlots(sources, size);
    default:
      return assertUnreachable(layout);
  }
}

/**
 * Where each source goes. Pure: the same request gives the same plan. Every rectangle lies inside the frame on even
 * pixels and none overlaps another, but for the inset of picture in picture.
 */
export function computeLayout(request: LayoutRequest): DrawItem[] {
  const showNameTags = request.showNameTags ?? true;
  return slotsOf(request, sortSources(request.sources, request.order)).map(({ source, ...rect }) => ({
    ...rect,
    sourceId: source.sourceId,
    fit: source.kind === 'screen' ? 'contain' : 'cover',
    nameTag: showNameTags && source.kind === 'camera' ? source.name : null,
  }));
}
