export interface BiquadCoefficients {
  b0: number;
  b1: number;
  b2: number;
  a1: number;
  a2: number;
}

/** Smaller than any sound: numbers below it are counted as 0, since processors are slow with them. */
const nothing = 1e-20;

/** A filter of second order (direct form II, transposed). */
export class Biquad {
  readonly #coefficients: BiquadCoefficients;
  #first = 0;
  #second = 0;

  constructor(coefficients: BiquadCoefficients) {
    this.#coefficients = coefficients;
  }

  process(sample: number): number {
    const { b0, b1, b2, a1, a2 } = this.#coefficients;
    const output = b0 * sample + this.#first;
    const first = b1 * sample - a1 * output + this.#second;
    const second = b2 * sample - a2 * output;
    this.#first = Math.abs(first) < nothing ? 0 : first;
    this.#second = Math.abs(second) < nothing ? 0 : second;
    return output;
  }
}
