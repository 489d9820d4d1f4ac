import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CaptureClock } from './CaptureClock.ts';

const startS = 3_900_000_000;
const clockRate = 48_000;

/** A report made `lateMs` after the sample that it names was taken, `atMs` after the start. */
const report = ({ atMs, lateMs, firstTimestamp = 0 }: { atMs: number; lateMs: number; firstTimestamp?: number }) => {
  const ntp = startS + (atMs + lateMs) / 1000;
  return {
    ntpSeconds: Math.floor(ntp),
    ntpFraction: Math.floor((ntp - Math.floor(ntp)) * 2 ** 32),
    rtpTimestamp: (firstTimestamp + (atMs * clockRate) / 1000) >>> 0,
  };
};

const msOf = ({ ntpSeconds, ntpFraction }: { ntpSeconds: number; ntpFraction: number }) =>
  (ntpSeconds - startS + ntpFraction / 2 ** 32) * 1000;

test('a punctual report stands, less the time that a packet takes to fill', () => {
  expect(msOf(new CaptureClock({ clockRate, packetMs: 0 }).correct(report({ atMs: 500, lateMs: 0 })))).toBeCloseTo(500, 2);
  expect(msOf(new CaptureClock({ clockRate, packetMs: 20 }).correct(report({ atMs: 500, lateMs: 20 })))).toBeCloseTo(500, 2);
});

test('late reports do not move the clock, before and after a punctual one', () => {
  const clock = new CaptureClock({ clockRate, packetMs: 0 });
  clock.correct(report({ atMs: 0, lateMs: 40 }));
  expect(msOf(clock.correct(report({ atMs: 5000, lateMs: 0 })))).toBeCloseTo(5000, 2);
  expect(msOf(clock.correct(report({ atMs: 10_000, lateMs: 60 })))).toBeCloseTo(10_000, 2);
});

test('a drift of the sender’s clock is followed within a minute', () => {
  const clock = new CaptureClock({ clockRate, packetMs: 0 });
  let lastMs = 0;
  for (let atMs = 0; atMs <= 600_000; atMs += 5000) lastMs = msOf(clock.correct(report({ atMs, lateMs: atMs / 10_000 })));
  expect(lastMs).toBeGreaterThan(600_000 + 60 - 6.1);
});

test('after a gap in the sound the clock stands where it is now, from the second report on', () => {
  const clock = new CaptureClock({ clockRate, packetMs: 0 });
  for (let atMs = 0; atMs <= 30_000; atMs += 5000) clock.correct(report({ atMs, lateMs: 0 }));
  clock.correct(report({ atMs: 35_000, lateMs: 500 }));
  expect(msOf(clock.correct(report({ atMs: 40_000, lateMs: 500 })))).toBeCloseTo(40_500, 1);
});

test('timestamps that wrap are followed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (firstTimestamp) => {
      const clock = new CaptureClock({ clockRate, packetMs: 0 });
      for (let atMs = 0; atMs <= 30_000; atMs += 5000)
        expect(msOf(clock.correct(report({ atMs, lateMs: 0, firstTimestamp })))).toBeCloseTo(atMs, 1);
    }),
  );
});
