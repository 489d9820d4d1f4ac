import { energyOf, loudnessOf } from './KWeightedBlocks.ts';

/** Sound that is quieter is a room, not a voice. */
const gateLufs = -45;
/** What is so far under a voice's usual loudness is the room between its words. */
const gateUnderUsualLu = 15;
/** Blocks of 100 ms: a word or two, so that a consonant is not taken for a pause. */
const momentaryBlocks = 4;
/** 3 s of voice, pauses left out. */
const voiceBlocks = 30;
/** A voice's loudness swings this much within 3 s; that of a fan or a hum does not. */
const livelyLu = 4;
/** The usual loudness rises by this share of the difference with each block: most of the way in 2 s, so that one clap does not set it. */
const riseShare = 0.05;
/** A clap or a cough counts as this much over the usual loudness at most. */
const mostOverUsualLu = 6;
/** The usual loudness sinks this much with each block of something lively that is quieter: somebody leaned back. */
const sinkLu = 0.1;

/** How loud a voice is while it speaks: the room's noise, pauses and single claps left out. Told blocks of 100 ms. */
export class VoiceLoudness {
  readonly #recent: number[] = [];
  readonly #voiced: number[] = [];
  #usualLufs = Number.NEGATIVE_INFINITY;

  /** LUFS over the last 3 s of voice; undefined before the first word. */
  get lufs(): number | undefined {
    if (this.#voiced.length < momentaryBlocks) return undefined;
    return loudnessOf(meanOf(this.#voiced));
  }

  /** @param energy K-weighted, of 100 ms. @returns true when it belongs to a voice. */
  add(energy: number): boolean {
    keepLast(this.#recent, { value: energy, count: voiceBlocks });
    const momentary = loudnessOf(meanOf(this.#recent.slice(-momentaryBlocks)));
    if (momentary < gateLufs) return false;
    this.#followUsual(momentary);
    if (momentary < this.#usualLufs - gateUnderUsualLu) return false;
    const most = energyOf(this.#usualLufs + mostOverUsualLu);
    keepLast(this.#voiced, { value: Math.min(energy, most), count: voiceBlocks });
    return true;
  }

  #followUsual(momentary: number): void {
    if (this.#usualLufs === Number.NEGATIVE_INFINITY) this.#usualLufs = momentary;
    else if (momentary > this.#usualLufs) this.#usualLufs += (momentary - this.#usualLufs) * riseShare;
    else if (this.#isLively()) this.#usualLufs = Math.max(momentary, this.#usualLufs - sinkLu);
  }

  #isLively(): boolean {
    const quietest = Math.max(Math.min(...this.#recent), energyOf(gateLufs));
    return loudnessOf(Math.max(...this.#recent)) - loudnessOf(quietest) > livelyLu;
  }
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function keepLast(values: number[], { value, count }: { value: number; count: number }): void {
  values.push(value);
  if (values.length > count) values.shift();
}
