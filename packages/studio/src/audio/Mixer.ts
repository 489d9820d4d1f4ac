import { assertUnreachable } from '@footlight/contracts';
import { Store } from '../Store.ts';
import { WorkerTimer } from '../WorkerTimer.ts';
import { BeepScheduler } from './BeepScheduler.ts';
import { ElementSound } from './ElementSound.ts';
import { Limiter } from './Limiter.ts';
import { loadSoundWorklet } from './loadSoundWorklet.ts';
import { MixerInput, type MixerInputOptions, type SoundKind } from './MixerInput.ts';
import { MusicBus } from './MusicBus.ts';
import { ProgramBus } from './ProgramBus.ts';

const sampleRateHz = 48_000;
const meterIntervalMs = 100;
/** For the audio thread to let go of everything; it takes a few blocks of 3 ms. */
const endTimeoutMs = 2000;
/** The level of the whole Program in `levels`. */
const programLevelId = 'program';

export interface MixerInputRequest extends Omit<MixerInputOptions, 'source' | 'levelling' | 'programOutput' | 'speakerOutput'> {
  /** Names the input: replacing the track of a name replaces the input. */
  id: string;
}

/**
 * Every sound of a studio in one AudioContext of 48 kHz: the Program's mix, limited, on a track that never stops, and the
 * speakers' mix, which has everyone but oneself.
 */
export class Mixer {
  /** Level of each input by its meter id, 0..1, and of the Program; sampled ten times a second, in a hidden tab too. */
  readonly levels = new Store<ReadonlyMap<string, number>>(new Map());
  /** False while the browser holds sound back until a gesture, or something else has the sound card. */
  readonly running = new Store(false);
  /** LUFS of the Program over the last 3 s, ten times a second; null where it cannot be measured. */
  readonly loudness: Store<number | null>;

  readonly #context: AudioContext;
  readonly #program: ProgramBus;
  readonly #programVoices: GainNode;
  readonly #speakers: GainNode;
  readonly #speakerLimiter: Limiter;
  readonly #hasWorklet: boolean;
  readonly #timer: WorkerTimer;
  readonly #inputs = new Map<string, MixerInput>();
  /** Parts that the audio thread has not let go of yet. */
  readonly #ending = new Set<Promise<void>>();
  /** An element has one source for ever. */
  readonly #elementSounds = new Map<HTMLMediaElement, ElementSound>();
  /** A track that comes again, as a clip's does, has the node that it had: Chromium keeps each one until the context closes. */
  readonly #trackSources = new WeakMap<MediaStreamTrack, MediaStreamAudioSourceNode>();
  readonly #gestures = new AbortController();
  #beeps: BeepScheduler | undefined;
  /** Made with the first music: most shows have none. */
  #music: { program: MusicBus; speakers: MusicBus } | undefined;
  #levelling = true;
  #speakerId: string | null = null;
  #closed = false;

  static async create(): Promise<Mixer> {
    const context = new AudioContext({ sampleRate: sampleRateHz, latencyHint: 'interactive' });
    return new Mixer({ context, hasWorklet: await loadSoundWorklet(context) });
  }

  private constructor({ context, hasWorklet }: { context: AudioContext; hasWorklet: boolean }) {
    this.#context = context;
    this.#hasWorklet = hasWorklet;
    this.#program = new ProgramBus(context, { hasWorklet });
    this.loudness = this.#program.loudness;
    this.#programVoices = new GainNode(context);
    this.#programVoices.connect(this.#program.input);
    this.#speakers = new GainNode(context);
    this.#speakerLimiter = new Limiter(context, { hasWorklet });
    this.#speakers.connect(this.#speakerLimiter.input);
    this.#speakerLimiter.output.connect(context.destination);
    this.#context.onstatechange = () => this.#onStateChanged();
    const { signal } = this.#gestures;
    for (const gesture of ['pointerdown', 'keydown'] as const) {
      document.addEventListener(gesture, () => void this.resume(), { capture: true, signal });
    }
    this.#timer = new WorkerTimer({ intervalMs: meterIntervalMs, onTick: () => this.#tick() });
    this.#onStateChanged();
  }

  /** Carries sound from the first moment to close(), silence included. */
  get programTrack(): MediaStreamTrack {
    return this.#program.track;
  }

  /** Asks the browser to let sound run. Refused before a gesture; tried again at the next one. */
  async resume(): Promise<void> {
    if (this.#closed || this.#context.state === 'running') return;
    try {
      await this.#context.resume();
    } catch (error) {
      // An interrupted context (a phone call, on Safari) cannot be resumed until the interruption is over.
      if (!(error instanceof DOMException)) throw error;
    }
  }

  /** Makes the mixer's inputs these and no others. An input whose track is the same goes on; its gains are set anew. */
  setInputs(wanted: readonly MixerInputRequest[]): void {
    if (this.#closed) return;
    const byId = new Map(wanted.map((request) => [request.id, request]));
    for (const [id, input] of this.#inputs) {
      if (byId.get(id)?.track === input.track) continue;
      this.#inputs.delete(id);
      this.#end(input);
    }
    for (const { id, ...request } of byId.values()) {
      const input = this.#inputs.get(id);
      if (input) input.setGains(request);
      else this.#inputs.set(id, this.#createInput(request));
    }
  }

  /** Makes a track of an element's sound, for one of the inputs. Whoever asked closes it, and may ask again. */
  takeSound(element: HTMLMediaElement): ElementSound {
    const sound = this.#elementSounds.get(element) ?? new ElementSound(this.#context, element);
    this.#elementSounds.set(element, sound);
    sound.open();
    return sound;
  }

  /** Whether voices are evened out. */
  setLevelling(on: boolean): void {
    this.#levelling = on;
    for (const input of this.#inputs.values()) input.setLevelling(on);
  }

  setTestSignal(on: boolean): void {
    if (on === (this.#beeps !== undefined)) return;
    this.#beeps = on ? new BeepScheduler({ context: this.#context, output: this.#program.input }) : undefined;
  }

  /** Sends the speakers' mix to another device, where the browser can; one that is gone leaves it where it was. @param deviceId null: the system's choice. */
  async setSpeaker(deviceId: string | null): Promise<void> {
    if (this.#closed || deviceId === this.#speakerId) return;
    this.#speakerId = deviceId;
    if (!('setSinkId' in this.#context) || typeof this.#context.setSinkId !== 'function') return;
    try {
      await this.#context.setSinkId(deviceId ?? '');
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    this.#gestures.abort();
    this.#timer.close();
    for (const input of this.#inputs.values()) this.#end(input);
    this.#inputs.clear();
    for (const sound of this.#elementSounds.values()) sound.end();
    this.#elementSounds.clear();
    if (this.#music) {
      this.#end(this.#music.program);
      this.#end(this.#music.speakers);
    }
    this.#programVoices.disconnect();
    this.#end(this.#program);
    this.#speakers.disconnect();
    this.#end(this.#speakerLimiter);
    await this.#waitForEnds();
    await this.#context.close();
    this.running.set(false);
  }

  #end(part: { close(): Promise<void> }): void {
    const ended = part.close().finally(() => this.#ending.delete(ended));
    this.#ending.add(ended);
  }

  /** Until the audio thread has let go of every part. One that stands still never does, and is not waited for. */
  async #waitForEnds(): Promise<void> {
    const stopped = new Promise<void>((resolve) => {
      this.#context.onstatechange = () => resolve();
    });
    const late = AbortSignal.timeout(endTimeoutMs);
    const isLate = new Promise<void>((resolve) => late.addEventListener('abort', () => resolve(), { once: true }));
    if (this.#context.state === 'running') await Promise.race([Promise.all(this.#ending), stopped, isLate]);
    this.#context.onstatechange = null;
  }

  #createInput(request: Omit<MixerInputRequest, 'id'>): MixerInput {
    const source =
      this.#trackSources.get(request.track) ??
      new MediaStreamAudioSourceNode(this.#context, { mediaStream: new MediaStream([request.track]) });
    this.#trackSources.set(request.track, source);
    return new MixerInput({
      ...request,
      source,
      levelling: this.#hasWorklet ? this.#levelling : null,
      ...this.#outputsOf(request.kind),
    });
  }

  #outputsOf(kind: SoundKind): Pick<MixerInputOptions, 'programOutput' | 'speakerOutput'> {
    switch (kind) {
      case 'voice':
        return { programOutput: this.#programVoices, speakerOutput: this.#speakers };
      case 'music': {
        const { program, speakers } = this.#openMusic();
        return { programOutput: program.input, speakerOutput: speakers.input };
      }
      case 'other':
        return { programOutput: this.#program.input, speakerOutput: this.#speakers };
      default:
        return assertUnreachable(kind);
    }
  }

  /** Both are turned down by the Program's voices, so that one hears the music as the audience does. */
  #openMusic(): { program: MusicBus; speakers: MusicBus } {
    const shared = { hasWorklet: this.#hasWorklet, voices: this.#programVoices };
    this.#music ??= {
      program: new MusicBus(this.#context, { ...shared, output: this.#program.input }),
      speakers: new MusicBus(this.#context, { ...shared, output: this.#speakers }),
    };
    return this.#music;
  }

  #onStateChanged(): void {
    this.running.set(this.#context.state === 'running');
    if (this.#context.state !== 'running') void this.resume();
  }

  #tick(): void {
    if (this.#closed) return;
    this.#beeps?.tick();
    const levels = new Map<string, number>([[programLevelId, this.#program.getLevel()]]);
    for (const input of this.#inputs.values()) levels.set(input.meterId, Math.max(levels.get(input.meterId) ?? 0, input.getLevel()));
    this.levels.set(levels);
  }
}
