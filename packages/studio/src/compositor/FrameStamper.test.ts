import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FrameStamper } from './FrameStamper.ts';

const frameMs = 1000 / 30;

const stampAll = (delaysMs: readonly number[]): { stampMs: number; writtenMs: number }[] => {
  const stamper = new FrameStamper();
  return delaysMs.map((delayMs, index) => {
    const writtenMs = 1000 + index * frameMs + delayMs;
    return { stampMs: stamper.stamp({ dueMs: 1000 + index * frameMs, writtenMs }) / 1000, writtenMs };
  });
};

test('frames that take about as long as each other keep an even pace', () => {
  const stamps = stampAll(Array.from({ length: 90 }, (_, index) => 5 + (index % 3) - 1));
  for (const [index, { stampMs }] of stamps.entries())
    if (index > 0) expect(Math.abs(stampMs - (stamps[index - 1]?.stampMs ?? 0) - frameMs)).toBeLessThan(0.2);
});

test('a late frame says when it was written, and the next one is even again', () => {
  const stamps = stampAll([...Array.from({ length: 60 }, () => 5), 30, 5]);
  expect(stamps[60]?.stampMs).toBeCloseTo(stamps[60]?.writtenMs ?? 0, 2);
  expect(Math.abs((stamps[61]?.stampMs ?? 0) - (stamps[61]?.writtenMs ?? 0))).toBeLessThan(2);
});

test('stamps rise strictly and are never far from the writing', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 33, noNaN: true }), { minLength: 2, maxLength: 200 }), (delaysMs) => {
      const stamps = stampAll(delaysMs);
      stamps.forEach(({ stampMs, writtenMs }, index) => {
        if (index > 0) expect(stampMs).toBeGreaterThan(stamps[index - 1]?.stampMs ?? 0);
        expect(Math.abs(stampMs - writtenMs)).toBeLessThan(7);
      });
    }),
  );
});
