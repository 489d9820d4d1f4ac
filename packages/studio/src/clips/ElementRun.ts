import type { ElementSound } from '../audio/ElementSound.ts';
import { PictureTrack } from './PictureTrack.ts';
import { type ClipRun, type ClipRunEvents, type ClipRunStatus, leadFrames } from './types.ts';

const lastPictureS = 0.1;

interface ElementRunOptions extends ClipRunEvents {
  url: string;
  /** On no page, and nobody else's while this runs. */
  element: HTMLMediaElement;
  loop: boolean;
  /** Seconds that it has played already, on another page. */
  fromS: number;
  takeSound: () => ElementSound;
}

/** Plays a video or a sound in a media element. */
export class ElementRun implements ClipRun {
  readonly #options: ElementRunOptions;
  readonly #element: HTMLMediaElement;
  readonly #listeners = new AbortController();
  #picture: PictureTrack | undefined;
  #sound: ElementSound | undefined;
  #status: ClipRunStatus = 'loading';

  constructor(options: ElementRunOptions) {
    this.#options = options;
    this.#element = options.element;
    this.#element.preload = 'auto';
    this.#element.loop = options.loop;
    const { signal } = this.#listeners;
    if (options.fromS > 0) this.#element.addEventListener('loadedmetadata', () => this.#goOn(options.fromS), { signal, once: true });
    this.#element.addEventListener('canplay', () => this.#onReady(), { signal, once: true });
    this.#element.addEventListener('timeupdate', () => options.onChanged(), { signal });
    this.#element.addEventListener('ended', () => options.onEnded(), { signal });
    this.#element.addEventListener('error', () => this.#fail(), { signal });
    this.#element.src = options.url;
  }

  get pictureTrack(): MediaStreamTrack | null {
    return this.#picture?.track ?? null;
  }

  get soundTrack(): MediaStreamTrack | null {
    return this.#sound?.track ?? null;
  }

  get status(): ClipRunStatus {
    return this.#status;
  }

  get remainingS(): number | null {
    const { duration, currentTime, loop } = this.#element;
    return loop || !Number.isFinite(duration) ? null : Math.ceil(Math.max(0, duration - currentTime));
  }

  setLoop(loop: boolean): void {
    this.#element.loop = loop;
  }

  close(): void {
    this.#listeners.abort();
    this.#picture?.close();
    this.#picture = undefined;
    this.#sound?.close();
    this.#sound = undefined;
    this.#element.pause();
    // Without a source the element lets go of its decoder and its connection.
    this.#element.removeAttribute('src');
    this.#element.load();
  }

  #goOn(fromS: number): void {
    const { duration, loop } = this.#element;
    const isOver = fromS >= duration;
    if (isOver && !loop) this.#options.onEnded();
    // Its owner may want its last picture all the same; at the very end a media element would begin anew.
    if (!this.#listeners.signal.aborted) this.#element.currentTime = isOver ? (loop ? fromS % duration : duration - lastPictureS) : fromS;
  }

  #onReady(): void {
    this.#status = 'starting';
    this.#sound = this.#options.takeSound();
    const element = this.#element;
    if (element instanceof HTMLVideoElement && element.videoWidth > 0) {
      this.#picture = new PictureTrack({ source: element, onFrame: (frames) => frames === leadFrames && void this.#play() });
    } else void this.#play();
    this.#options.onChanged();
  }

  async #play(): Promise<void> {
    try {
      await this.#element.play();
      if (this.#listeners.signal.aborted) return;
      this.#status = 'playing';
      this.#options.onChanged();
    } catch (error) {
      if (this.#listeners.signal.aborted) return;
      const isRefused = error instanceof DOMException && error.name === 'NotAllowedError';
      if (isRefused) this.#options.onFailed('The browser holds sound back. Click into the page, then play the clip again.');
      else this.#fail();
    }
  }

  #fail(): void {
    this.#options.onFailed('This browser cannot play the clip. Check that it is still in the library, or convert it to MP4 or WebM.');
  }
}
