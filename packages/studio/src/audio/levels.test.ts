import { expect, test } from 'vitest';
import { levelOf } from './levels.ts';

const sine = (amplitude: number) => Float32Array.from({ length: 4800 }, (_, index) => amplitude * Math.sin((index * 2 * Math.PI) / 48));

test('silence is 0 and full scale is 1', () => {
  expect(levelOf(new Float32Array(1024))).toBe(0);
  expect(levelOf(new Float32Array(1024).fill(1))).toBe(1);
  expect(levelOf(sine(0.0005))).toBe(0);
});

test('the meter is straight in decibels', () => {
  const step = levelOf(sine(0.5)) - levelOf(sine(0.05));
  expect(step).toBeCloseTo(20 / 60, 3);
  expect(levelOf(sine(0.5)) - levelOf(sine(0.25))).toBeCloseTo(6.02 / 60, 3);
});
