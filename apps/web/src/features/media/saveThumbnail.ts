import { AppError } from '@footlight/contracts';
import type { Backend } from '../../server/backend.ts';
import { type AssetRequest, getAssetRow, thumbnailKeyOf, toAssetView } from './assets.ts';
import { encodeThumbnail } from './encodeImage.ts';
import type { MediaAssetView } from './views.ts';

/** The small picture of a video, once, as a browser that can play it took it. @throws AppError notFound, badRequest, invalidInput. */
export async function saveThumbnail(
  backend: Pick<Backend, 'database' | 'mediaStorage'>,
  request: AssetRequest & { bytes: Uint8Array },
): Promise<MediaAssetView> {
  const asset = await getAssetRow(backend, request);
  if (asset.hasThumbnail) throw new AppError('badRequest', { message: 'This file has its picture already.' });
  const thumbnail = await encodeThumbnail(request.bytes);
  async function* source() {
    yield thumbnail;
  }
  await backend.mediaStorage.put(thumbnailKeyOf(asset), source(), { mimeType: 'image/webp' });
  return toAssetView(await backend.database.mediaAsset.update({ where: { id: asset.id }, data: { hasThumbnail: true } }));
}
