import { expect, test } from 'vitest';
import { WallClock } from './WallClock.ts';

test('the earliest of several late readings tells the offset', () => {
  const clock = new WallClock();
  // The context began at 1,000,000 ms; its time moves in steps of 10 ms, so that a reading is up to 10 ms late.
  for (let ms = 0; ms < 1000; ms += 7) clock.addReading(1_000_000 + ms, Math.floor(ms / 10) / 100);
  expect(clock.findContextSeconds(1_002_000)).toBeCloseTo(2, 3);
});

test('a sound card that drifts is followed', () => {
  const clock = new WallClock();
  const drift = 1.0002;
  for (let ms = 0; ms <= 60_000; ms += 100) clock.addReading(ms, (ms / 1000) * drift);
  expect(Math.abs((clock.findContextSeconds(60_000) ?? 0) - 60 * drift)).toBeLessThan(0.002);
});

test('nothing is known before the first reading', () => {
  expect(new WallClock().findContextSeconds(1000)).toBeUndefined();
});
