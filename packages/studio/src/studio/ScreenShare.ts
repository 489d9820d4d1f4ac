import type { RoomClient } from '../room/RoomClient.ts';
import { Store } from '../Store.ts';
import { LocalSource } from './LocalSource.ts';
import type { ScreenShareState } from './types.ts';

const constraints: DisplayMediaStreamOptions = {
  video: { frameRate: { ideal: 30, max: 30 }, width: { max: 1920 }, height: { max: 1080 } },
  audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false },
};

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** One's own shared screen, and its sound where the browser gives it. */
export class ScreenShare {
  readonly state = new Store<ScreenShareState>({ status: 'off' });

  readonly #video: LocalSource;
  readonly #audio: LocalSource;
  #stream: MediaStream | undefined;
  #asking = false;
  #closed = false;

  constructor(room: RoomClient) {
    this.#video = new LocalSource(room, 'screen');
    this.#audio = new LocalSource(room, 'screenAudio');
  }

  get videoTrack(): MediaStreamTrack | null {
    return this.#stream?.getVideoTracks()[0] ?? null;
  }

  get audioTrack(): MediaStreamTrack | null {
    return this.#stream?.getAudioTracks()[0] ?? null;
  }

  /** Asks the browser which screen. Its refusal, or the person's, is in `state`. @throws AppError the server's refusal. */
  async start(): Promise<void> {
    if (this.#asking || this.#stream) return;
    this.#asking = true;
    const stream = await this.#ask().finally(() => {
      this.#asking = false;
    });
    if (!stream) return;
    if (this.#closed) {
      stopTracks(stream);
      return;
    }
    this.#stream = stream;
    const { videoTrack } = this;
    if (videoTrack) videoTrack.contentHint = 'detail';
    // The browser's own "Stop sharing" button.
    videoTrack?.addEventListener('ended', () => void this.stop(), { once: true });
    this.state.set({ status: 'on' });
    try {
      await this.#publish();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    const stream = this.#stream;
    if (!stream) return;
    this.#stream = undefined;
    stopTracks(stream);
    this.state.set({ status: 'off' });
    await this.#publish();
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.stop();
  }

  async #ask(): Promise<MediaStream | undefined> {
    try {
      return await navigator.mediaDevices.getDisplayMedia(constraints);
    } catch (error) {
      if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
      this.state.set({ status: 'denied' });
      return undefined;
    }
  }

  async #publish(): Promise<void> {
    await Promise.all([
      this.#video.set({ track: this.videoTrack, paused: false }),
      this.#audio.set({ track: this.audioTrack, paused: false }),
    ]);
  }
}
