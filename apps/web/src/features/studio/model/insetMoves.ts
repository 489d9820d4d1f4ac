import { type Corner, type Inset, insetScale, type LayoutId } from '@footlight/contracts';
import type { Rect, Size } from '@footlight/studio';

/** Layouts with pictures in a corner of the frame. */
export const hasInset = (layout: LayoutId): boolean => layout === 'pictureInPicture' || layout === 'screenCorner';

const scaleStep = 0.05;

export const clampScale = (scale: number): number => Math.min(insetScale.max, Math.max(insetScale.min, Math.round(scale * 100) / 100));

/** The rectangle around all of them; null when there are none. */
export function boundsOf(rects: readonly Rect[]): Rect | null {
  if (rects.length === 0) return null;
  const x = Math.min(...rects.map((rect) => rect.x));
  const y = Math.min(...rects.map((rect) => rect.y));
  const right = Math.max(...rects.map((rect) => rect.x + rect.width));
  const bottom = Math.max(...rects.map((rect) => rect.y + rect.height));
  return { x, y, width: right - x, height: bottom - y };
}

/** The corner of the frame that a point lies nearest to. */
export function cornerAt({ x, y }: { x: number; y: number }, { width, height }: Size): Corner {
  if (y < height / 2) return x < width / 2 ? 'topLeft' : 'topRight';
  return x < width / 2 ? 'bottomLeft' : 'bottomRight';
}

/** What a key does to the corner picture; null for a key that does nothing to it. */
export function moveByKey({ corner, scale }: Inset, key: string): Inset | null {
  const isTop = corner.startsWith('top');
  const isLeft = corner.endsWith('Left');
  const to = (top: boolean, left: boolean): Corner => (top ? (left ? 'topLeft' : 'topRight') : left ? 'bottomLeft' : 'bottomRight');
  switch (key) {
    case 'ArrowUp':
      return { corner: to(true, isLeft), scale };
    case 'ArrowDown':
      return { corner: to(false, isLeft), scale };
    case 'ArrowLeft':
      return { corner: to(isTop, true), scale };
    case 'ArrowRight':
      return { corner: to(isTop, false), scale };
    case '+':
    case '=':
      return { corner, scale: clampScale(scale + scaleStep) };
    case '-':
      return { corner, scale: clampScale(scale - scaleStep) };
    default:
      return null;
  }
}
