import { gainOfDb } from './decibels.ts';

const sampleRateHz = 48_000;

/** A sine of 48 kHz for tests. @param peakDb of its peak, 0 is full scale. */
export function sine({
  frequencyHz = 1000,
  peakDb,
  seconds,
  phase = 0,
}: {
  frequencyHz?: number;
  peakDb: number;
  seconds: number;
  phase?: number;
}): Float32Array {
  const amplitude = gainOfDb(peakDb);
  return Float32Array.from(
    { length: seconds * sampleRateHz },
    (_, index) => amplitude * Math.sin((2 * Math.PI * frequencyHz * index) / sampleRateHz + phase),
  );
}

/** White noise, the same each time. @param rmsDb root mean square, 0 is full scale. */
export function noise({ rmsDb, seconds }: { rmsDb: number; seconds: number }): Float32Array {
  const amplitude = gainOfDb(rmsDb) * Math.sqrt(3);
  let state = 1;
  return Float32Array.from({ length: seconds * sampleRateHz }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return amplitude * (state / 2 ** 31 - 1);
  });
}

export const silence = (seconds: number): Float32Array => new Float32Array(seconds * sampleRateHz);

export function join(...parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let position = 0;
  for (const part of parts) {
    whole.set(part, position);
    position += part.length;
  }
  return whole;
}

/** Blocks as the browser's audio thread gives them. */
export function* quantaOf(samples: Float32Array, length = 128): Generator<Float32Array> {
  for (let start = 0; start < samples.length; start += length) yield samples.subarray(start, start + length);
}
