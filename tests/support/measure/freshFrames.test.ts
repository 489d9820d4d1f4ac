import { expect, test } from 'vitest';
import { type FreshFrame, isFlowing, measureRecovery } from './freshFrames.ts';

/** Thirty frames a second over spans of arrival time, each drawn `latencyMs` before it arrived. */
const framesOver = (spans: readonly (readonly [number, number])[], latencyMs = 300): FreshFrame[] =>
  spans.flatMap(([from, to]) =>
    Array.from({ length: Math.floor(((to - from) * 30) / 1000) }, (_, index) => {
      const arrivedAtMs = from + (index * 1000) / 30;
      return { arrivedAtMs, drawnAtMs: arrivedAtMs - latencyMs };
    }),
  );

test('an unbroken flow needs no recovery', () => {
  const recovery = measureRecovery(framesOver([[0, 10_000]]), { faultAtMs: 4000, untilMs: 10_000 });
  expect(recovery.liveAgainAfterMs).toBe(0);
  expect(recovery.interruptedMs).toBeLessThan(40);
});

test('a gap after the fault is the interruption, and its end the recovery', () => {
  const recovery = measureRecovery(
    framesOver([
      [0, 4100],
      [9000, 15_000],
    ]),
    { faultAtMs: 4000, untilMs: 15_000 },
  );
  expect(recovery.liveAgainAfterMs).toBe(5000);
  expect(Math.abs(recovery.interruptedMs - 4933)).toBeLessThan(40);
});

test('a gap before the fault does not count', () => {
  const recovery = measureRecovery(
    framesOver([
      [0, 1000],
      [3000, 9000],
    ]),
    { faultAtMs: 4000, untilMs: 9000 },
  );
  expect(recovery.liveAgainAfterMs).toBe(0);
});

test('repeated pictures are no recovery', () => {
  const old = framesOver([[0, 4000]]);
  const repeats = framesOver([[5000, 9000]]).map(({ arrivedAtMs }) => ({ arrivedAtMs, drawnAtMs: 3500 }));
  const recovery = measureRecovery([...old, ...repeats], { faultAtMs: 4000, untilMs: 9000 });
  expect(recovery.interruptedMs).toBeGreaterThan(4900);
});

test('a flow is only flowing while it lasts, and with frames drawn after the fault', () => {
  const frames = framesOver([[0, 10_000]]);
  expect(isFlowing(frames, { drawnAfterMs: 2000, nowMs: 10_000, forMs: 5000 })).toBe(true);
  expect(isFlowing(frames, { drawnAfterMs: 2000, nowMs: 13_000, forMs: 5000 })).toBe(false);
  expect(isFlowing(frames, { drawnAfterMs: 9900, nowMs: 10_000, forMs: 5000 })).toBe(false);
  expect(
    isFlowing(
      framesOver([
        [0, 6000],
        [8000, 10_000],
      ]),
      { drawnAfterMs: 0, nowMs: 10_000, forMs: 5000 },
    ),
  ).toBe(false);
  expect(isFlowing([], { drawnAfterMs: 0, nowMs: 10_000, forMs: 5000 })).toBe(false);
});
