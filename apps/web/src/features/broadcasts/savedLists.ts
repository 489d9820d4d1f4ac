import { AppError, type SavedScenes, savedScenes } from '@footlight/contracts';
import type { Backend } from '../../server/backend.ts';
import { getBroadcastRow } from './rows.ts';

interface OwnedBroadcast {
  broadcastId: string;
  ownerId: string;
}

/** @throws AppError notFound. */
export async function readScenes({ database }: Pick<Backend, 'database'>, { broadcastId, ownerId }: OwnedBroadcast): Promise<SavedScenes> {
  const { scenes, scenesVersion } = await getBroadcastRow(database, { id: broadcastId, ownerId });
  // What an older version wrote and this one does not understand is not worth a studio that does not open.
  return savedScenes.safeParse({ version: scenesVersion, scenes }).data ?? { version: scenesVersion, scenes: [] };
}

/**
 * Writes the whole list over the one of `version`.
 * @returns the list with its new version. @throws AppError notFound; changedElsewhere when it is of another version now.
 */
export async function writeScenes(
  { database }: Pick<Backend, 'database'>,
  { broadcastId, ownerId, version, scenes }: OwnedBroadcast & SavedScenes,
): Promise<SavedScenes> {
  await getBroadcastRow(database, { id: broadcastId, ownerId });
  const { count } = await database.broadcast.updateMany({
    where: { id: broadcastId, ownerId, scenesVersion: version },
    data: { scenes, scenesVersion: version + 1 },
  });
  if (count === 0) throw new AppError('changedElsewhere');
  return { version: version + 1, scenes };
}
