import { KWeightedBlocks, loudnessOf } from './KWeightedBlocks.ts';

/** Blocks of 100 ms in the 3 s that short-term loudness looks at (EBU Tech 3341, section 2.2). */
const windowBlocks = 30;

/** Short-term loudness as of EBU R128: K-weighted, over the last 3 s, not gated. */
export class LoudnessMeter {
  readonly #blocks = new KWeightedBlocks((energy) => this.#add(energy));
  readonly #energies = new Float64Array(windowBlocks);
  #next = 0;

  /** LUFS; -Infinity for silence. What was before the first sample counts as silence. */
  get shortTermLufs(): number {
    return loudnessOf(this.#energies.reduce((sum, energy) => sum + energy, 0) / windowBlocks);
  }

  /** @param channels left and right at 48 kHz, any number of samples; a single channel counts on both sides. */
  process(channels: readonly Float32Array[]): void {
    this.#blocks.process(channels);
  }

  #add(energy: number): void {
    this.#energies[this.#next] = energy;
    this.#next = (this.#next + 1) % windowBlocks;
  }
}
