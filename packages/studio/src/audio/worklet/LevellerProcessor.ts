import { VoiceLeveller } from '../dsp/VoiceLeveller.ts';
import type { ClosedReport, LevellerOptions, LevellerOrder } from './messages.ts';

/** A VoiceLeveller on the audio thread. */
export class LevellerProcessor extends AudioWorkletProcessor {
  readonly #leveller: VoiceLeveller;
  #closed = false;

  constructor({ processorOptions }: { processorOptions: unknown }) {
    super();
    this.#leveller = new VoiceLeveller(processorOptions as LevellerOptions);
    this.port.onmessage = ({ data }: MessageEvent<LevellerOrder>) => {
      if (data.type === 'setOn') this.#leveller.setOn(data.on);
      else this.#closed = true;
    };
  }

  process([input]: readonly Float32Array[][], [output]: readonly Float32Array[][]): boolean {
    if (input && output) this.#leveller.process(input, output);
    if (this.#closed) this.port.postMessage({ closed: true } satisfies ClosedReport);
    return !this.#closed;
  }
}
