import { AppError, type ShowNotes } from '@footlight/contracts';
import type { Backend } from '../../server/backend.ts';
import { assertRunsShow, type ShowKey } from './showKey.ts';

/** @throws AppError unauthenticated, notFound. */
export async function readNotes({ database }: Pick<Backend, 'database'>, key: ShowKey): Promise<ShowNotes> {
  await assertRunsShow({ database }, key);
  const row = await database.broadcast.findUnique({ where: { id: key.broadcastId }, select: { notes: true, notesVersion: true } });
  if (!row) throw new AppError('notFound');
  return { version: row.notesVersion, text: row.notes };
}

/**
 * Writes the whole text over the one of `version`.
 * @returns the text with its new version. @throws AppError unauthenticated, notFound; changedElsewhere when it is of another version now.
 */
export async function writeNotes(
  { database }: Pick<Backend, 'database'>,
  { key, version, text }: ShowNotes & { key: ShowKey },
): Promise<ShowNotes> {
  await assertRunsShow({ database }, key);
  const { count } = await database.broadcast.updateMany({
    where: { id: key.broadcastId, notesVersion: version },
    data: { notes: text, notesVersion: version + 1 },
  });
  if (count === 0) throw new AppError('changedElsewhere');
  return { version: version + 1, text };
}
