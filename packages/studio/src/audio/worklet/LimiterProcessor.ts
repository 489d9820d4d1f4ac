import { LookAheadLimiter } from '../dsp/LookAheadLimiter.ts';
import { LoudnessMeter } from '../dsp/LoudnessMeter.ts';
import type { ClosedReport, LoudnessReport } from './messages.ts';

/** 100 ms at 48 kHz. */
const reportSamples = 4800;

/** A LookAheadLimiter on the audio thread, with a meter behind it. Any message closes it. */
export class LimiterProcessor extends AudioWorkletProcessor {
  readonly #limiter = new LookAheadLimiter();
  readonly #meter = new LoudnessMeter();
  #sinceReport = 0;
  #closed = false;

  constructor() {
    super();
    this.port.onmessage = () => {
      this.#closed = true;
    };
  }

  process([input = []]: readonly Float32Array[][], [output = []]: readonly Float32Array[][]): boolean {
    this.#limiter.process(input, output);
    this.#meter.process(output);
    this.#sinceReport += output[0]?.length ?? 0;
    if (this.#sinceReport >= reportSamples) {
      this.#sinceReport -= reportSamples;
      this.port.postMessage({ shortTermLufs: this.#meter.shortTermLufs } satisfies LoudnessReport);
    }
    if (this.#closed) this.port.postMessage({ closed: true } satisfies ClosedReport);
    return !this.#closed;
  }
}
