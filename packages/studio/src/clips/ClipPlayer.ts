import { type Clip, mediaPathOf } from '@footlight/contracts';
import type { Mixer } from '../audio/Mixer.ts';
import { Store } from '../Store.ts';
import { ElementRun } from './ElementRun.ts';
import { ImageRun } from './ImageRun.ts';
import type { ClipRun, ClipRunEvents, ClipState } from './types.ts';

interface ClipPlayerOptions {
  mixer: Pick<Mixer, 'takeSound'>;
  /** It played to its end, or cannot be played: it is to leave the Scene. */
  onOver: (clip: Clip) => void;
  /** Its first picture is shown, or its first sound heard. */
  onPlaying?: (clip: Clip) => void;
  /** Where a file is; by default the media library. */
  urlOf?: (assetId: string) => string;
}

/** Plays the Scene's clip, one at a time: its picture and its sound are tracks that the compositor and the mixer take. */
export class ClipPlayer {
  readonly state = new Store<ClipState>({ status: 'off', remainingS: null, endedSerial: null, problem: null });

  readonly #options: ClipPlayerOptions;
  /** Used again: Chromium keeps an element whose sound is in the mix for as long as the mix runs (crbug.com/937231). */
  readonly #elements = new Map<'video' | 'audio', HTMLMediaElement>();
  #current: { clip: Clip; run: ClipRun } | undefined;
  /** Of the clip that was over last: a late change of it does not begin it anew. */
  #overSerial: number | undefined;
  #playingSerial: number | undefined;
  #endedSerial: number | null = null;
  #closed = false;

  constructor(options: ClipPlayerOptions) {
    this.#options = options;
  }

  get pictureTrack(): MediaStreamTrack | null {
    return this.#current?.run.pictureTrack ?? null;
  }

  get soundTrack(): MediaStreamTrack | null {
    return this.#current?.run.soundTrack ?? null;
  }

  /** True when there is a picture to be laid over the stage. */
  get isShown(): boolean {
    return this.#current?.run.status === 'playing' && this.pictureTrack !== null;
  }

  /** Plays this clip and no other. The same start goes on, with its other settings; one that another page had begun goes on where it was. */
  setClip(clip: Clip | null): void {
    if (this.#closed) return;
    if (clip && clip.startedSerial === this.#current?.clip.startedSerial) {
      this.#current.clip = clip;
      this.#current.run.setLoop(clip.loop);
      return;
    }
    this.#stop();
    if (clip && clip.startedSerial !== this.#overSerial) this.#start(clip);
    // Last, since whoever hears of it sets the clip again.
    this.#tell();
  }

  close(): void {
    this.#closed = true;
    this.#stop();
    this.#tell();
  }

  #start(clip: Clip): void {
    const isCurrent = (): boolean => this.#current?.clip.startedSerial === clip.startedSerial;
    this.#current = {
      clip,
      run: this.#createRun(clip, {
        onChanged: () => isCurrent() && this.#follow(),
        onEnded: () => isCurrent() && this.#end(),
        onFailed: (message) => isCurrent() && this.#finish({ message }),
      }),
    };
  }

  #createRun({ assetId, kind, loop, playingSince }: Clip, events: ClipRunEvents): ClipRun {
    const url = (this.#options.urlOf ?? mediaPathOf)(assetId);
    if (kind === 'image') return new ImageRun({ ...events, url });
    const element = this.#elements.get(kind) ?? document.createElement(kind);
    this.#elements.set(kind, element);
    const fromS = playingSince === undefined ? 0 : Math.max(0, Date.now() - playingSince) / 1000;
    return new ElementRun({ ...events, url, element, loop, fromS, takeSound: () => this.#options.mixer.takeSound(element) });
  }

  #follow(): void {
    const { clip, run } = this.#current ?? {};
    const isNew = clip && run?.status === 'playing' && clip.startedSerial !== this.#playingSerial;
    if (isNew) this.#playingSerial = clip.startedSerial;
    this.#tell();
    if (isNew) this.#options.onPlaying?.(clip);
  }

  #end(): void {
    const { clip } = this.#current ?? {};
    if (!clip) return;
    this.#endedSerial = clip.startedSerial;
    // Behind the last picture of the show there is no stage to be seen again.
    if (clip.endsShow) this.#tell();
    else this.#finish(null);
  }

  #finish(problem: ClipState['problem']): void {
    const clip = this.#current?.clip;
    this.#stop();
    if (!clip) return;
    this.#overSerial = clip.startedSerial;
    this.#options.onOver(clip);
    this.#tell(problem);
  }

  #stop(): void {
    this.#current?.run.close();
    this.#current = undefined;
  }

  #tell(newProblem: ClipState['problem'] = null): void {
    const run = this.#current?.run;
    const status = run?.status ?? 'off';
    const remainingS = run?.remainingS ?? null;
    this.state.update((state) => {
      const endedSerial = this.#endedSerial;
      const isSame = status === state.status && remainingS === state.remainingS && endedSerial === state.endedSerial && !newProblem;
      return isSame ? state : { status, remainingS, endedSerial, problem: newProblem ?? state.problem };
    });
  }
}
