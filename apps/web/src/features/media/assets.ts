import { AppError } from '@footlight/contracts';
import type { Database, MediaAssetModel } from '@footlight/database';
import type { Backend } from '../../server/backend.ts';
import type { SessionUser } from '../../server/Sessions.ts';
import { limitsOf } from './limits.ts';
import type { MediaAssetView, MediaLibraryView } from './views.ts';

/** Who asks for which file. */
export interface AssetRequest {
  id: string;
  user: Pick<SessionUser, 'id' | 'role'>;
}

/** Where an asset's small picture is kept. */
export const thumbnailKeyOf = ({ storageKey }: Pick<MediaAssetModel, 'storageKey'>): string => `${storageKey}.thumbnail`;

export const toAssetView = (asset: MediaAssetModel): MediaAssetView => {
  const { id, kind, name, bytes, width, height, durationS, hasThumbnail, createdAt } = asset;
  return { id, kind, name, bytes: Number(bytes), width, height, durationS, hasThumbnail, createdAt: createdAt.getTime() };
};

/** A file of one's own, or of anybody for an admin. @throws AppError notFound. */
export async function getAssetRow({ database }: Pick<Backend, 'database'>, { id, user }: AssetRequest): Promise<MediaAssetModel> {
  const asset = await database.mediaAsset.findFirst({ where: { id, ...(user.role === 'admin' ? {} : { ownerId: user.id }) } });
  if (!asset) throw new AppError('notFound');
  return asset;
}

/** Bytes of a person's library. */
export async function sumBytes(database: Pick<Database, 'mediaAsset'>, ownerId: string): Promise<number> {
  const { _sum } = await database.mediaAsset.aggregate({ where: { ownerId }, _sum: { bytes: true } });
  return Number(_sum.bytes ?? 0);
}

/** One's own library. */
export async function listMedia({ database, env }: Pick<Backend, 'database' | 'env'>, ownerId: string): Promise<MediaLibraryView> {
  const [assets, usedBytes] = await Promise.all([
    database.mediaAsset.findMany({ where: { ownerId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] }),
    sumBytes(database, ownerId),
  ]);
  return { assets: assets.map(toAssetView), usedBytes, ...limitsOf(env) };
}

/** @throws AppError notFound. */
export async function renameMedia(backend: Pick<Backend, 'database'>, request: AssetRequest & { name: string }): Promise<MediaAssetView> {
  const { id } = await getAssetRow(backend, request);
  return toAssetView(await backend.database.mediaAsset.update({ where: { id }, data: { name: request.name } }));
}

/** The bytes go first: of what fails half-way there is still something in the library to delete again. @throws AppError notFound. */
export async function deleteMedia(backend: Pick<Backend, 'database' | 'mediaStorage'>, request: AssetRequest): Promise<void> {
  const asset = await getAssetRow(backend, request);
  await Promise.all([backend.mediaStorage.delete(asset.storageKey), backend.mediaStorage.delete(thumbnailKeyOf(asset))]);
  await backend.database.mediaAsset.deleteMany({ where: { id: asset.id } });
}
