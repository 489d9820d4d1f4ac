/**
 * The test signal: a frame clock, a flash and a beep, by which latency and the offset between sound and picture are
 * measured from the canvas to a platform's server. The studio draws it, a measurement reads it.
 */

/** Cells of the frame clock, left to right from the top left corner: 40 bits of time, 8 of checksum. */
const timeBits = 40;
const checksumBits = 8;
export const clockCellCount = timeBits + checksumBits;

/** Side of a cell in pixels: the row takes three quarters of the width. */
export const clockCellSize = (width: number): number => Math.floor(width / 64);

/** Where the flash is, in pixels: white for `flashDurationMs` from each whole second of wall-clock time, else black. */
export const flashArea = ({ width, height }: { width: number; height: number }) => ({
  x: Math.round(width * 0.8),
  y: 0,
  width: Math.round(width * 0.2),
  height: Math.round(height * 0.2),
});
export const flashDurationMs = 100;

/** The beep sounds with the flash: a sine at this frequency and peak amplitude. */
export const beep = { frequencyHz: 1000, amplitude: 0.5, durationMs: 100 } as const;

const checksumOf = (timeMs: number): number => {
  let sum = 0x5a;
  for (let rest = timeMs; rest > 0; rest = Math.floor(rest / 256)) sum = (sum + (rest % 256)) % 256;
  return sum;
};

/** Bits of the clock for a wall-clock time, most significant first. @param timeMs ms since epoch, taken modulo 2^40. */
export function encodeFrameClock(timeMs: number): boolean[] {
  const time = Math.floor(timeMs) % 2 ** timeBits;
  const bits = (value: number, count: number) =>
    Array.from({ length: count }, (_, index) => Math.floor(value / 2 ** (count - 1 - index)) % 2 === 1);
  return [...bits(time, timeBits), ...bits(checksumOf(time), checksumBits)];
}

/** The time (ms, modulo 2^40) that the bits tell, or undefined when their checksum is wrong: a damaged or other picture. */
export function decodeFrameClock(bits: readonly boolean[]): number | undefined {
  if (bits.length !== clockCellCount) return undefined;
  const value = (part: readonly boolean[]) => part.reduce((sum, bit) => sum * 2 + (bit ? 1 : 0), 0);
  const time = value(bits.slice(0, timeBits));
  return value(bits.slice(timeBits)) === checksumOf(time) ? time : undefined;
}
