import { endProcessor } from './endProcessor.ts';
import { type LevellerOptions, type LevellerOrder, levellerName } from './worklet/messages.ts';

/** The node that evens one voice out. Made after loadSoundWorklet only. */
export class Leveller {
  readonly node: AudioWorkletNode;
  #on: boolean;

  constructor(context: BaseAudioContext, { on }: LevellerOptions) {
    this.#on = on;
    this.node = new AudioWorkletNode(context, levellerName, { processorOptions: { on } satisfies LevellerOptions });
  }

  setOn(on: boolean): void {
    if (on === this.#on) return;
    this.#on = on;
    this.#tell({ type: 'setOn', on });
  }

  /** @returns settled when the audio thread has let go of it. */
  close(): Promise<void> {
    return endProcessor(this.node);
  }

  #tell(order: LevellerOrder): void {
    this.node.port.postMessage(order);
  }
}
