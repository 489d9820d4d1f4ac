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

test('the burst that an output begins with does not count', () => {
  const meter = new BitrateMeter();
  meter.sample(0, 0);
  meter.sample(1_000_000, 100);
  expect(meter.kbps).toBe(0);
  for (let second = 2; second <= 4; second += 1) meter.sample(1_000_000 + second * 125_000, second * 1000);
  expect(meter.kbps).toBe(1000);
});
