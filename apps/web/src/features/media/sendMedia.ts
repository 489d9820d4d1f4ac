import { AppError } from '@footlight/contracts';
import { StoredObjectMissingError } from '@footlight/server-kit/storage/MediaStorage';
import type { Backend } from '../../server/backend.ts';
import { type ByteRange, parseRange } from '../../server/byteRange.ts';
import { type AssetRequest, getAssetRow, thumbnailKeyOf } from './assets.ts';

type Stores = Pick<Backend, 'database' | 'mediaStorage'>;

// What is stored under an id never changes; who may see it is one person, whose browser keeps it.
const cacheControl = 'private, max-age=31536000, immutable';

/** A file of the library, whole or in part (RFC 9110 section 14). @throws AppError notFound. */
export async function sendMedia(backend: Stores, request: AssetRequest & { range: string | null }): Promise<Response> {
  const { storageKey, mimeType, name } = await getAssetRow(backend, request);
  const size = (await backend.mediaStorage.stat(storageKey))?.bytes;
  if (size === undefined) throw fileGone();
  const headers = new Headers({
    'content-type': mimeType,
    'accept-ranges': 'bytes',
    'cache-control': cacheControl,
    'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
  const range = parseRange(request.range, size);
  if (range === 'unsatisfiable') return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });
  const { start, end } = range ?? { start: 0, end: size - 1 };
  headers.set('content-length', String(end - start + 1));
  if (range) headers.set('content-range', `bytes ${start}-${end}/${size}`);
  return new Response(await open(backend, storageKey, range), { status: range ? 206 : 200, headers });
}

/** @throws AppError notFound. */
export async function sendThumbnail(backend: Stores, request: AssetRequest): Promise<Response> {
  const asset = await getAssetRow(backend, request);
  if (!asset.hasThumbnail) throw new AppError('notFound');
  const body = await open(backend, thumbnailKeyOf(asset), undefined);
  return new Response(body, { headers: { 'content-type': 'image/webp', 'cache-control': cacheControl } });
}

const fileGone = (cause?: unknown): AppError => new AppError('notFound', { message: 'The file is not there any more.', cause });

async function open(
  { mediaStorage }: Pick<Backend, 'mediaStorage'>,
  key: string,
  range: ByteRange | undefined,
): Promise<ReadableStream<Uint8Array>> {
  try {
    return await mediaStorage.get(key, range);
  } catch (error) {
    throw error instanceof StoredObjectMissingError ? fileGone(error) : error;
  }
}
