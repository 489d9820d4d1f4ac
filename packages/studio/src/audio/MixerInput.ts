import { Leveller } from './Leveller.ts';
import { LevelMeter } from './LevelMeter.ts';

/** Seconds in which a gain moves: fast enough to feel at once, slow enough not to click. */
const rampSeconds = 0.015;

/** A voice is evened out, and music is turned down under voices; other sound, of a screen, stays as it is. */
export type SoundKind = 'voice' | 'music' | 'other';

export interface MixerInputOptions {
  track: MediaStreamTrack;
  /** The track's, and nobody else's while this is open. */
  source: MediaStreamAudioSourceNode;
  /** Whose level this is in the mixer's `levels`. */
  meterId: string;
  /** True for a track that came over the network. */
  isRemote: boolean;
  kind: SoundKind;
  /** Into the Program: 1 as it is, up to 4. */
  programGain: number;
  /** To one's own speakers: 1 as it is, up to 4; 0 for one's own voice. */
  speakerGain: number;
  /** Null where no worklet runs, else whether voices are evened out. */
  levelling: boolean | null;
  programOutput: AudioNode;
  speakerOutput: AudioNode;
}

/** One track on its way into the Program and to the speakers. */
export class MixerInput {
  readonly track: MediaStreamTrack;
  readonly meterId: string;

  readonly #context: BaseAudioContext;
  readonly #source: MediaStreamAudioSourceNode;
  readonly #program: GainNode;
  readonly #speaker: GainNode;
  readonly #leveller: Leveller | undefined;
  readonly #meter: LevelMeter;
  readonly #keepAlive: HTMLAudioElement | undefined;

  constructor(options: MixerInputOptions) {
    const { track, source, meterId, isRemote, kind, programGain, speakerGain, levelling, programOutput, speakerOutput } = options;
    this.track = track;
    this.meterId = meterId;
    const { context } = source;
    this.#context = context;
    this.#source = source;
    this.#keepAlive = isRemote ? attachMuted(source.mediaStream) : undefined;
    this.#program = new GainNode(context, { gain: programGain });
    this.#speaker = new GainNode(context, { gain: speakerGain });
    this.#leveller = kind === 'voice' && levelling !== null ? new Leveller(context, { on: levelling }) : undefined;
    const voice = this.#leveller ? this.#source.connect(this.#leveller.node) : this.#source;
    voice.connect(this.#program).connect(programOutput);
    voice.connect(this.#speaker).connect(speakerOutput);
    this.#meter = new LevelMeter(this.#source);
  }

  setGains({ programGain, speakerGain }: { programGain: number; speakerGain: number }): void {
    this.#program.gain.setTargetAtTime(programGain, this.#context.currentTime, rampSeconds);
    this.#speaker.gain.setTargetAtTime(speakerGain, this.#context.currentTime, rampSeconds);
  }

  setLevelling(on: boolean): void {
    this.#leveller?.setOn(on);
  }

  /** Of the track itself, whatever its gains. */
  getLevel(): number {
    return this.#meter.getLevel();
  }

  /** @returns settled when the audio thread has let go of it. */
  async close(): Promise<void> {
    this.#source.disconnect();
    this.#program.disconnect();
    this.#speaker.disconnect();
    if (this.#keepAlive) this.#keepAlive.srcObject = null;
    await this.#leveller?.close();
  }
}

/** Chromium pulls a remote track only through a media element; one without sound will do (crbug.com/933677). */
function attachMuted(stream: MediaStream): HTMLAudioElement {
  const element = new Audio();
  element.muted = true;
  element.srcObject = stream;
  element.play().catch(() => undefined);
  return element;
}
