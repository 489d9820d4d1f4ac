import { AppError } from '@footlight/contracts';
import type { Database } from '@footlight/database';

interface ChosenClip {
  ownerId: string;
  field: 'introId' | 'outroId';
  /** Of a file of the library; null chooses none, undefined leaves it as it is. */
  id: string | null | undefined;
}

/** A show begins and ends with what has an end of its own. @throws AppError invalidInput. */
export async function assertOwnClip(database: Pick<Database, 'mediaAsset'>, { ownerId, field, id }: ChosenClip): Promise<void> {
  if (id === null || id === undefined) return;
  const asset = await database.mediaAsset.findFirst({ where: { id, ownerId }, select: { kind: true } });
  if (!asset) throw refusal(field, 'This file is not in your library any more.');
  if (asset.kind === 'image') throw refusal(field, 'A picture has no end. Choose a video or a sound.');
}

const refusal = (path: string, message: string): AppError => new AppError('invalidInput', { message, problems: [{ path, message }] });
