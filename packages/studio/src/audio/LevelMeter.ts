import { levelOf } from './levels.ts';

/** Samples looked at: 85 ms at 48 kHz, so that little falls between two readings ten times a second. */
const windowSamples = 4096;

/** Reads how loud a node is. */
export class LevelMeter {
  readonly #analyser: AnalyserNode;
  readonly #samples = new Float32Array(windowSamples);

  constructor(node: AudioNode) {
    this.#analyser = new AnalyserNode(node.context, { fftSize: windowSamples });
    node.connect(this.#analyser);
  }

  /** 0 (silence, -60 dBFS) to 1 (full scale). */
  getLevel(): number {
    this.#analyser.getFloatTimeDomainData(this.#samples);
    return levelOf(this.#samples);
  }
}
