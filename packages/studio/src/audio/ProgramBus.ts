import { Store } from '../Store.ts';
import { LevelMeter } from './LevelMeter.ts';
import { Limiter } from './Limiter.ts';

/** The Program's sound: a sum, a limiter, and a track that is fed without a pause. */
export class ProgramBus {
  readonly input: GainNode;
  readonly track: MediaStreamTrack;
  /** LUFS over the last 3 s; null where it cannot be measured. */
  readonly loudness: Store<number | null>;

  readonly #silence: ConstantSourceNode;
  readonly #destination: MediaStreamAudioDestinationNode;
  readonly #limiter: Limiter;
  readonly #meter: LevelMeter;

  constructor(context: AudioContext, { hasWorklet }: { hasWorklet: boolean }) {
    this.input = new GainNode(context);
    this.#destination = new MediaStreamAudioDestinationNode(context, { channelCount: 2, channelCountMode: 'explicit' });
    const [track] = this.#destination.stream.getAudioTracks();
    if (!track) throw new Error('the mix has no track');
    this.track = track;
    this.loudness = new Store<number | null>(hasWorklet ? Number.NEGATIVE_INFINITY : null);
    this.#limiter = new Limiter(context, { hasWorklet, onLoudness: (lufs) => this.loudness.set(lufs) });
    this.input.connect(this.#limiter.input);
    this.#limiter.output.connect(this.#destination);
    this.#meter = new LevelMeter(this.#limiter.output);
    // The output's timestamps come from the samples that pass, so there must be samples when nobody is on stage.
    this.#silence = new ConstantSourceNode(context, { offset: 0 });
    this.#silence.connect(this.input);
    this.#silence.start();
  }

  getLevel(): number {
    return this.#meter.getLevel();
  }

  /** @returns settled when the audio thread has let go of it. */
  async close(): Promise<void> {
    this.#silence.stop();
    this.input.disconnect();
    this.track.stop();
    await this.#limiter.close();
  }
}
