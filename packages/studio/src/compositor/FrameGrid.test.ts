import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFlashOn } from './drawTestSignal.ts';
import { FrameGrid, type GridPlace } from './FrameGrid.ts';

const fps = 30;

/** Wakes when the grid says, each time late by so much. */
function run({ originMs, lateMs }: { originMs: number; lateMs: readonly number[] }): GridPlace[] {
  const grid = new FrameGrid({ fps, originMs });
  const places: GridPlace[] = [];
  let nowMs = 5;
  for (const late of lateMs) {
    nowMs += grid.getDelayMs(nowMs) + late;
    const place = grid.takePlace(nowMs);
    if (place) places.push(place);
  }
  return places;
}

const wakeUps = fc.record({
  originMs: fc.double({ min: 1.7e12, max: 1.9e12, noNaN: true }),
  lateMs: fc.array(fc.double({ min: 0, max: 120, noNaN: true }), { minLength: 2, maxLength: 200 }),
});

test('places rise strictly and are due on the grid, however late the timer is', () => {
  fc.assert(
    fc.property(wakeUps, (given) => {
      const places = run(given);
      expect(places.length).toBeGreaterThan(1);
      places.forEach((place, index) => {
        const before = places[index - 1];
        expect(given.originMs + place.dueMs).toBeCloseTo((place.index * 1000) / fps, 2);
        if (before) {
          expect(place.dueMs).toBeGreaterThan(before.dueMs);
          expect(place.skipped).toBe(place.index - before.index - 1);
        }
      });
    }),
  );
});

test('a punctual timer gets every place', () => {
  const places = run({ originMs: 1_795_000_000_123.4, lateMs: Array.from({ length: 90 }, () => 0.2) });
  expect(places).toHaveLength(90);
  expect(places.every(({ skipped }) => skipped === 0)).toBe(true);
});

test('each whole second of the wall clock is a place, where the flash begins, and lasts three frames', () => {
  const places = run({ originMs: 1_795_000_000_777.7, lateMs: Array.from({ length: 91 }, () => 0.3) });
  const flashes = places.filter(({ time }, index) => isFlashOn(time.gridMs) && !isFlashOn(places[index - 1]?.time.gridMs ?? 0));
  expect(flashes.length).toBeGreaterThanOrEqual(2);
  for (const { time } of flashes.slice(1)) {
    expect(time.gridMs % 1000).toBe(0);
    expect(Math.abs(time.nowMs - time.gridMs)).toBeLessThan(2);
  }
  expect(places.filter(({ time }) => isFlashOn(time.gridMs)).length).toBeGreaterThanOrEqual(9);
});
