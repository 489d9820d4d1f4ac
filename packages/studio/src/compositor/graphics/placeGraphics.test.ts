import { corner } from '@footlight/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Size } from '../../layout/types.ts';
import { tickerHeightOf } from './compose.ts';
import { type GraphicId, placeGraphics } from './placeGraphics.ts';

const frames: readonly Size[] = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 720, height: 1280 },
];
const share = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const request = fc.record({
  size: fc.constantFrom(...frames),
  shown: fc.subarray<GraphicId>(['clock', 'countdown', 'banner', 'comment']),
  width: share(0.05, 0.6),
  height: share(0.03, 0.15),
  hasTicker: fc.boolean(),
  isBannerWide: fc.boolean(),
  logoCorner: fc.option(fc.constantFrom(...corner.options)),
});

test('everything written is inside the frame, and nothing lies over anything else', () => {
  fc.assert(
    fc.property(request, ({ size, shown, width, height, logoCorner, ...rest }) => {
      const box = { width: Math.round(size.width * width), height: Math.round(size.height * height) };
      const drawings = new Map(shown.map((id) => [id, id === 'banner' && rest.isBannerWide ? { ...box, width: size.width } : box]));
      const places = placeGraphics({ size, drawings, logoCorner, isCountdownLarge: false, ...rest });
      expect([...places.keys()].sort()).toEqual([...shown].sort());
      const bottom = size.height - (rest.hasTicker ? tickerHeightOf(size) : 0);
      const rects = [...places].map(([id, place]) => ({ ...place, ...(drawings.get(id) ?? box) }));
      for (const { x, y, width: w, height: h } of rects) {
        expect(x >= 0 && y >= 0 && x + w <= size.width && y + h <= bottom).toBe(true);
      }
      for (const a of rects) for (const b of rects) if (a !== b) expect(a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
    }),
  );
});

test('a countdown without people stands in the middle', () => {
  const size = { width: 1280, height: 720 };
  const drawings = new Map<GraphicId, Size>([['countdown', { width: 400, height: 200 }]]);
  const places = placeGraphics({ size, drawings, hasTicker: false, isBannerWide: false, isCountdownLarge: true, logoCorner: null });
  expect(places.get('countdown')).toEqual({ x: 440, y: 260 });
});
