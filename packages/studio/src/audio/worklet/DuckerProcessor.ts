import { MusicDucker } from '../dsp/MusicDucker.ts';
import type { ClosedReport } from './messages.ts';

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
    if (this.#closed) this.port.postMessage({ closed: true } satisfies ClosedReport);
    return !this.#closed;
  }
}
