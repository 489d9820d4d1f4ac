import { corner, type LayoutId, layoutId, type ProgramSizeId, programSizes, type SourceId } from '@footlight/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { computeLayout } from './computeLayout.ts';
import { layouts } from './layouts.ts';
import type { DrawItem, LayoutRequest, LayoutSource, Rect, Size } from './types.ts';

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
  size: fc.tuple(fc.constantFrom<ProgramSizeId>('720p', '1080p'), fc.boolean()).map(([id, tall]): Size => {
    const { width, height } = programSizes[id];
    return tall ? { width: height, height: width } : { width, height };
  }),
  inset: fc.record({
    corner: fc.constantFrom(...corner.options),
    scale: fc.double({ min: 0.15, max: 0.45, noNaN: true }),
  }),
});

/** Layouts whose first source fills the frame behind the others. */
const withInset: readonly LayoutId[] = ['pictureInPicture', 'screenCorner'];

const camera = (peer: string): LayoutSource => ({ sourceId: `${peer}:camera`, kind: 'camera', name: peer });
const screen: LayoutSource = { sourceId: 'host:screen', kind: 'screen', name: 'host' };
const base = { order: [], size: programSizes['720p'] };

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

test('no slot overlaps another, but for those in the corner of a full frame', () => {
  fc.assert(
    fc.property(request, (given) => {
      const items = computeLayout(given);
      if (withInset.includes(given.layout)) expect(items[0]?.width ?? given.size.width).toBe(given.size.width);
      const apart = withInset.includes(given.layout) ? items.slice(1) : items;
      for (const [a, b] of pairs(apart)) expect(overlaps(a, b)).toBe(false);
    }),
  );
});

test('each source is shown once, and as many as the layout holds', () => {
  fc.assert(
    fc.property(request, (given) => {
      const shown = computeLayout(given).map(({ sourceId }) => sourceId);
      expect(new Set(shown).size).toBe(shown.length);
      const entry = layouts.find(({ id }) => id === given.layout);
      expect(shown.length).toBe(Math.min(given.sources.length, entry?.maxSources ?? 0));
    }),
  );
});

test('every layout has its own key, and the grid holds twelve', () => {
  expect(layouts.map(({ id }) => id).sort()).toEqual([...layoutId.options].sort());
  expect(new Set(layouts.map(({ key }) => key)).size).toBe(layouts.length);
  expect(layouts.find(({ id }) => id === 'grid')?.maxSources).toBe(12);
});

test('a spotlit source takes the first slot, whatever the order', () => {
  fc.assert(
    fc.property(request, fc.nat(11), (given, index) => {
      const spotlight = given.sources[index % Math.max(1, given.sources.length)]?.sourceId ?? null;
      const first = computeLayout({ ...given, spotlight })[0]?.sourceId;
      if (spotlight !== null) expect(first).toBe(spotlight);
    }),
  );
});

test('the inset stands in its corner', () => {
  for (const at of corner.options) {
    const items = computeLayout({
      ...base,
      layout: 'pictureInPicture',
      sources: [camera('a'), camera('b')],
      inset: { corner: at, scale: 0.3 },
    });
    const inset = items[1];
    expect(inset).toBeDefined();
    expect((inset?.x ?? 0) < 640).toBe(at.endsWith('Left'));
    expect((inset?.y ?? 0) < 360).toBe(at.startsWith('top'));
    expect(inset?.width).toBe(384);
  }
});

test('a source can be shown whole or filling its slot, against the layout’s own way', () => {
  const sources = [camera('a'), screen];
  const fitsOf = (fits: LayoutRequest['fits']) =>
    computeLayout({ ...base, layout: 'split', sources, ...(fits && { fits }) }).map(({ fit }) => fit);
  expect(fitsOf(undefined)).toEqual(['cover', 'contain']);
  expect(fitsOf({ 'a:camera': 'contain', 'host:screen': 'cover' })).toEqual(['contain', 'cover']);
});

test('a tall frame stacks what a wide one puts next to each other', () => {
  const sources = [camera('a'), camera('b')];
  const tall = computeLayout({ order: [], size: { width: 720, height: 1280 }, layout: 'split', sources });
  expect(new Set(tall.map(({ x }) => x)).size).toBe(1);
  expect(new Set(tall.map(({ y }) => y)).size).toBe(2);
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

test('a shared screen leads, is shown whole and carries no name tag', () => {
  for (const layout of ['screenStrip', 'screenCorner', 'pictureInPicture', 'leaderRow'] as const) {
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
