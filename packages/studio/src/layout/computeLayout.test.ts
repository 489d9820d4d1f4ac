import { layoutId, type ProgramSizeId, programSizes, type SourceId } from '@footlight/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { computeLayout } from './computeLayout.ts';
import type { DrawItem, LayoutRequest, LayoutSource, Rect } from './types.ts';

const source = fc
  .record({ peer: fc.integer({ min: 0, max: 11 }), kind: fc.constantFrom('camera' as const, 'screen' as const) })
  .map(({ peer, kind }): LayoutSource => ({ sourceId: `p${peer}:${kind}`, kind, name: `Person ${peer}` }));
const request: fc.Arbitrary<LayoutRequest> = fc.record({
  layout: fc.constantFrom(...layoutId.options),
  sources: fc.uniqueArray(source, { selector: ({ sourceId }) => sourceId, maxLength: 12 }),
  order: fc.uniqueArray(
    source.map(({ sourceId }) => sourceId),
    { maxLength: 12 },
  ),
  size: fc.constantFrom<ProgramSizeId>('720p', '1080p').map((id) => programSizes[id]),
});

const overlaps = (a: Rect, b: Rect): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
const pairs = (items: readonly DrawItem[]) => items.flatMap((a, index) => items.slice(index + 1).map((b) => [a, b] as const));

test('every slot lies inside the frame, on even pixels, and has a picture’s worth of room', () => {
  fc.assert(
    fc.property(request, (given) => {
      for (const { x, y, width, height } of computeLayout(given)) {
        for (const value of [x, y, width, height]) expect(value % 2).toBe(0);
        expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
        expect(x + width).toBeLessThanOrEqual(given.size.width);
        expect(y + height).toBeLessThanOrEqual(given.size.height);
        expect(Math.min(width, height)).toBeGreaterThanOrEqual(40);
      }
    }),
  );
});

test('no slot overlaps another, but for the inset of picture in picture, which lies within the full frame', () => {
  fc.assert(
    fc.property(request, (given) => {
      const items = computeLayout(given);
      if (given.layout !== 'pictureInPicture') {
        for (const [a, b] of pairs(items)) expect(overlaps(a, b)).toBe(false);
        return;
      }
      expect(items.length).toBeLessThanOrEqual(2);
      expect(items[0]?.width ?? given.size.width).toBe(given.size.width);
    }),
  );
});

test('each source is shown once, and as many as the layout holds', () => {
  const most = { solo: 1, split: 2, grid: 9, sideBySide: 9, pictureInPicture: 2 };
  fc.assert(
    fc.property(request, (given) => {
      const shown = computeLayout(given).map(({ sourceId }) => sourceId);
      expect(new Set(shown).size).toBe(shown.length);
      expect(shown.length).toBe(Math.min(given.sources.length, most[given.layout]));
    }),
  );
});

test('whoever stays keeps the sequence when others come and go', () => {
  fc.assert(
    fc.property(request, fc.integer({ min: 0, max: 11 }), (given, gone) => {
      const whole = { ...given, layout: 'grid' as const, sources: given.sources.slice(0, 9) };
      const order: SourceId[] = whole.sources.map(({ sourceId }) => sourceId);
      const before = computeLayout({ ...whole, order }).map(({ sourceId }) => sourceId);
      const sources = whole.sources.filter((_, index) => index !== gone).reverse();
      const after = computeLayout({ ...whole, order, sources }).map(({ sourceId }) => sourceId);
      expect(after).toEqual(before.filter((sourceId) => after.includes(sourceId)));
    }),
  );
});

test('the same number of sources gives the same slots, whoever is in them', () => {
  fc.assert(
    fc.property(request, (given) => {
      const renamed = given.sources.map((entry): LayoutSource => ({ ...entry, sourceId: `q${entry.sourceId}` as SourceId }));
      const slots = (items: DrawItem[]) => items.map(({ x, y, width, height }) => ({ x, y, width, height }));
      expect(slots(computeLayout({ ...given, order: [] }))).toEqual(slots(computeLayout({ ...given, sources: renamed, order: [] })));
    }),
  );
});

const camera = (peer: string): LayoutSource => ({ sourceId: `${peer}:camera`, kind: 'camera', name: peer });
const screen: LayoutSource = { sourceId: 'host:screen', kind: 'screen', name: 'host' };
const base = { order: [], size: programSizes['720p'] };

test('a shared screen leads, is shown whole and carries no name tag', () => {
  for (const layout of ['sideBySide', 'pictureInPicture'] as const) {
    const [leader, other] = computeLayout({ ...base, layout, sources: [camera('host'), screen] });
    expect(leader).toMatchObject({ sourceId: 'host:screen', fit: 'contain', nameTag: null });
    expect(other).toMatchObject({ sourceId: 'host:camera', fit: 'cover', nameTag: 'host' });
  }
});

test('one source alone fills the frame in every layout', () => {
  for (const layout of layoutId.options) {
    expect(computeLayout({ ...base, layout, sources: [camera('host')] })).toMatchObject([{ x: 0, y: 0, width: 1280, height: 720 }]);
  }
});

test('name tags can be left out', () => {
  expect(computeLayout({ ...base, layout: 'solo', sources: [camera('host')], showNameTags: false })[0]?.nameTag).toBeNull();
});
