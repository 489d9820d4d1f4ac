import { expect, test } from 'vitest';
import { LoudnessMeter } from './LoudnessMeter.ts';
import { join, noise, silence, sine } from './signals.ts';

function measure(...channels: Float32Array[]): number {
  const meter = new LoudnessMeter();
  meter.process(channels);
  return meter.shortTermLufs;
}

test.each([-23, -33, -16])('a tone of %i dB on both sides is as many LUFS (EBU Tech 3341, tests 1 and 2)', (peakDb) => {
  const tone = sine({ peakDb, seconds: 4 });
  expect(measure(tone, tone)).toBeCloseTo(peakDb, 1);
});

test('a tone on one side is 3 LU quieter, and a single channel counts on both', () => {
  const tone = sine({ peakDb: 0, seconds: 4 });
  expect(measure(tone, silence(4))).toBeCloseTo(-3.01, 1);
  expect(measure(tone)).toBeCloseTo(0, 1);
});

test('what is low is heard less, and what is high more', () => {
  const at = (frequencyHz: number) => {
    const tone = sine({ frequencyHz, peakDb: -20, seconds: 4 });
    return measure(tone, tone);
  };
  expect(at(30)).toBeLessThan(-26);
  expect(at(5000)).toBeGreaterThan(-18);
});

test('the last 3 seconds count, whatever was before', () => {
  const tone = sine({ peakDb: -30, seconds: 3 });
  const afterNoise = join(noise({ rmsDb: -6, seconds: 5 }), tone);
  expect(measure(afterNoise, afterNoise)).toBeCloseTo(-30, 0);
});

test('silence has no loudness, and a sample that is no number is silence', () => {
  expect(measure(silence(3), silence(3))).toBe(Number.NEGATIVE_INFINITY);
  const broken = sine({ peakDb: -20, seconds: 4 });
  broken[100] = Number.NaN;
  broken[200] = Number.POSITIVE_INFINITY;
  expect(measure(broken, broken)).toBeCloseTo(-20, 1);
});
