import { endProcessor } from './endProcessor.ts';
import { type LoudnessReport, limiterName } from './worklet/messages.ts';

/** A DynamicsCompressorNode set as near to a limiter as it comes (Web Audio 1.1, section 1.19), for where no worklet runs. */
const compressor = { threshold: -3, knee: 0, ratio: 20, attack: 0.002, release: 0.15 } as const;

/** The node makes up for its own compression, (1 / gain at full scale) to the power of 0.6; this takes it back. */
const makeUpDb = 0.6 * -compressor.threshold * (1 - 1 / compressor.ratio);

interface LimiterOptions {
  /** Whether loadSoundWorklet brought the look-ahead limiter. */
  hasWorklet: boolean;
  /** LUFS over the last 3 s of what comes out, ten times a second; never without the worklet. */
  onLoudness?: (lufs: number) => void;
}

/** Keeps a sum of sounds from clipping, and tells how loud it is. */
export class Limiter {
  readonly input: AudioNode;
  readonly output: AudioNode;
  readonly #worklet: AudioWorkletNode | undefined;

  constructor(context: BaseAudioContext, { hasWorklet, onLoudness }: LimiterOptions) {
    if (!hasWorklet) {
      this.input = new DynamicsCompressorNode(context, compressor);
      this.output = this.input.connect(new GainNode(context, { gain: 10 ** (-makeUpDb / 20) }));
      return;
    }
    const node = new AudioWorkletNode(context, limiterName, {
      channelCount: 2,
      channelCountMode: 'explicit',
      outputChannelCount: [2],
    });
    node.port.onmessage = ({ data }: MessageEvent<LoudnessReport>) => onLoudness?.(data.shortTermLufs);
    this.#worklet = node;
    this.input = node;
    this.output = node;
  }

  /** @returns settled when the audio thread has let go of it. */
  async close(): Promise<void> {
    this.input.disconnect();
    this.output.disconnect();
    if (this.#worklet) await endProcessor(this.#worklet);
  }
}
