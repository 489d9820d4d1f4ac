import { PictureTrack } from './PictureTrack.ts';
import { type ClipRun, type ClipRunEvents, type ClipRunStatus, leadFrames } from './types.ts';

/** The largest Program: more pixels than it has are only carried around. */
const bound = { width: 1920, height: 1080 } as const;

/** Shows a picture until it is closed. */
export class ImageRun implements ClipRun {
  readonly soundTrack = null;
  readonly remainingS = null;

  readonly #events: ClipRunEvents;
  readonly #abort = new AbortController();
  #bitmap: ImageBitmap | undefined;
  #picture: PictureTrack | undefined;
  #status: ClipRunStatus = 'loading';

  constructor({ url, ...events }: ClipRunEvents & { url: string }) {
    this.#events = events;
    void this.#load(url);
  }

  get pictureTrack(): MediaStreamTrack | null {
    return this.#picture?.track ?? null;
  }

  get status(): ClipRunStatus {
    return this.#status;
  }

  setLoop(): void {}

  close(): void {
    this.#abort.abort();
    this.#picture?.close();
    this.#picture = undefined;
    this.#bitmap?.close();
    this.#bitmap = undefined;
  }

  async #load(url: string): Promise<void> {
    const { signal } = this.#abort;
    try {
      const bitmap = await fetchBitmap(url, signal);
      if (signal.aborted) {
        bitmap.close();
        return;
      }
      this.#bitmap = bitmap;
      this.#picture = new PictureTrack({ source: bitmap, onFrame: (frames) => this.#onFrame(frames) });
      this.#status = 'starting';
      this.#events.onChanged();
    } catch {
      if (!signal.aborted) this.#events.onFailed('The picture could not be loaded. Check that it is still in the library.');
    }
  }

  #onFrame(frames: number): void {
    if (frames !== leadFrames) return;
    this.#status = 'playing';
    this.#events.onChanged();
  }
}

async function fetchBitmap(url: string, signal: AbortSignal): Promise<ImageBitmap> {
  const response = await fetch(url, { signal });
  if (!response.ok) throw new Error(`the picture answered ${response.status}`);
  const bitmap = await createImageBitmap(await response.blob());
  const scale = Math.min(bound.width / bitmap.width, bound.height / bitmap.height);
  if (scale >= 1) return bitmap;
  const size = { resizeWidth: Math.round(bitmap.width * scale), resizeHeight: Math.round(bitmap.height * scale) };
  const smaller = await createImageBitmap(bitmap, { ...size, resizeQuality: 'high' });
  bitmap.close();
  return smaller;
}
