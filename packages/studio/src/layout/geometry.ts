import type { Rect, Size } from './types.ts';

/** Sides of slots are cut to even pixels: a 4:2:0 picture has one colour sample for two pixels. */
export const even = (value: number): number => Math.floor(value / 2) * 2;

export const fullFrame = ({ width, height }: Size): Rect => ({ x: 0, y: 0, width, height });

export const isTall = ({ width, height }: Size): boolean => height > width;

/** Space between slots and around them. */
export const gapOf = ({ width, height }: Size): number => even(Math.max(width, height) / 80);

/** The frame less a margin. */
export function insideOf(size: Size, margin: number): Rect {
  return { x: margin, y: margin, width: size.width - margin * 2, height: size.height - margin * 2 };
}

/** The largest rectangle of an aspect (width / height) within `area`, centred. */
export function fitAspect(area: Rect, aspect: number): Rect {
  const width = even(Math.min(area.width, area.height * aspect));
  const height = even(Math.min(area.height, width / aspect));
  return { x: area.x + even((area.width - width) / 2), y: area.y + even((area.height - height) / 2), width, height };
}

/** Cuts an area in two, `share` of it first, with a gap between: side by side, or one above the other. */
export function cut(area: Rect, { along, share, gap }: { along: 'x' | 'y'; share: number; gap: number }): [Rect, Rect] {
  if (along === 'x') {
    const width = even((area.width - gap) * share);
    return [
      { ...area, width },
      { ...area, x: area.x + width + gap, width: even(area.width - gap - width) },
    ];
  }
  const height = even((area.height - gap) * share);
  return [
    { ...area, height },
    { ...area, y: area.y + height + gap, height: even(area.height - gap - height) },
  ];
}

interface CellsOptions {
  count: number;
  columns: number;
  gap: number;
  /** Each cell is the largest of this aspect; without it cells fill the area. */
  aspect?: number;
}

/** Equal cells in rows, the last row centred, the whole centred in the area. */
export function cells(area: Rect, { count, columns, gap, aspect }: CellsOptions): Rect[] {
  const rows = Math.ceil(count / columns);
  const room = {
    x: 0,
    y: 0,
    width: even((area.width - gap * (columns - 1)) / columns),
    height: even((area.height - gap * (rows - 1)) / rows),
  };
  const { width, height } = aspect === undefined ? room : fitAspect(room, aspect);
  const top = area.y + even((area.height - rows * height - (rows - 1) * gap) / 2);
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, count - row * columns);
    const left = area.x + even((area.width - inRow * width - (inRow - 1) * gap) / 2);
    return { x: left + (index % columns) * (width + gap), y: top + row * (height + gap), width, height };
  });
}

/** The number of columns that gives pictures of this aspect the most room. */
export function bestColumns(area: Rect, { count, gap, aspect }: { count: number; gap: number; aspect: number }): number {
  let best = { columns: 1, size: 0 };
  for (let columns = 1; columns <= count; columns += 1) {
    const [cell] = cells(area, { count, columns, gap, aspect });
    const size = cell ? cell.width * cell.height : 0;
    if (size > best.size) best = { columns, size };
  }
  return best.columns;
}
