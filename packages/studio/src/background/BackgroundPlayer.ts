import { type Background, backgroundVideoUrl } from '@footlight/contracts';
import { Store } from '../Store.ts';
import { VideoLoop } from './VideoLoop.ts';

interface BackgroundPlayerOptions {
  /** The video cannot be played: the look's colour is shown in its place. */
  onFailed: () => void;
}

/** Plays the video behind everyone, as a track that the compositor takes. Nothing is open while the Scene has none. */
export class BackgroundPlayer {
  /** Null while there is no picture of it. */
  readonly track = new Store<MediaStreamTrack | null>(null);

  readonly #options: BackgroundPlayerOptions;
  #url: string | null = null;
  #loop: VideoLoop | undefined;
  #closed = false;

  constructor(options: BackgroundPlayerOptions) {
    this.#options = options;
  }

  /** The same one goes on; one that failed is tried again after another one. */
  setBackground(background: Background | null): void {
    const url = backgroundVideoUrl(background);
    if (this.#closed || url === this.#url) return;
    this.#url = url;
    this.#stop();
    if (url !== null) this.#start(url);
  }

  close(): void {
    this.#closed = true;
    this.#stop();
  }

  #start(url: string): void {
    const loop = new VideoLoop({
      url,
      onReady: () => this.#loop === loop && this.track.set(loop.track),
      onFailed: () => this.#loop === loop && this.#fail(),
    });
    this.#loop = loop;
  }

  #fail(): void {
    this.#stop();
    this.#options.onFailed();
  }

  #stop(): void {
    this.#loop?.close();
    this.#loop = undefined;
    this.track.set(null);
  }
}
