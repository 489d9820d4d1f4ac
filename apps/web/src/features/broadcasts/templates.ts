import { randomUUID } from 'node:crypto';
import { AppError, type SavedBanner, type SavedScene, savedBanners, savedScenes } from '@footlight/contracts';
import type { Database } from '@footlight/database';
import type { Backend } from '../../server/backend.ts';
import { hostPeerId } from './admission.ts';
import { getBroadcastRow } from './rows.ts';
import { readBanners, readScenes } from './savedLists.ts';
import { maxTemplates, type TemplateView } from './templateViews.ts';
import { transferArrangement } from './transferArrangement.ts';

type Stores = Pick<Backend, 'database'>;

interface OwnedTemplate {
  templateId: string;
  ownerId: string;
}

interface OwnedBroadcast {
  broadcastId: string;
  ownerId: string;
}

/** Stands for the host in what is kept: in each show the host is another peer. */
const templateHostId = 'host';

const clipParts = { select: { id: true, kind: true, name: true } } as const;
const withClips = { intro: clipParts, outro: clipParts } as const;

const findTemplateRow = async (database: Database, { templateId, ownerId }: OwnedTemplate) =>
  await database.showTemplate.findFirst({ where: { id: templateId, ownerId }, include: withClips });
type TemplateRow = NonNullable<Awaited<ReturnType<typeof findTemplateRow>>>;

// What an older version wrote and this one does not understand is not worth a list that cannot be read.
const scenesOf = ({ scenes }: TemplateRow): SavedScene[] => savedScenes.shape.scenes.safeParse(scenes).data ?? [];
const bannersOf = ({ banners }: TemplateRow): SavedBanner[] => savedBanners.shape.banners.safeParse(banners).data ?? [];

const toTemplateView = (row: TemplateRow): TemplateView => ({
  id: row.id,
  name: row.name,
  sceneCount: scenesOf(row).length,
  bannerCount: bannersOf(row).length,
  intro: row.intro,
  outro: row.outro,
  createdAt: row.createdAt.getTime(),
});

const moveScene = (scene: SavedScene, ids: { from: string; to: string }): SavedScene => ({
  ...scene,
  arrangement: transferArrangement(scene.arrangement, ids),
});

/** A creator's templates, newest first. */
export async function listTemplates({ database }: Stores, ownerId: string): Promise<TemplateView[]> {
  const rows = await database.showTemplate.findMany({
    where: { ownerId },
    include: withClips,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map(toTemplateView);
}

/** Keeps a show's scenes, banners, intro and outro for other shows. @throws AppError notFound; invalidInput when there are too many. */
export async function createTemplate(
  backend: Stores,
  { ownerId, broadcastId, name }: OwnedBroadcast & { name: string },
): Promise<TemplateView> {
  const { introId, outroId } = await getBroadcastRow(backend.database, { id: broadcastId, ownerId });
  if ((await backend.database.showTemplate.count({ where: { ownerId } })) >= maxTemplates) {
    const message = `You have ${maxTemplates} templates. Delete one first.`;
    throw new AppError('invalidInput', { message, problems: [{ path: 'name', message }] });
  }
  const { scenes } = await readScenes(backend, { broadcastId, ownerId });
  const { banners } = await readBanners(backend, { broadcastId, ownerId });
  const from = hostPeerId({ userId: ownerId, broadcastId });
  const row = await backend.database.showTemplate.create({
    data: {
      ...{ ownerId, name, banners, introId, outroId },
      scenes: scenes.map((scene) => moveScene(scene, { from, to: templateHostId })),
    },
    include: withClips,
  });
  return toTemplateView(row);
}

/** @throws AppError notFound. */
export async function deleteTemplate({ database }: Stores, { templateId, ownerId }: OwnedTemplate): Promise<void> {
  const { count } = await database.showTemplate.deleteMany({ where: { id: templateId, ownerId } });
  if (count === 0) throw new AppError('notFound');
}

/** What a new show of this id begins with. @throws AppError invalidInput when the template is gone. */
export async function readTemplateContent({ database }: Stores, { broadcastId, ...key }: OwnedTemplate & OwnedBroadcast) {
  const row = await findTemplateRow(database, key);
  const message = 'This template does not exist any more.';
  if (!row) throw new AppError('invalidInput', { message, problems: [{ path: 'templateId', message }] });
  const { scenes, banners } = copyContent(row, { broadcastId, ownerId: key.ownerId });
  return { scenes, banners, introId: row.introId, outroId: row.outroId };
}

/**
 * Adds the template's scenes and banners to those of a show, and takes its clips where it has any.
 * @throws AppError notFound, broadcastEnded; invalidInput when the show would hold too many; changedElsewhere.
 */
export async function applyTemplate(backend: Stores, { templateId, broadcastId, ownerId }: OwnedTemplate & OwnedBroadcast): Promise<void> {
  const { database } = backend;
  const show = await getBroadcastRow(database, { id: broadcastId, ownerId });
  if (show.state === 'ended') throw new AppError('broadcastEnded');
  const row = await findTemplateRow(database, { templateId, ownerId });
  if (!row) throw new AppError('notFound', { message: 'This template does not exist any more.' });
  const added = copyContent(row, { broadcastId, ownerId });
  const { scenesVersion, bannersVersion } = show;
  const scenes = [...(await readScenes(backend, { broadcastId, ownerId })).scenes, ...added.scenes];
  const banners = [...(await readBanners(backend, { broadcastId, ownerId })).banners, ...added.banners];
  const fits = savedScenes.shape.scenes.safeParse(scenes).success && savedBanners.shape.banners.safeParse(banners).success;
  if (!fits) throw new AppError('invalidInput', { message: 'The show would hold too many scenes or banners. Delete some first.' });
  const { count } = await database.broadcast.updateMany({
    where: { id: broadcastId, ownerId, scenesVersion, bannersVersion },
    data: {
      ...{ scenes, banners, scenesVersion: scenesVersion + 1, bannersVersion: bannersVersion + 1 },
      ...(row.introId === null ? {} : { introId: row.introId }),
      ...(row.outroId === null ? {} : { outroId: row.outroId }),
    },
  });
  if (count === 0) throw new AppError('changedElsewhere');
}

/** With ids of their own: a show may take the same template twice. */
function copyContent(row: TemplateRow, { broadcastId, ownerId }: OwnedBroadcast): { scenes: SavedScene[]; banners: SavedBanner[] } {
  const to = hostPeerId({ userId: ownerId, broadcastId });
  return {
    scenes: scenesOf(row).map((scene) => ({ ...moveScene(scene, { from: templateHostId, to }), id: randomUUID() })),
    banners: bannersOf(row).map((banner) => ({ ...banner, id: randomUUID() })),
  };
}
