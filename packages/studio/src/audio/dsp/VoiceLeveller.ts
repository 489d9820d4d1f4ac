import { gainOfDb } from './decibels.ts';
import { KWeightedBlocks } from './KWeightedBlocks.ts';
import { targetLufs } from './target.ts';
import { VoiceLoudness } from './VoiceLoudness.ts';

/** A voice that would need more is left quieter than the others, since its room would come up with it. */
const mostGainDb = 24;
const leastGainDb = -24;
/** dB a block of 100 ms: up in seconds, so that nobody hears it move, and down sooner. */
const riseDb = 0.4;
const fallDb = 0.8;
/** The gain goes this share of its way with each sample: most of it in 20 ms at 48 kHz. */
const glideShare = 1 / 1000;

/**
 * Evens one voice out: a slow gain that brings its loudness to the Program's target. It moves while there is a voice and stands
 * still in its pauses, so that no noise is pumped up. It adds no delay.
 */
export class VoiceLeveller {
  readonly #loudness = new VoiceLoudness();
  readonly #blocks = new KWeightedBlocks((energy) => this.#onBlock(energy));
  #on: boolean;
  #gainDb = 0;
  #target = 1;
  #gain = 1;

  constructor({ on }: { on: boolean }) {
    this.#on = on;
  }

  /** Where the gain is on its way to. */
  get gainDb(): number {
    return this.#gainDb;
  }

  /** Off lets the gain go back to 0 dB, as slowly as it moves otherwise. The loudness is followed all the while. */
  setOn(on: boolean): void {
    this.#on = on;
  }

  /** @param input channels at 48 kHz. @param output as many channels and samples. */
  process(input: readonly Float32Array[], output: readonly Float32Array[]): void {
    this.#blocks.process(input);
    const from = this.#gain;
    for (const [channel, samples] of output.entries()) {
      this.#gain = from;
      for (let index = 0; index < samples.length; index += 1) {
        this.#gain += (this.#target - this.#gain) * glideShare;
        samples[index] = (input[channel]?.[index] ?? 0) * this.#gain;
      }
    }
  }

  #onBlock(energy: number): void {
    const isVoice = this.#loudness.add(energy);
    const { lufs } = this.#loudness;
    if (!this.#on) this.#moveTo(0);
    else if (isVoice && lufs !== undefined) this.#moveTo(Math.min(mostGainDb, Math.max(leastGainDb, targetLufs - lufs)));
  }

  #moveTo(wantedDb: number): void {
    this.#gainDb = Math.min(this.#gainDb + riseDb, Math.max(this.#gainDb - fallDb, wantedDb));
    this.#target = gainOfDb(this.#gainDb);
  }
}
