import { LevelMeter } from './LevelMeter.ts';

/** A DynamicsCompressorNode set as a limiter (Web Audio 1.1, section 1.19). */
const limiter = { threshold: -3, knee: 0, ratio: 20, attack: 0.002, release: 0.15 } as const;

/** The node makes up for its own compression, (1 / gain at full scale) to the power of 0.6; this takes it back. */
const makeUpDb = 0.6 * -limiter.threshold * (1 - 1 / limiter.ratio);

/** The Program's sound: a sum, a limiter, and a track that is fed without a pause. */
export class ProgramBus {
  readonly input: GainNode;
  readonly track: MediaStreamTrack;

  readonly #silence: ConstantSourceNode;
  readonly #destination: MediaStreamAudioDestinationNode;
  readonly #meter: LevelMeter;

  constructor(context: AudioContext) {
    this.input = new GainNode(context);
    this.#destination = new MediaStreamAudioDestinationNode(context, { channelCount: 2, channelCountMode: 'explicit' });
    const [track] = this.#destination.stream.getAudioTracks();
    if (!track) throw new Error('the mix has no track');
    this.track = track;
    const output = new GainNode(context, { gain: 10 ** (-makeUpDb / 20) });
    this.input.connect(new DynamicsCompressorNode(context, limiter)).connect(output).connect(this.#destination);
    this.#meter = new LevelMeter(output);
    // The output's timestamps come from the samples that pass, so there must be samples when nobody is on stage.
    this.#silence = new ConstantSourceNode(context, { offset: 0 });
    this.#silence.connect(this.input);
    this.#silence.start();
  }

  getLevel(): number {
    return this.#meter.getLevel();
  }

  close(): void {
    this.#silence.stop();
    this.input.disconnect();
    this.track.stop();
  }
}
