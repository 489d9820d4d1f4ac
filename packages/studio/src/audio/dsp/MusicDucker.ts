import { gainOfDb } from './decibels.ts';

/** Music under a voice. */
const duckedGain = gainOfDb(-12);
/** Mean square above which somebody speaks: -40 dB, after voices are evened out. */
const gateEnergy = 10 ** (-40 / 10);
/** 0.8 s at 48 kHz, so that music does not come up between two words. */
const holdSamples = 38_400;
/** Shares of the way that the gain goes with each sample: most of it in 0.1 s down, in 0.6 s up. */
const duckShare = 1 / 4800;
const riseShare = 1 / 28_800;

/** Turns music down while somebody speaks, and up again when they have finished. It adds no delay. */
export class MusicDucker {
  #gain = 1;
  #holdLeft = 0;

  /** @param music channels at 48 kHz. @param voices everyone who is heard, as many samples. @param output as many channels as the music. */
  process(music: readonly Float32Array[], voices: readonly Float32Array[], output: readonly Float32Array[]): void {
    const samples = output[0]?.length ?? 0;
    this.#holdLeft = isSpeech(voices) ? holdSamples : Math.max(0, this.#holdLeft - samples);
    const [target, share] = this.#holdLeft > 0 ? [duckedGain, duckShare] : [1, riseShare];
    const from = this.#gain;
    for (const [channel, ducked] of output.entries()) {
      this.#gain = from;
      for (let index = 0; index < ducked.length; index += 1) {
        this.#gain += (target - this.#gain) * share;
        ducked[index] = (music[channel]?.[index] ?? 0) * this.#gain;
      }
    }
  }
}

function isSpeech(voices: readonly Float32Array[]): boolean {
  for (const samples of voices) {
    let sum = 0;
    for (let index = 0; index < samples.length; index += 1) sum += (samples[index] ?? 0) ** 2;
    if (sum > gateEnergy * samples.length) return true;
  }
  return false;
}
