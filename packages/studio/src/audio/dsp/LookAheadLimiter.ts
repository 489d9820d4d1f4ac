import { gainOfDb } from './decibels.ts';
import { SlidingMinimum } from './SlidingMinimum.ts';
import { TruePeakReader } from './TruePeakReader.ts';

/** EBU R128 allows a true peak of -1 dB. */
const ceiling = gainOfDb(-1);

/** 3 ms at 48 kHz, in which the gain comes down before a peak. */
const windowSamples = 144;

/** 120 ms at 48 kHz: the time in which the gain comes most of the way back. */
const releaseSamples = 5760;

/** A gain that is nearer to 1 than this is 1. */
const nearlyOne = 1 - 1e-6;

/** Between a sample and its coming out: 149 samples, 3.1 ms at 48 kHz. */
const delaySamples = windowSamples - 1 + TruePeakReader.delaySamples;

/**
 * Holds sound of 48 kHz and two channels under -1 dB of true peak. It sees each peak 3 ms before it is due: the least gain
 * that is needed within the window, averaged over a window, has arrived when the peak does and never jumps.
 */
export class LookAheadLimiter {
  static readonly delaySamples = delaySamples;

  readonly #left = new Float64Array(delaySamples);
  readonly #right = new Float64Array(delaySamples);
  readonly #leftPeaks = new TruePeakReader();
  readonly #rightPeaks = new TruePeakReader();
  readonly #minimum = new SlidingMinimum(windowSamples);
  readonly #gains = new Float64Array(windowSamples).fill(1);
  #gainSum = windowSamples;
  #gain = 1;
  #nextSample = 0;
  #nextGain = 0;
  /** Samples since a peak was last above the ceiling. */
  #calmSamples = 0;

  /** @param input left and right, one for both, or none: silence. @param output left and right, as many samples. */
  process(input: readonly Float32Array[], output: readonly Float32Array[]): void {
    const [inputLeft, inputRight = inputLeft] = input;
    const [outputLeft, outputRight] = output;
    if (!outputLeft || !outputRight) return;
    for (let index = 0; index < outputLeft.length; index += 1) {
      const left = finite(inputLeft?.[index]);
      const right = finite(inputRight?.[index]);
      const gain = this.#findGain(Math.max(this.#leftPeaks.process(left), this.#rightPeaks.process(right)));
      outputLeft[index] = (this.#left[this.#nextSample] ?? 0) * gain;
      outputRight[index] = (this.#right[this.#nextSample] ?? 0) * gain;
      this.#left[this.#nextSample] = left;
      this.#right[this.#nextSample] = right;
      this.#nextSample = (this.#nextSample + 1) % delaySamples;
    }
  }

  #findGain(peak: number): number {
    this.#calmSamples = peak > ceiling ? 0 : this.#calmSamples + 1;
    // Nearly always: then every gain and every need in the windows is 1, and stays so unlooked at.
    if (this.#calmSamples > 2 * windowSamples && this.#gain > nearlyOne) return 1;
    const needed = this.#minimum.process(peak > ceiling ? ceiling / peak : 1);
    this.#gain = Math.min(needed, this.#gain + (1 - this.#gain) / releaseSamples);
    this.#gainSum += this.#gain - (this.#gains[this.#nextGain] ?? 1);
    this.#gains[this.#nextGain] = this.#gain;
    this.#nextGain = (this.#nextGain + 1) % windowSamples;
    return this.#gainSum / windowSamples;
  }
}

/** What is no number would stay in the gain for ever. */
const finite = (sample: number | undefined): number => (sample !== undefined && Number.isFinite(sample) ? sample : 0);
