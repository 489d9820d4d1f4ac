import { clockCellCount, decodeFrameClock } from '@footlight/contracts';

const clockPeriodMs = 2 ** 40;

/**
 * Reads the frame clock from a grey picture of its row alone, as wall clock in ms since epoch.
 * @param cell side of a cell in pixels.
 * @returns undefined when the clock is not there or damaged.
 */
export function readFrameClock(picture: Buffer, cell: number): number | undefined {
  const width = cell * clockCellCount;
  const inset = Math.floor(cell / 4);
  const bits = Array.from({ length: clockCellCount }, (_, index) => {
    let sum = 0;
    for (let y = inset; y < cell - inset; y += 1)
      for (let x = inset; x < cell - inset; x += 1) sum += picture.readUInt8(y * width + index * cell + x);
    return sum > 128 * (cell - 2 * inset) ** 2;
  });
  // A black corner of another picture is 48 zeros, which the checksum refuses.
  const clockMs = decodeFrameClock(bits);
  return clockMs === undefined ? undefined : epochOfClock(clockMs, Date.now());
}

/** The clock wraps every 35 years: the time that reads so and is nearest to `nearMs`. */
const epochOfClock = (clockMs: number, nearMs: number): number => clockMs + Math.round((nearMs - clockMs) / clockPeriodMs) * clockPeriodMs;
