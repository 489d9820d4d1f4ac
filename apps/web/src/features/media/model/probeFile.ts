import { AppError, type AssetKind } from '@footlight/contracts';

export interface ProbedFile {
  kind: AssetKind;
  width?: number;
  height?: number;
  /** Seconds. */
  durationS?: number;
  /** A moment of a video, small. */
  thumbnail?: Blob;
}

const thumbnailWidth = 320;
/** Where a video's small picture is taken: past a first black frame. */
const thumbnailAtS = 1;
/** A file whose beginning says nothing in this time is not one that a show could wait for. */
const timeoutMs = 30_000;

/**
 * What a file is, as the browser that will play it sees it.
 * @throws AppError invalidInput when it cannot play it.
 */
export async function probeFile(file: File, signal: AbortSignal): Promise<ProbedFile> {
  if (file.type.startsWith('image/')) return { kind: 'image' };
  const url = URL.createObjectURL(file);
  const element = document.createElement('video');
  try {
    element.muted = true;
    element.preload = 'auto';
    element.src = url;
    await whenEvent(element, 'loadeddata', signal);
    const { duration, videoWidth: width, videoHeight: height } = element;
    const known = Number.isFinite(duration) && duration > 0 ? { durationS: duration } : {};
    if (width === 0) return { kind: 'audio', ...known };
    const thumbnail = await takeThumbnail(element, signal);
    return { kind: 'video', width, height, ...known, ...(thumbnail ? { thumbnail } : {}) };
  } finally {
    element.removeAttribute('src');
    element.load();
    URL.revokeObjectURL(url);
  }
}

async function takeThumbnail(element: HTMLVideoElement, signal: AbortSignal): Promise<Blob | null> {
  if (Number.isFinite(element.duration)) {
    element.currentTime = Math.min(thumbnailAtS, element.duration / 2);
    await whenEvent(element, 'seeked', signal);
  }
  const canvas = document.createElement('canvas');
  canvas.width = thumbnailWidth;
  canvas.height = Math.max(1, Math.round((thumbnailWidth * element.videoHeight) / element.videoWidth));
  canvas.getContext('2d')?.drawImage(element, 0, 0, canvas.width, canvas.height);
  return await new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', 0.8));
}

async function whenEvent(element: HTMLVideoElement, event: 'loadeddata' | 'seeked', signal: AbortSignal): Promise<void> {
  const settled = new AbortController();
  const ends = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  try {
    await new Promise<void>((resolve, reject) => {
      const fail = () => reject(signal.aborted ? signal.reason : unplayable());
      if (ends.aborted) return fail();
      ends.addEventListener('abort', fail, { signal: settled.signal });
      element.addEventListener('error', fail, { signal: settled.signal });
      element.addEventListener(event, () => resolve(), { signal: settled.signal });
    });
  } finally {
    settled.abort();
  }
}

const unplayable = (): AppError =>
  new AppError('invalidInput', { message: 'This browser cannot play the file. Convert it to MP4 (H.264) or WebM, then try again.' });
