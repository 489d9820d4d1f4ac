import { Store } from '../Store.ts';
import { BackgroundTrack } from './BackgroundTrack.ts';
import type { PersonBackground, PersonBackgroundState } from './types.ts';

const stopMessages = {
  slow: 'The background was turned off: this computer is too busy for it. Close other programs, then choose it again.',
  failed: 'The background could not be changed. Choose it again, or reload the page.',
} as const;

/**
 * What is behind oneself, and the camera's track with it. Without a background the track is the camera's own, and nothing runs. A camera that
 * is opened with one is not seen before its first changed frame.
 */
export class CameraBackground {
  readonly state: Store<PersonBackgroundState>;

  #camera: MediaStreamTrack | null = null;
  /** What is being made ready, or is seen. */
  #process: BackgroundTrack | undefined;
  /** The background was chosen while the camera's own picture was seen: it goes on until the changed one is there. */
  #isCameraSeen = false;

  constructor() {
    this.state = new Store<PersonBackgroundState>({
      background: { kind: 'none' },
      status: 'off',
      message: null,
      isOffered: BackgroundTrack.isSupported(),
    });
  }

  /** The camera's picture as it is to be seen; null while there is none. */
  get track(): MediaStreamTrack | null {
    if (!this.#process) return this.#camera;
    if (this.state.getSnapshot().status === 'on') return this.#process.track;
    return this.#isCameraSeen ? this.#camera : null;
  }

  /** How it went is in `state`. Where it is not offered, nothing happens. */
  setBackground(background: PersonBackground): void {
    if (!this.state.getSnapshot().isOffered) return;
    if (background.kind === 'none') {
      this.#end(() => this.state.update((state) => ({ ...state, background, status: 'off', message: null })));
    } else if (this.#process) {
      this.#process.setBackdrop(background);
      this.state.update((state) => ({ ...state, background, message: null }));
    } else {
      this.state.update((state) => ({ ...state, background, status: 'off', message: null }));
      this.#isCameraSeen = true;
      this.#begin();
    }
  }

  /** Follows the camera. @param camera null: it is off. */
  setCamera(camera: MediaStreamTrack | null): void {
    if (camera === this.#camera) return;
    this.#camera = camera;
    this.#isCameraSeen = false;
    if (camera && this.#process) {
      this.#process.setCamera(camera);
    } else if (camera) {
      this.#begin();
    } else {
      this.#end(() => this.state.update((state) => ({ ...state, status: state.status === 'stopped' ? 'stopped' : 'off' })));
    }
  }

  close(): void {
    this.#camera = null;
    this.#end(() => undefined);
  }

  #begin(): void {
    const { background } = this.state.getSnapshot();
    const camera = this.#camera;
    if (background.kind === 'none' || !camera) return;
    this.#process = new BackgroundTrack({
      camera,
      backdrop: background,
      onStarted: () => this.state.update((state) => ({ ...state, status: 'on' })),
      onEnded: (reason) => this.#stop(reason),
    });
    this.state.update((state) => ({ ...state, status: 'starting' }));
  }

  #stop(reason: 'slow' | 'failed'): void {
    this.#process = undefined;
    this.state.update((state) => ({ ...state, background: { kind: 'none' }, status: 'stopped', message: stopMessages[reason] }));
  }

  /** @param tell lets everyone have the camera's own track before the changed one ends. */
  #end(tell: () => void): void {
    const process = this.#process;
    this.#process = undefined;
    tell();
    process?.close();
  }
}
