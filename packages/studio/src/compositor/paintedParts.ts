import type { Rect, Size } from '../layout/types.ts';

interface Pixels extends Size {
  /** Red, green, blue, alpha, row by row. */
  data: ArrayLike<number>;
}

/** Pixels. Small enough to leave out the middle of a frame, large enough to be few. */
const tile = 64;

/**
 * Where a picture is not transparent, as rectangles that do not overlap. An overlay is mostly nothing, and to draw nothing costs
 * as much as to draw something.
 */
export function findPaintedParts(pixels: Pixels): Rect[] {
  const parts: Rect[] = [];
  for (let y = 0; y < pixels.height; y += tile) {
    const height = Math.min(tile, pixels.height - y);
    let open: Rect | undefined;
    for (let x = 0; x < pixels.width; x += tile) {
      const width = Math.min(tile, pixels.width - x);
      if (!isPainted(pixels, { x, y, width, height })) open = undefined;
      else if (open) open.width += width;
      else {
        open = { x, y, width, height };
        parts.push(open);
      }
    }
  }
  return joinRows(parts);
}

function isPainted({ data, width: rowLength }: Pixels, { x, y, width, height }: Rect): boolean {
  for (let row = y; row < y + height; row += 1) {
    const start = (row * rowLength + x) * 4 + 3;
    for (let index = start; index < start + width * 4; index += 4) if (data[index] !== 0) return true;
  }
  return false;
}

/** Parts of the same columns in rows that follow each other become one. */
function joinRows(parts: readonly Rect[]): Rect[] {
  const joined: Rect[] = [];
  for (const part of parts) {
    const above = joined.find(({ x, y, width, height }) => x === part.x && width === part.width && y + height === part.y);
    if (above) above.height += part.height;
    else joined.push(part);
  }
  return joined;
}
