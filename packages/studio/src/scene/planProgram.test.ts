import { defaultScene, layoutId } from '@footlight/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LayoutSource } from '../layout/types.ts';
import { planProgram, planVertical } from './planProgram.ts';

const size = { width: 1280, height: 720 };
const people = (count: number): LayoutSource[] =>
  Array.from({ length: count }, (_, index) => ({ sourceId: `p${index}:camera`, kind: 'camera', name: `Person ${index}` }));

test('the vertical Program is not planned while it is off', () => {
  expect(planVertical({ scene: defaultScene, sources: people(2), size })).toBeNull();
});

test('the vertical Program stands upright in its own layout, and is the same Scene in all else', () => {
  const choice = fc.constantFrom(...layoutId.options);
  fc.assert(
    fc.property(choice, choice, fc.integer({ min: 0, max: 6 }), (layout, verticalLayout, count) => {
      const scene = { ...defaultScene, layout, vertical: { enabled: true, layout: verticalLayout } };
      const request = { scene, sources: people(count), size };
      const { size: tall, items, ...rest } = planVertical(request) ?? planProgram(request);
      const { size: _wide, items: _items, ...main } = planProgram(request);
      expect(tall).toEqual({ width: 720, height: 1280 });
      expect(rest).toEqual(main);
      for (const { x, y, width, height } of items) expect(x >= 0 && y >= 0 && x + width <= 720 && y + height <= 1280).toBe(true);
    }),
  );
});
