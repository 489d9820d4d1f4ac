import { AppError, defaultScene, type SavedBanner, type SavedScene } from '@footlight/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Backend } from '../../server/backend.ts';
import { createTestBackend, createTestUser } from '../../server/createTestBackend.ts';
import { hostPeerId } from './admission.ts';
import {
  applyTemplate,
  createBroadcast,
  createTemplate,
  deleteTemplate,
  listTemplates,
  readBanners,
  readBroadcast,
  readScenes,
  updateBroadcast,
  writeBanners,
  writeScenes,
} from './server.ts';
import { maxTemplates } from './templateViews.ts';

let backend: Backend;
let ownerId: string;

beforeAll(() => {
  backend = createTestBackend();
});
afterAll(async () => await backend.close());

const { layout, inset, showNameTags } = defaultScene;
const sceneOf = (name: string, broadcastId: string): SavedScene => {
  const host = hostPeerId({ userId: ownerId, broadcastId });
  const fits = { [`${host}:camera`]: 'contain' as const };
  return { id: name, name, arrangement: { layout, inset, showNameTags, spotlight: `${host}:camera`, fits, hidden: ['guest:camera'] } };
};
const banner: SavedBanner = { id: 'a', style: 'lowerThird', title: 'Grace Hopper', subtitle: '', autoHideS: null };

const newShow = async (templateId?: string) => {
  const chosen = { ownerId, title: 'Show', destinationIds: [], programSize: '720p', streamingMethod: null, scheduledAt: null } as const;
  return await createBroadcast(backend, { ...chosen, destinationIds: [], ...(templateId && { templateId }) });
};
const newAsset = async (kind: 'video' | 'image' = 'video') =>
  await backend.database.mediaAsset.create({
    data: { ownerId, kind, name: 'Opening.mp4', mimeType: 'video/mp4', bytes: 1, storageKey: crypto.randomUUID() },
  });
const failureOf = async (promise: Promise<unknown>) =>
  await promise.then(
    () => 'none',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

/** A show with a scene, a banner and an intro, kept as a template. */
async function keptShow() {
  ({ id: ownerId } = await createTestUser(backend));
  const { id: broadcastId } = await newShow();
  const intro = await newAsset();
  await writeScenes(backend, { broadcastId, ownerId, version: 0, scenes: [sceneOf('Opening', broadcastId)] });
  await writeBanners(backend, { broadcastId, ownerId, version: 0, banners: [banner] });
  await updateBroadcast(backend, { id: broadcastId, ownerId, introId: intro.id });
  const template = await createTemplate(backend, { ownerId, broadcastId, name: 'Friday' });
  return { broadcastId, intro, template };
}

test('a new show begins with what a template keeps, with its own host in the picture', async () => {
  const { intro, template } = await keptShow();
  expect(template).toMatchObject({ name: 'Friday', sceneCount: 1, bannerCount: 1, intro: { id: intro.id, kind: 'video' }, outro: null });
  const { id: broadcastId, intro: begins } = await newShow(template.id);
  expect(begins).toEqual({ id: intro.id, kind: 'video', name: 'Opening.mp4' });
  const [scene] = (await readScenes(backend, { broadcastId, ownerId })).scenes;
  const expected = sceneOf('Opening', broadcastId);
  expect(scene).toEqual({ ...expected, id: scene?.id, arrangement: { ...expected.arrangement, hidden: [] } });
  expect((await readBanners(backend, { broadcastId, ownerId })).banners).toEqual([{ ...banner, id: expect.any(String) }]);
});

test('a template is added to what a show has, twice too, and whoever had it open hears of it', async () => {
  const { broadcastId, template } = await keptShow();
  await applyTemplate(backend, { templateId: template.id, broadcastId, ownerId });
  await applyTemplate(backend, { templateId: template.id, broadcastId, ownerId });
  const { scenes, version } = await readScenes(backend, { broadcastId, ownerId });
  expect([scenes.map(({ name }) => name), new Set(scenes.map(({ id }) => id)).size]).toEqual([['Opening', 'Opening', 'Opening'], 3]);
  expect(await failureOf(writeScenes(backend, { broadcastId, ownerId, version: version - 1, scenes: [] }))).toBe('changedElsewhere');
});

test('a show takes no more than it holds, and nothing after its end', async () => {
  const { broadcastId, template } = await keptShow();
  const { version } = await readScenes(backend, { broadcastId, ownerId });
  const many = Array.from({ length: 50 }, (_, index) => ({ ...sceneOf('Many', broadcastId), id: String(index) }));
  await writeScenes(backend, { broadcastId, ownerId, version, scenes: many });
  expect(await failureOf(applyTemplate(backend, { templateId: template.id, broadcastId, ownerId }))).toBe('invalidInput');
  await backend.database.broadcast.update({ where: { id: broadcastId }, data: { state: 'ended', endedAt: new Date() } });
  expect(await failureOf(applyTemplate(backend, { templateId: template.id, broadcastId, ownerId }))).toBe('broadcastEnded');
});

test('another creator’s templates do not exist, and a deleted one is gone', async () => {
  const { template, broadcastId } = await keptShow();
  const { id: strangerId } = await createTestUser(backend);
  expect(await listTemplates(backend, strangerId)).toEqual([]);
  expect(await failureOf(deleteTemplate(backend, { templateId: template.id, ownerId: strangerId }))).toBe('notFound');
  expect(await failureOf(createTemplate(backend, { ownerId: strangerId, broadcastId, name: 'Theirs' }))).toBe('notFound');
  expect((await listTemplates(backend, ownerId)).map(({ name }) => name)).toEqual(['Friday']);
  await deleteTemplate(backend, { templateId: template.id, ownerId });
  expect(await failureOf(newShow(template.id))).toBe('invalidInput');
  expect(await failureOf(applyTemplate(backend, { templateId: template.id, broadcastId, ownerId }))).toBe('notFound');
});

test('there is an end to how many templates are kept', async () => {
  const { broadcastId } = await keptShow();
  const data = Array.from({ length: maxTemplates - 1 }, (_, index) => ({ ownerId, name: String(index) }));
  await backend.database.showTemplate.createMany({ data });
  expect(await failureOf(createTemplate(backend, { ownerId, broadcastId, name: 'One more' }))).toBe('invalidInput');
});

test('intro and outro are files of one’s own with an end, and go with the file', async () => {
  const { broadcastId: id, intro } = await keptShow();
  const picture = await newAsset('image');
  expect(await failureOf(updateBroadcast(backend, { id, ownerId, outroId: picture.id }))).toBe('invalidInput');
  expect(await failureOf(updateBroadcast(backend, { id, ownerId, outroId: crypto.randomUUID() }))).toBe('invalidInput');
  await backend.database.broadcast.update({ where: { id }, data: { state: 'live' } });
  expect(await updateBroadcast(backend, { id, ownerId, outroId: intro.id })).toMatchObject({
    intro: { id: intro.id },
    outro: { id: intro.id },
  });
  await backend.database.mediaAsset.delete({ where: { id: intro.id } });
  expect(await readBroadcast(backend, { id, ownerId })).toMatchObject({ intro: null, outro: null });
  expect(await listTemplates(backend, ownerId)).toMatchObject([{ intro: null }]);
  await backend.database.broadcast.deleteMany({ where: { id } });
});
