import { defaultScene, type LayoutId, layoutId, programSizes } from '@footlight/contracts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LayoutSource } from '../layout/types.ts';
import { planProgram } from '../scene/planProgram.ts';
import { LayoutMotion, moveMs } from './LayoutMotion.ts';
import type { DrawPlan } from './types.ts';

const size = programSizes['720p'];
const people = (count: number): LayoutSource[] =>
  Array.from({ length: count }, (_, index) => ({ sourceId: `p${index}:camera`, kind: 'camera', name: `Person ${index}` }));
const plan = (layout: LayoutId, count: number): DrawPlan =>
  planProgram({ scene: { ...defaultScene, layout }, sources: people(count), size });

test('a source moves from its old slot to its new one, fast first, and stands there after the move', () => {
  const motion = new LayoutMotion(plan('solo', 2));
  const target = plan('split', 2);
  motion.setPlan(target, 1000);
  expect(motion.planAt(1000).items[0]).toMatchObject({ x: 0, y: 0, width: 1280, height: 720 });
  const half = motion.planAt(1000 + moveMs / 2).items[0];
  expect(half?.width).toBeLessThan((1280 + (target.items[0]?.width ?? 0)) / 2);
  expect(half?.width).toBeGreaterThan(target.items[0]?.width ?? 0);
  expect(motion.planAt(1000 + moveMs)).toBe(target);
});

test('who is new appears, who leaves is gone at once', () => {
  const motion = new LayoutMotion(plan('grid', 2));
  motion.setPlan(plan('grid', 3), 0);
  expect(motion.planAt(moveMs / 2).items[2]?.opacity).toBeGreaterThan(0);
  expect(motion.planAt(moveMs / 2).items[2]?.opacity).toBeLessThan(1);
  motion.setPlan(plan('grid', 1), moveMs / 2);
  expect(motion.planAt(moveMs / 2).items).toHaveLength(1);
});

test('a change that moves nobody, and the first person of a show, need no move', () => {
  const motion = new LayoutMotion(plan('grid', 0));
  const first = plan('grid', 1);
  motion.setPlan(first, 0);
  expect(motion.planAt(1)).toBe(first);
  const withSignal = { ...first, testSignal: true };
  motion.setPlan(withSignal, 2);
  expect(motion.planAt(3)).toBe(withSignal);
});

test('a switch of scenes moves only when it is asked to', () => {
  for (const [serial, transition] of (['cut', 'fade', 'move'] as const).entries()) {
    const motion = new LayoutMotion(plan('solo', 2));
    const target = { ...plan('split', 2), cue: { serial: serial + 1, transition } };
    motion.setPlan(target, 0);
    expect(motion.planAt(1) === target).toBe(transition !== 'move');
  }
});

test('however plans follow each other, everything stays inside the frame and ends where the last plan says', () => {
  const step = fc.record({
    layout: fc.constantFrom(...layoutId.options),
    count: fc.integer({ min: 0, max: 12 }),
    waitMs: fc.integer({ min: 0, max: 300 }),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      const motion = new LayoutMotion(plan('grid', 1));
      let nowMs = 0;
      let last = plan('grid', 1);
      for (const { layout, count, waitMs } of steps) {
        last = plan(layout, count);
        motion.setPlan(last, nowMs);
        nowMs += waitMs;
        for (const { x, y, width, height } of motion.planAt(nowMs).items) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(-0.001);
          expect(x + width).toBeLessThanOrEqual(size.width + 0.001);
          expect(y + height).toBeLessThanOrEqual(size.height + 0.001);
        }
      }
      expect(motion.planAt(nowMs + moveMs)).toBe(last);
    }),
  );
});
