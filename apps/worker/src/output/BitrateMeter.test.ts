import { expect, test } from 'vitest';
import { BitrateMeter } from './BitrateMeter.ts';

test('it tells the rate of the last seconds, not of all time', () => {
  const meter = new BitrateMeter();
  expect(meter.kbps).toBe(0);
  for (let second = 0; second <= 20; second += 1) meter.sample(second <= 10 ? 0 : (second - 10) * 125_000, second * 1000);
  expect(meter.kbps).toBe(1000);
  meter.reset();
  expect(meter.kbps).toBe(0);
});
