import { AppError, type SavedBanners, type SavedScenes, savedBanners, savedScenes } from '@footlight/contracts';
import type { Backend } from '../../server/backend.ts';
import { getBroadcastRow } from './rows.ts';

type Stores = Pick<Backend, 'database'>;

interface OwnedBroadcast {
  broadcastId: string;
  ownerId: string;
}

/** @throws AppError notFound. */
export async function readScenes({ database }: Stores, { broadcastId, ownerId }: OwnedBroadcast): Promise<SavedScenes> {
  const { scenes, scenesVersion: version } = await getBroadcastRow(database, { id: broadcastId, ownerId });
  // What an older version wrote and this one does not understand is not worth a studio that does not open.
  return savedScenes.safeParse({ version, scenes }).data ?? { version, scenes: [] };
}

/** @throws AppError notFound. */
export async function readBanners({ database }: Stores, { broadcastId, ownerId }: OwnedBroadcast): Promise<SavedBanners> {
  const { banners, bannersVersion: version } = await getBroadcastRow(database, { id: broadcastId, ownerId });
  return savedBanners.safeParse({ version, banners }).data ?? { version, banners: [] };
}

/**
 * Writes the whole list over the one of `version`.
 * @returns the list with its new version. @throws AppError notFound; changedElsewhere when it is of another version now.
 */
export async function writeScenes(
  { database }: Stores,
  { broadcastId, ownerId, version, scenes }: OwnedBroadcast & SavedScenes,
): Promise<SavedScenes> {
  await getBroadcastRow(database, { id: broadcastId, ownerId });
  const next = version + 1;
  const { count } = await database.broadcast.updateMany({
    where: { id: broadcastId, ownerId, scenesVersion: version },
    data: { scenes, scenesVersion: next },
  });
  assertWritten(count);
  return { version: next, scenes };
}

/** As `writeScenes`. */
export async function writeBanners(
  { database }: Stores,
  { broadcastId, ownerId, version, banners }: OwnedBroadcast & SavedBanners,
): Promise<SavedBanners> {
  await getBroadcastRow(database, { id: broadcastId, ownerId });
  const next = version + 1;
  const { count } = await database.broadcast.updateMany({
    where: { id: broadcastId, ownerId, bannersVersion: version },
    data: { banners, bannersVersion: next },
  });
  assertWritten(count);
  return { version: next, banners };
}

function assertWritten(count: number): void {
  if (count === 0) throw new AppError('changedElsewhere');
}
