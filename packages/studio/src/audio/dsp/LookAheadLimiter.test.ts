import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gainOfDb } from './decibels.ts';
import { LookAheadLimiter } from './LookAheadLimiter.ts';
import { join, quantaOf, silence, sine } from './signals.ts';

const ceiling = gainOfDb(-1);

function limit(samples: Float32Array): Float32Array {
  const limiter = new LookAheadLimiter();
  const parts = [...quantaOf(samples)].map((part) => {
    const output = new Float32Array(part.length);
    limiter.process([part], [output, new Float32Array(part.length)]);
    return output;
  });
  return join(...parts);
}

const highest = (samples: Float32Array): number => samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);

test('nothing comes out above the ceiling, whatever comes in', () => {
  const sample = fc.oneof(fc.double({ min: -20, max: 20, noNaN: true }), fc.constantFrom(0, 1, -1, Number.NaN, Number.POSITIVE_INFINITY));
  fc.assert(
    fc.property(fc.array(sample, { minLength: 1, maxLength: 3000 }), (samples) => {
      expect(highest(limit(join(Float32Array.from(samples), silence(0.01))))).toBeLessThanOrEqual(ceiling + 1e-6);
    }),
  );
});

test('sound under the ceiling passes as it is, 149 samples later', () => {
  expect(LookAheadLimiter.delaySamples).toBe(149);
  const tone = sine({ frequencyHz: 440, peakDb: -3, seconds: 1 });
  const output = limit(tone);
  for (const index of [0, 1, 777, 40_000]) expect(output[index + 149]).toBeCloseTo(tone[index] ?? 0, 6);
  expect(highest(output.subarray(0, 149))).toBe(0);
});

test('loud sound is turned down smoothly, and comes back when it is over', () => {
  const quiet = sine({ peakDb: -12, seconds: 1 });
  const output = limit(join(quiet, sine({ peakDb: 6, seconds: 1 }), quiet));
  expect(highest(output.subarray(60_000, 90_000))).toBeCloseTo(ceiling, 1);
  expect(highest(output.subarray(130_000))).toBeCloseTo(gainOfDb(-12), 2);
  // A tone of 1 kHz at the ceiling moves by 0.117 a sample; a gain that jumped would show as more.
  const steps = output.map((sample, index) => Math.abs(sample - (output[index - 1] ?? 0)));
  expect(highest(steps)).toBeLessThan(0.15);
});

test('a wave that is higher between its samples is held under the ceiling there', () => {
  // Samples at 45° of a quarter of the sample rate: each 3 dB under the wave's peak.
  const output = limit(sine({ frequencyHz: 12_000, peakDb: 0, seconds: 1, phase: Math.PI / 4 }));
  const settled = highest(output.subarray(10_000, 40_000));
  expect(settled).toBeLessThan(gainOfDb(-3.8));
  expect(settled).toBeGreaterThan(gainOfDb(-4.5));
});
