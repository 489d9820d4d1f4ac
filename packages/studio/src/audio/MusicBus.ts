import { endProcessor } from './endProcessor.ts';
import { duckerName } from './worklet/messages.ts';

interface MusicBusOptions {
  /** Whether loadSoundWorklet brought the ducker; without it music goes through as it is. */
  hasWorklet: boolean;
  /** Everyone who is heard with the music. */
  voices: AudioNode;
  output: AudioNode;
}

/** Music on its way to an output, turned down while somebody speaks. */
export class MusicBus {
  readonly input: AudioNode;

  readonly #voices: AudioNode;
  readonly #ducker: AudioWorkletNode | undefined;

  constructor(context: BaseAudioContext, { hasWorklet, voices, output }: MusicBusOptions) {
    this.#voices = voices;
    this.input = new GainNode(context, { channelCount: 2, channelCountMode: 'explicit' });
    if (!hasWorklet) {
      this.input.connect(output);
      return;
    }
    this.#ducker = new AudioWorkletNode(context, duckerName, { numberOfInputs: 2, outputChannelCount: [2] });
    voices.connect(this.#ducker, 0, 1);
    this.input.connect(this.#ducker).connect(output);
  }

  /** @returns settled when the audio thread has let go of it. */
  async close(): Promise<void> {
    this.input.disconnect();
    if (!this.#ducker) return;
    this.#voices.disconnect(this.#ducker);
    await endProcessor(this.#ducker);
  }
}
