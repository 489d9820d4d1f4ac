import type { Corner } from '@footlight/contracts';
import type { Size } from '../../layout/types.ts';
import { tickerHeightOf, unitOf } from './compose.ts';

/** What may be written over the picture, and takes a place of its own. */
export type GraphicId = 'clock' | 'countdown' | 'banner' | 'comment';

export interface PlacementRequest {
  size: Size;
  /** Sizes of those that are shown. */
  drawings: ReadonlyMap<GraphicId, Size>;
  hasTicker: boolean;
  /** A lower third stands off the edge, a wide banner does not. */
  isBannerWide: boolean;
  isCountdownLarge: boolean;
  logoCorner: Corner | null;
}

export interface Place {
  x: number;
  y: number;
}

/**
 * Where each graphic goes, so that none lies over another. From the lower edge: ticker, banner, comment. From an upper corner that the
 * logo leaves free: clock, countdown; with nobody in the picture the countdown stands large in its middle.
 */
export function placeGraphics({
  size,
  drawings,
  hasTicker,
  isBannerWide,
  isCountdownLarge,
  logoCorner,
}: PlacementRequest): Map<GraphicId, Place> {
  const margin = Math.round(unitOf(size) * 2.2);
  const gap = Math.round(unitOf(size));
  const places = new Map<GraphicId, Place>();
  let bottom = size.height - (hasTicker ? tickerHeightOf(size) : 0);
  const banner = drawings.get('banner');
  if (banner) {
    const y = bottom - banner.height - (isBannerWide ? 0 : margin);
    places.set('banner', { x: isBannerWide ? 0 : margin, y });
    bottom = y;
  }
  const comment = drawings.get('comment');
  if (comment) places.set('comment', { x: margin, y: Math.max(margin, bottom - comment.height - margin) });
  const onRight = logoCorner === 'topLeft';
  let top = margin;
  for (const id of ['clock', 'countdown'] as const) {
    const drawing = drawings.get(id);
    if (!drawing) continue;
    if (id === 'countdown' && isCountdownLarge) {
      places.set(id, { x: Math.round((size.width - drawing.width) / 2), y: Math.round((size.height - drawing.height) / 2) });
      continue;
    }
    places.set(id, { x: onRight ? size.width - margin - drawing.width : margin, y: top });
    top += drawing.height + gap;
  }
  return places;
}
