import { Biquad } from './Biquad.ts';

/** ITU-R BS.1770-4, annex 1, tables 1 and 2: a head's shelf and a high-pass, for 48 kHz. */
const shelf = { b0: 1.53512485958697, b1: -2.69169618940638, b2: 1.19839281085285, a1: -1.69065929318241, a2: 0.73248077421585 };
const highPass = { b0: 1, b1: -2, b2: 1, a1: -1.99004745483398, a2: 0.99007225036621 };

/** 100 ms at 48 kHz: the step in which EBU Tech 3341 lets its meters move. */
const blockSamples = 4800;

/** LUFS of a K-weighted energy (BS.1770-4, annex 1, equation 2); -Infinity for none. */
export const loudnessOf = (energy: number): number => -0.691 + 10 * Math.log10(energy);

/** The energy of a loudness: the other way round. */
export const energyOf = (lufs: number): number => 10 ** ((lufs + 0.691) / 10);

interface Channel {
  shelf: Biquad;
  highPass: Biquad;
}

const createChannel = (): Channel => ({ shelf: new Biquad(shelf), highPass: new Biquad(highPass) });

/** Cuts sound of 48 kHz into blocks of 100 ms and tells each one's K-weighted energy, both channels summed. */
export class KWeightedBlocks {
  readonly #left = createChannel();
  readonly #right = createChannel();
  readonly #onBlock: (energy: number) => void;
  #sum = 0;
  #count = 0;

  constructor(onBlock: (energy: number) => void) {
    this.#onBlock = onBlock;
  }

  /** @param channels left and right; a single one is heard, and counts, on both sides. None is not counted. */
  process([left, right]: readonly Float32Array[]): void {
    if (!left) return;
    for (let index = 0; index < left.length; index += 1) {
      const leftEnergy = weigh(this.#left, left[index] ?? 0);
      this.#sum += leftEnergy + (right ? weigh(this.#right, right[index] ?? 0) : leftEnergy);
      this.#count += 1;
      if (this.#count === blockSamples) this.#finishBlock();
    }
  }

  #finishBlock(): void {
    const energy = this.#sum / blockSamples;
    this.#sum = 0;
    this.#count = 0;
    this.#onBlock(energy);
  }
}

/** A sample that is no number is counted as silence: it would stay in the filter for ever. */
function weigh(channel: Channel, sample: number): number {
  const weighted = channel.highPass.process(channel.shelf.process(Number.isFinite(sample) ? sample : 0));
  return weighted * weighted;
}
