import { targetLufs } from '@footlight/studio/audio/dsp/target';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeGain, describeLoudness, shareOf } from './describeLoudness.ts';

test.each([
  [Number.NEGATIVE_INFINITY, 'silent', '–'],
  [-60, 'silent', '–'],
  [-31.26, 'tooQuiet', '−31.3 LUFS'],
  [-16, 'good', '−16.0 LUFS'],
  [-18.9, 'good', '−18.9 LUFS'],
  [-9.5, 'tooLoud', '−9.5 LUFS'],
])('%d LUFS is %s', (lufs, verdict, figure) => {
  expect(describeLoudness(lufs)).toMatchObject({ verdict, figure });
});

test('too quiet and too loud say what to do', () => {
  expect(describeLoudness(-30).sentence).toContain('Turn voices up');
  expect(describeLoudness(-5).sentence).toContain('Turn voices down');
});

test('every loudness has a place on the scale, louder ones further on', () => {
  const lufs = fc.double({ min: -120, max: 10, noNaN: true });
  fc.assert(
    fc.property(lufs, lufs, (a, b) => {
      expect(shareOf(a)).toBeGreaterThanOrEqual(0);
      expect(shareOf(a)).toBeLessThanOrEqual(1);
      if (a <= b) expect(shareOf(a)).toBeLessThanOrEqual(shareOf(b));
    }),
  );
  expect(shareOf(targetLufs)).toBeGreaterThan(0.5);
});

test('a gain is told with its sign', () => {
  expect([3, 0, -12].map(describeGain)).toEqual(['+3 dB', '0 dB', '−12 dB']);
});
