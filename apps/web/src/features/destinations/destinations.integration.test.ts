import { AppError } from '@footlight/contracts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Backend } from '../../server/backend.ts';
import { createTestBackend, createTestUser } from '../../server/createTestBackend.ts';
import { createDestination, createDestinationBody, deleteDestination, listDestinations, updateDestination } from './server.ts';

const canary = 'canary-stream-key-4711';
let backend: Backend;
let lab: Backend;
beforeAll(() => {
  backend = createTestBackend();
  lab = createTestBackend({ RTMP_ALLOWED_PRIVATE_HOSTS: '127.0.0.1' });
});
afterAll(async () => {
  await backend.close();
  await lab.close();
});

const codeOf = async (promise: Promise<unknown>) =>
  await promise.then(
    () => 'none',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );
const body = {
  name: 'Mine',
  platform: 'custom' as const,
  program: 'main' as const,
  serverUrl: 'rtmp://127.0.0.1:1935/live',
  streamKey: canary,
  enabled: true,
};

test('the stream key is stored as ciphertext bound to its destination, and never told', async () => {
  const { id: ownerId } = await createTestUser(lab);
  const created = await createDestination(lab, { ...body, ownerId });
  expect(JSON.stringify([created, await listDestinations(lab, ownerId)])).not.toContain(canary);
  const row = await lab.database.destination.findUniqueOrThrow({ where: { id: created.id } });
  expect(JSON.stringify(row)).not.toContain(canary);
  expect(lab.secretBox.open(row.streamKeyCiphertext, created.id)).toBe(canary);
  expect(() => lab.secretBox.open(row.streamKeyCiphertext, ownerId)).toThrow();
});

test('a change without a key keeps it; a new key replaces it', async () => {
  const { id: ownerId } = await createTestUser(lab);
  const { id } = await createDestination(lab, { ...body, ownerId });
  const keyOf = async () =>
    lab.secretBox.open((await lab.database.destination.findUniqueOrThrow({ where: { id } })).streamKeyCiphertext, id);
  await updateDestination(lab, { id, ownerId, name: 'Renamed', enabled: false });
  expect(await keyOf()).toBe(canary);
  await updateDestination(lab, { id, ownerId, streamKey: 'fresh-key' });
  expect(await keyOf()).toBe('fresh-key');
});

test('a destination takes the main Program unless the vertical one is chosen for it', async () => {
  const { id: ownerId } = await createTestUser(lab);
  const { program: _program, ...unchosen } = body;
  const { id, program } = await createDestination(lab, { ...createDestinationBody.parse(unchosen), ownerId });
  expect(program).toBe('main');
  expect((await updateDestination(lab, { id, ownerId, program: 'vertical' })).program).toBe('vertical');
  await updateDestination(lab, { id, ownerId, name: 'Renamed' });
  expect(await listDestinations(lab, ownerId)).toMatchObject([{ name: 'Renamed', program: 'vertical' }]);
});

test.each([
  'rtmp://127.0.0.1/live',
  'rtmp://2130706433/live',
  'rtmp://[::ffff:10.0.0.1]/live',
  'rtmp://169.254.169.254/live',
  'rtmp://localhost/live',
])('%s leads into a private network and is refused', async (serverUrl) => {
  const { id: ownerId } = await createTestUser(backend);
  const error = await createDestination(backend, { ...body, serverUrl, ownerId }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'addressPrivate', problems: [{ path: 'serverUrl' }] });
  expect(await listDestinations(backend, ownerId)).toEqual([]);
});

test.each([
  ['serverUrl', { serverUrl: 'http://live.example.com/app' }],
  ['serverUrl', { serverUrl: 'rtmp://user:pass@live.example.com/app' }],
  ['serverUrl', { serverUrl: 'rtmp://live.example.com/app\u0000' }],
  ['serverUrl', { platform: 'facebook' as const, serverUrl: 'rtmp://live-api-s.facebook.com/rtmp' }],
  ['streamKey', { streamKey: '' }],
  ['streamKey', { streamKey: 'two words' }],
  ['name', { name: ' ' }],
])('a bad %s is refused by name (%j)', async (path, changes) => {
  const { id: ownerId } = await createTestUser(lab);
  const error = await createDestination(lab, { ...body, ...changes, ownerId }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'invalidInput', problems: [expect.objectContaining({ path })] });
});

test('a name that cannot be found is saved with a warning', async () => {
  const { id: ownerId } = await createTestUser(backend);
  const saved = await createDestination(backend, { ...body, serverUrl: 'rtmp://nowhere.invalid/live', ownerId });
  expect(saved.warning).toContain('cannot be found');
});

test('others’ destinations do not exist', async () => {
  const owner = await createTestUser(lab);
  const other = await createTestUser(lab, 'admin');
  const { id } = await createDestination(lab, { ...body, ownerId: owner.id });
  expect(await codeOf(updateDestination(lab, { id, ownerId: other.id, name: 'Stolen' }))).toBe('notFound');
  expect(await codeOf(deleteDestination(lab, { id, ownerId: other.id }))).toBe('notFound');
  expect(await listDestinations(lab, other.id)).toEqual([]);
});

test('a removed destination keeps its row without its key; one on air cannot be removed', async () => {
  const { id: ownerId } = await createTestUser(lab);
  const { id } = await createDestination(lab, { ...body, ownerId });
  const show = await lab.database.broadcast.create({
    data: { ownerId, title: 'On air', state: 'live', destinations: { create: { destinationId: id } } },
  });
  expect(await codeOf(deleteDestination(lab, { id, ownerId }))).toBe('inUse');
  await lab.database.broadcast.update({ where: { id: show.id }, data: { state: 'ended' } });
  await deleteDestination(lab, { id, ownerId });
  expect(await listDestinations(lab, ownerId)).toEqual([]);
  const row = await lab.database.destination.findUniqueOrThrow({ where: { id } });
  expect(lab.secretBox.open(row.streamKeyCiphertext, id)).toBe('');
});
