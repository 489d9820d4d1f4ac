import { expect, test } from 'vitest';
import { LoudnessMeter } from './LoudnessMeter.ts';
import { join, noise, quantaOf, silence, sine } from './signals.ts';
import { VoiceLeveller } from './VoiceLeveller.ts';

/** @returns LUFS of the last 3 s of what comes out. */
function level(leveller: VoiceLeveller, samples: Float32Array): number {
  const meter = new LoudnessMeter();
  for (const part of quantaOf(samples)) {
    const output = new Float32Array(part.length);
    leveller.process([part], [output]);
    meter.process([output]);
  }
  return meter.shortTermLufs;
}

const repeat = (part: Float32Array, times: number): Float32Array => join(...Array.from({ length: times }, () => part));

/** Words of 600 ms with pauses of 400 ms in which the room is heard. */
const speech = ({ rmsDb, roomDb = -60, seconds }: { rmsDb: number; roomDb?: number; seconds: number }): Float32Array =>
  repeat(join(noise({ rmsDb, seconds: 0.6 }), noise({ rmsDb: roomDb, seconds: 0.4 })), seconds);

test.each([-40, -30, -16, -6])('a voice of %i dB ends within 3 LU of -16 LUFS', (db) => {
  expect(Math.abs(level(new VoiceLeveller({ on: true }), sine({ peakDb: db, seconds: 15 })) + 16)).toBeLessThan(3);
  expect(Math.abs(level(new VoiceLeveller({ on: true }), speech({ rmsDb: db, seconds: 15 })) + 16)).toBeLessThan(3);
});

test('a room without a voice is not turned up', () => {
  const leveller = new VoiceLeveller({ on: true });
  level(leveller, noise({ rmsDb: -52, seconds: 20 }));
  expect(leveller.gainDb).toBe(0);
});

test('the gain stands still in a pause, however noisy the room', () => {
  const leveller = new VoiceLeveller({ on: true });
  level(leveller, speech({ rmsDb: -24, roomDb: -44, seconds: 15 }));
  const speaking = leveller.gainDb;
  level(leveller, join(noise({ rmsDb: -44, seconds: 60 }), silence(60)));
  expect(Math.abs(leveller.gainDb - speaking)).toBeLessThan(0.5);
});

test('somebody who leans back is followed', () => {
  const leveller = new VoiceLeveller({ on: true });
  level(leveller, speech({ rmsDb: -14, seconds: 10 }));
  expect(Math.abs(level(leveller, speech({ rmsDb: -34, seconds: 25 })) + 16)).toBeLessThan(3);
});

test('one clap does not turn a voice down', () => {
  const leveller = new VoiceLeveller({ on: true });
  level(leveller, speech({ rmsDb: -30, seconds: 15 }));
  level(leveller, noise({ rmsDb: -2, seconds: 0.1 }));
  expect(Math.abs(level(leveller, speech({ rmsDb: -30, seconds: 8 })) + 16)).toBeLessThan(3);
});

test('switched off, it goes back to what comes in', () => {
  const leveller = new VoiceLeveller({ on: true });
  level(leveller, speech({ rmsDb: -40, seconds: 15 }));
  leveller.setOn(false);
  const tone = sine({ peakDb: -30, seconds: 12 });
  expect(level(leveller, tone)).toBeCloseTo(-30, 1);
});
