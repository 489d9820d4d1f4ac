import { MusicDucker } from '../dsp/MusicDucker.ts';

/** A MusicDucker on the audio thread: music comes first, voices second. Any message closes it. */
export class DuckerProcessor extends AudioWorkletProcessor {
  readonly #ducker = new MusicDucker();
  #closed = false;

  constructor() {
    super();
    this.port.onmessage = () => {
      this.#closed = true;
    };
  }

  process([music = [], voices = []]: readonly Float32Array[][], [output = []]: readonly Float32Array[][]): boolean {
    this.#ducker.process(music, voices, output);
    return !this.#closed;
  }
}
