import { randomUUID } from 'node:crypto';
import { AppError, type AssetKind } from '@footlight/contracts';
import type { Prisma } from '@footlight/database';
import type { Backend } from '../../server/backend.ts';
import { sumBytes, thumbnailKeyOf, toAssetView } from './assets.ts';
import { encodeImage } from './encodeImage.ts';
import { IncomingFile } from './IncomingFile.ts';
import { allowanceOf, limitsOf } from './limits.ts';
import { findMimeType, headBytes } from './mediaTypes.ts';
import type { MediaAssetView, UploadQuery } from './views.ts';

interface Upload extends UploadQuery {
  ownerId: string;
  body: ReadableStream<Uint8Array> | null;
  /** What Content-Length said; null when it said nothing. */
  announcedBytes: number | null;
}

type StoredFile = Omit<Prisma.MediaAssetUncheckedCreateInput, 'ownerId' | 'name' | 'kind'>;

const wrongType: Record<AssetKind, string> = {
  image: 'A picture must be a PNG, JPEG or WebP file.',
  audio: 'A sound must be an MP3, WAV, FLAC, Ogg, M4A or WebM file.',
  video: 'A video must be an MP4, WebM or Ogg file.',
};

/**
 * Takes a file into a person's library: its type is read from its bytes, a picture is encoded anew. What is refused, or breaks
 * off, leaves nothing behind.
 * @throws AppError invalidInput, payloadTooLarge, libraryFull, badRequest when less came than was announced.
 */
export async function saveUpload(
  backend: Pick<Backend, 'database' | 'env' | 'mediaStorage'>,
  { ownerId, name, body, announcedBytes, ...facts }: Upload,
): Promise<MediaAssetView> {
  const { database, env, mediaStorage } = backend;
  const allowance = allowanceOf(limitsOf(env), { kind: facts.kind, usedBytes: await sumBytes(database, ownerId) });
  const file = new IncomingFile({ ...allowance, body, announcedBytes });
  const storageKey = `${ownerId}/${randomUUID()}`;
  try {
    const mimeType = findMimeType(await file.readHead(headBytes), facts.kind);
    if (!mimeType) throw refusal(wrongType[facts.kind]);
    const stored =
      facts.kind === 'image'
        ? await storeImage(mediaStorage, { file, storageKey })
        : await storeFile(mediaStorage, { file, storageKey, mimeType, ...facts });
    const asset = await insertWithinQuota(backend, { ...stored, ownerId, name, kind: facts.kind });
    return toAssetView(asset);
  } catch (error) {
    await file.cancel();
    await Promise.all([mediaStorage.delete(storageKey), mediaStorage.delete(thumbnailKeyOf({ storageKey }))]);
    throw error;
  }
}

const refusal = (message: string): AppError => new AppError('invalidInput', { message, problems: [{ path: 'file', message }] });

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function storeImage(
  storage: Backend['mediaStorage'],
  { file, storageKey }: { file: IncomingFile; storageKey: string },
): Promise<StoredFile> {
  const { bytes, mimeType, width, height, thumbnail } = await encodeImage(await file.readAll());
  await storage.put(storageKey, once(bytes), { mimeType });
  await storage.put(thumbnailKeyOf({ storageKey }), once(thumbnail), { mimeType: 'image/webp' });
  return { storageKey, mimeType, bytes: bytes.byteLength, width, height, hasThumbnail: true };
}

interface FileParts extends Pick<UploadQuery, 'kind' | 'width' | 'height' | 'durationS'> {
  file: IncomingFile;
  storageKey: string;
  mimeType: string;
}

async function storeFile(
  storage: Backend['mediaStorage'],
  { file, storageKey, mimeType, kind, width, height, durationS }: FileParts,
): Promise<StoredFile> {
  await storage.put(storageKey, file.chunks(), { mimeType });
  const size = kind === 'video' ? { width: width ?? null, height: height ?? null } : {};
  return { storageKey, mimeType, bytes: file.bytes, durationS: durationS ?? null, ...size };
}

/** Two uploads at once may each fit and not both: one after the other they are counted. @throws AppError libraryFull. */
async function insertWithinQuota({ database, env }: Pick<Backend, 'database' | 'env'>, asset: Prisma.MediaAssetUncheckedCreateInput) {
  return await database.$transaction(async (transaction) => {
    await transaction.$queryRaw`SELECT "id" FROM "User" WHERE "id" = ${asset.ownerId}::uuid FOR UPDATE`;
    const usedBytes = await sumBytes(transaction, asset.ownerId);
    if (usedBytes + Number(asset.bytes) > limitsOf(env).quotaBytes) throw new AppError('libraryFull');
    return await transaction.mediaAsset.create({ data: asset });
  });
}
