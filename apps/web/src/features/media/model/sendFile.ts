import { AppError } from '@footlight/contracts';
import { callApi, errorFrom, unreachableText } from '../../../ui/apiClient.ts';
import { type MediaAssetView, maxNameLength, mediaAssetView } from '../views.ts';
import type { ProbedFile } from './probeFile.ts';

interface SendOptions {
  signal: AbortSignal;
  /** Called with the bytes that have left so far. */
  onProgress: (sentBytes: number) => void;
}

/** Sends a file into one's library. @throws AppError the server's refusal; the signal's reason when it was cancelled. */
export async function sendFile(file: File, { thumbnail, ...facts }: ProbedFile, options: SendOptions): Promise<MediaAssetView> {
  const query = new URLSearchParams({ name: file.name.slice(0, maxNameLength) });
  for (const [key, value] of Object.entries(facts)) query.set(key, String(value));
  const asset = mediaAssetView.parse(await post(`/api/media?${query}`, file, options));
  if (!thumbnail) return asset;
  // A video without its small picture is still a video.
  return await callApi(`/api/media/${asset.id}/thumbnail`, { method: 'PUT', body: thumbnail, result: mediaAssetView }).catch(() => asset);
}

/** fetch tells nothing while it sends, XMLHttpRequest does. */
async function post(path: string, file: File, { signal, onProgress }: SendOptions): Promise<unknown> {
  signal.throwIfAborted();
  const request = new XMLHttpRequest();
  const cancel = () => request.abort();
  signal.addEventListener('abort', cancel);
  try {
    return await new Promise<unknown>((resolve, reject) => {
      request.upload.onprogress = ({ loaded }) => onProgress(loaded);
      request.onload = () => {
        const answer = parseAnswer(request.responseText);
        if (request.status >= 200 && request.status < 300) resolve(answer);
        else reject(errorFrom(answer));
      };
      request.onerror = () => reject(new AppError('internal', { message: unreachableText }));
      request.onabort = () => reject(signal.reason);
      request.open('POST', path);
      request.send(file);
    });
  } finally {
    signal.removeEventListener('abort', cancel);
  }
}

function parseAnswer(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
