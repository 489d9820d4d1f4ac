import { expect, test } from 'vitest';
import { gainOfDb } from './decibels.ts';
import { MusicDucker } from './MusicDucker.ts';
import { join, noise, quantaOf, silence, sine } from './signals.ts';

/** @returns the music as it comes out. */
function duck(music: Float32Array, voice: Float32Array): Float32Array {
  const ducker = new MusicDucker();
  const voices = quantaOf(voice);
  const parts = [...quantaOf(music)].map((part) => {
    const output = new Float32Array(part.length);
    ducker.process([part], [voices.next().value ?? new Float32Array(part.length)], [output]);
    return output;
  });
  return join(...parts);
}

/** The highest of a tenth of a second, in the music's own peak. */
const shareAt = (ducked: Float32Array, second: number): number =>
  ducked.subarray(second * 48_000, (second + 0.1) * 48_000).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0) / gainOfDb(-6);

test('music goes down by 12 dB under a voice, and comes back when it is over', () => {
  const music = sine({ frequencyHz: 440, peakDb: -6, seconds: 12 });
  const ducked = duck(music, join(silence(2), noise({ rmsDb: -20, seconds: 3 }), silence(7)));
  expect(shareAt(ducked, 1)).toBeCloseTo(1, 2);
  expect(shareAt(ducked, 4)).toBeCloseTo(gainOfDb(-12), 2);
  expect(shareAt(ducked, 11)).toBeGreaterThan(0.95);
});

test('it stays down between two words', () => {
  const word = join(noise({ rmsDb: -20, seconds: 0.5 }), silence(0.5));
  const ducked = duck(sine({ frequencyHz: 440, peakDb: -6, seconds: 4 }), join(word, word, word, word));
  expect(shareAt(ducked, 3.85)).toBeLessThan(0.3);
});

test('a quiet room does not move it', () => {
  const ducked = duck(sine({ frequencyHz: 440, peakDb: -6, seconds: 3 }), noise({ rmsDb: -50, seconds: 3 }));
  expect(shareAt(ducked, 2.5)).toBeCloseTo(1, 2);
});
