/** Samples on either side that the value between two samples is made of. */
const reach = 6;

/** Where between two samples the wave is looked at: four times the sample rate, as BS.1770-4, annex 2, asks. */
const fractions = [0.25, 0.5, 0.75];

const sinc = (x: number): number => Math.sin(Math.PI * x) / (Math.PI * x);

/** A sinc in Lanczos' window, for the value at a fraction of the way from one sample to the next. */
function interpolatorOf(fraction: number): Float64Array {
  return Float64Array.from({ length: 2 * reach }, (_, index) => {
    const distance = index - (reach - 1) - fraction;
    return sinc(distance) * sinc(distance / (reach + 0.5));
  });
}

const interpolators = fractions.map(interpolatorOf);

/** The weights of an interpolator sum to less than 2: between samples under this one, no wave comes near a ceiling. */
const loudSample = 0.4;

/** How high the wave of one channel goes, between its samples too. */
export class TruePeakReader {
  /** Samples between a peak and its being told. */
  static readonly delaySamples = reach;

  /** The last samples, written twice so that they can be read in one run. */
  readonly #history = new Float64Array(4 * reach);
  #next = 0;
  #sinceLoud = Number.POSITIVE_INFINITY;

  /** The peak around the sample that came `delaySamples` before this one. */
  process(sample: number): number {
    const length = 2 * reach;
    this.#history[this.#next] = sample;
    this.#history[this.#next + length] = sample;
    this.#next = (this.#next + 1) % length;
    this.#sinceLoud = Math.abs(sample) > loudSample ? 0 : this.#sinceLoud + 1;
    let peak = Math.max(Math.abs(this.#read(reach - 1)), Math.abs(this.#read(reach)));
    if (this.#sinceLoud >= length) return peak;
    for (const interpolator of interpolators) {
      let value = 0;
      for (let index = 0; index < length; index += 1) value += (interpolator[index] ?? 0) * this.#read(index);
      peak = Math.max(peak, Math.abs(value));
    }
    return peak;
  }

  /** @param index 0: the oldest. */
  #read(index: number): number {
    return this.#history[this.#next + index] ?? 0;
  }
}
