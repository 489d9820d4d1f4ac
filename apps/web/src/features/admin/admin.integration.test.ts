import { AppError } from '@footlight/contracts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Backend } from '../../server/backend.ts';
import { createTestBackend, createTestUser } from '../../server/createTestBackend.ts';
import { createUser, readSettings, updateSettings, updateUser } from './server.ts';

let backend: Backend;
beforeAll(() => {
  backend = createTestBackend();
});
afterAll(async () => await backend.close());
beforeEach(async () => {
  await backend.database.user.deleteMany();
  await backend.database.systemSetting.deleteMany();
});

const codeOf = async (promise: Promise<unknown>) =>
  await promise.then(
    () => 'none',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );

test('the last admin can be neither disabled nor made a creator', async () => {
  const admin = await createTestUser(backend, 'admin');
  await createTestUser(backend);
  expect(await codeOf(updateUser(backend, { id: admin.id, disabled: true }))).toBe('lastAdmin');
  expect(await codeOf(updateUser(backend, { id: admin.id, role: 'creator' }))).toBe('lastAdmin');
  await createTestUser(backend, 'admin');
  expect(await codeOf(updateUser(backend, { id: admin.id, role: 'creator' }))).toBe('none');
});

test('two admins who disable each other at once: one stays', async () => {
  const one = await createTestUser(backend, 'admin');
  const other = await createTestUser(backend, 'admin');
  const codes = await Promise.all([one, other].map(({ id }) => codeOf(updateUser(backend, { id, disabled: true }))));
  expect(codes.toSorted()).toEqual(['lastAdmin', 'none']);
});

test('an e-mail address has one account', async () => {
  const body = { name: 'Grace', email: 'grace@example.com', role: 'creator' as const, password: 'correct horse battery' };
  await createUser(backend, body);
  const error = await createUser(backend, body).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: 'invalidInput', problems: [{ path: 'email' }] });
});

test('the Daily API key is stored as ciphertext and shown as set or not', async () => {
  const key = 'daily-canary-key-0123456789';
  const view = await updateSettings(backend, { dailyApiKey: key });
  expect(view.dailyApiKey.set).toBe(true);
  expect(JSON.stringify(view)).not.toContain(key);
  const row = await backend.database.systemSetting.findUniqueOrThrow({ where: { key: 'dailyApiKey' } });
  expect(JSON.stringify(row)).not.toContain(key);
  expect(backend.secretBox.open(row.ciphertext ?? '', 'dailyApiKey')).toBe(key);
  expect((await updateSettings(backend, { dailyApiKey: null })).dailyApiKey).toEqual({ set: false, setAt: null });
});

test('the streaming method comes from the environment, else the setting, else is FFmpeg', async () => {
  expect((await readSettings(backend)).streamingMethod).toEqual({ value: 'ffmpeg', source: 'default' });
  expect((await updateSettings(backend, { streamingMethod: 'ffmpeg' })).streamingMethod).toEqual({ value: 'ffmpeg', source: 'setting' });
  expect(await codeOf(updateSettings(backend, { streamingMethod: 'daily' }))).toBe('methodUnavailable');
  const overridden = { ...backend, env: { ...backend.env, STREAMING_METHOD: 'daily' as const } };
  expect((await readSettings(overridden)).streamingMethod).toEqual({ value: 'daily', source: 'environment' });
  expect(await codeOf(updateSettings(overridden, { streamingMethod: 'ffmpeg' }))).toBe('invalidInput');
});
