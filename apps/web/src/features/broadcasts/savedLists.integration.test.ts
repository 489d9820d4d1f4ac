import { AppError, defaultScene, type SavedBanner, type SavedScene } from '@footlight/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Backend } from '../../server/backend.ts';
import { createTestBackend, createTestUser } from '../../server/createTestBackend.ts';
import { readBanners, readScenes, writeBanners, writeScenes } from './server.ts';

let backend: Backend;
let ownerId: string;

beforeAll(async () => {
  backend = createTestBackend();
  ({ id: ownerId } = await createTestUser(backend));
});
afterAll(async () => await backend.close());

const { layout, spotlight, inset, fits, showNameTags } = defaultScene;
const scene = (name: string): SavedScene => ({ id: name, name, arrangement: { layout, spotlight, inset, fits, showNameTags } });
const newShow = async () => (await backend.database.broadcast.create({ data: { ownerId, title: 'Show' } })).id;
const codeOf = async (promise: Promise<unknown>) =>
  await promise.then(
    () => 'none',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

test('scenes are kept with their show, and a version rises with each change', async () => {
  const broadcastId = await newShow();
  expect(await readScenes(backend, { broadcastId, ownerId })).toEqual({ version: 0, scenes: [] });
  await writeScenes(backend, { broadcastId, ownerId, version: 0, scenes: [scene('Opening')] });
  await writeScenes(backend, { broadcastId, ownerId, version: 1, scenes: [scene('Opening'), scene('Talk')] });
  expect(await readScenes(backend, { broadcastId, ownerId })).toEqual({ version: 2, scenes: [scene('Opening'), scene('Talk')] });
});

test('nobody writes over what they have not seen', async () => {
  const broadcastId = await newShow();
  const write = (name: string) => writeScenes(backend, { broadcastId, ownerId, version: 0, scenes: [scene(name)] });
  const codes = await Promise.all([codeOf(write('One')), codeOf(write('Two'))]);
  expect(codes.sort()).toEqual(['changedElsewhere', 'none']);
});

test('banners are kept in the same way, beside the scenes', async () => {
  const broadcastId = await newShow();
  const banners: SavedBanner[] = [
    { id: 'a', style: 'lowerThird', title: 'Grace Hopper', subtitle: 'Rear admiral', autoHideS: 8 },
    { id: 'b', style: 'ticker', text: 'Tonight: compilers' },
  ];
  await writeScenes(backend, { broadcastId, ownerId, version: 0, scenes: [scene('Opening')] });
  await writeBanners(backend, { broadcastId, ownerId, version: 0, banners });
  expect(await readBanners(backend, { broadcastId, ownerId })).toEqual({ version: 1, banners });
  expect(await codeOf(writeBanners(backend, { broadcastId, ownerId, version: 0, banners: [] }))).toBe('changedElsewhere');
  expect((await readScenes(backend, { broadcastId, ownerId })).version).toBe(1);
});

test('another creator’s scenes do not exist', async () => {
  const broadcastId = await newShow();
  const { id: strangerId } = await createTestUser(backend);
  expect(await codeOf(readScenes(backend, { broadcastId, ownerId: strangerId }))).toBe('notFound');
  expect(await codeOf(writeScenes(backend, { broadcastId, ownerId: strangerId, version: 0, scenes: [] }))).toBe('notFound');
});

test('a list that cannot be understood any more is an empty one', async () => {
  const broadcastId = await newShow();
  await backend.database.broadcast.update({
    where: { id: broadcastId },
    data: { scenes: [{ id: 'old', kind: 'spiral' }], scenesVersion: 7 },
  });
  expect(await readScenes(backend, { broadcastId, ownerId })).toEqual({ version: 7, scenes: [] });
});
