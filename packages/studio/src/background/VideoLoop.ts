import { PictureTrack } from '../clips/PictureTrack.ts';

interface VideoLoopOptions {
  url: string;
  /** Its track is there. */
  onReady: () => void;
  /** It cannot be played, or not any more. */
  onFailed: () => void;
}

/** Plays a video again and again without its sound, in a media element that is on no page. */
export class VideoLoop {
  readonly #options: VideoLoopOptions;
  readonly #element = document.createElement('video');
  readonly #listeners = new AbortController();
  #picture: PictureTrack | undefined;

  constructor(options: VideoLoopOptions) {
    this.#options = options;
    const { signal } = this.#listeners;
    // The element goes back to its beginning by itself; until that is decoded the last picture stays.
    Object.assign(this.#element, { muted: true, loop: true, playsInline: true, preload: 'auto' });
    this.#element.addEventListener('canplay', () => this.#onReady(), { signal, once: true });
    // A browser may save work on a silent video in a hidden tab.
    this.#element.addEventListener('pause', () => void this.#play(), { signal });
    this.#element.addEventListener('error', () => options.onFailed(), { signal });
    this.#element.src = options.url;
    void this.#look(options.url);
  }

  get track(): MediaStreamTrack | null {
    return this.#picture?.track ?? null;
  }

  close(): void {
    this.#listeners.abort();
    this.#picture?.close();
    this.#picture = undefined;
    this.#element.pause();
    // Without a source the element lets go of its decoder and its connection.
    this.#element.removeAttribute('src');
    this.#element.load();
  }

  /** The browser keeps files for long: one that was deleted would be played today, and be missing tomorrow. */
  async #look(url: string): Promise<void> {
    const { signal } = this.#listeners;
    try {
      const answer = await fetch(url, { headers: { range: 'bytes=0-0' }, cache: 'no-store', signal });
      if (answer.status === 404 && !signal.aborted) this.#options.onFailed();
      await answer.body?.cancel();
    } catch {
      // A server that is away, or a loop that was closed: the element tells whether it can be played.
    }
  }

  #onReady(): void {
    if (this.#element.videoWidth === 0) {
      this.#options.onFailed();
      return;
    }
    this.#picture = new PictureTrack({ source: this.#element, onFrame: () => undefined });
    void this.#play();
    this.#options.onReady();
  }

  async #play(): Promise<void> {
    try {
      await this.#element.play();
    } catch (error) {
      // A pause that came between is answered by its own event.
      const wasInterrupted = error instanceof DOMException && error.name === 'AbortError';
      if (!this.#listeners.signal.aborted && !wasInterrupted) this.#options.onFailed();
    }
  }
}
