import { randomUUID } from 'node:crypto';
import { AppError } from '@footlight/contracts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Backend } from '../../server/backend.ts';
import { readCookie } from '../../server/cookies.ts';
import { createTestBackend, createTestUser, signedInCookie } from '../../server/createTestBackend.ts';
import { updateUser } from '../admin/server.ts';
import { createFirstAdmin, findUserByPassword, findUserByProvider, hashPassword, needsSetup } from './server.ts';

let backend: Backend;
beforeAll(() => {
  backend = createTestBackend({ SETUP_CODE: 'the-set-up-code' });
});
afterAll(async () => await backend.close());
beforeEach(async () => {
  await backend.database.user.deleteMany();
});

const codeOf = async (promise: Promise<unknown>) =>
  await promise.then(
    () => 'none',
    (error: unknown) => (error instanceof AppError ? error.code : error),
  );
const admin = { code: 'the-set-up-code', name: 'Ada', email: 'ada@example.com', password: 'correct horse battery' };
const address = '203.0.113.1';
/** Rate limits outlive a test. */
const freshAddress = () => `203.0.113.1 ${randomUUID()}`;

test('set-up twice at once makes one admin', async () => {
  const codes = await Promise.all(
    ['one@x.org', 'two@x.org', 'three@x.org'].map((email) => codeOf(createFirstAdmin(backend, { ...admin, email }))),
  );
  expect(codes.toSorted()).toEqual(['none', 'setupDone', 'setupDone']);
  expect(await backend.database.user.count()).toBe(1);
  expect(await needsSetup(backend)).toBe(false);
});

test('set-up wants the code, and is over once there is a user', async () => {
  expect(await codeOf(createFirstAdmin(backend, { ...admin, code: 'wrong-code-here' }))).toBe('setupCodeWrong');
  expect(await codeOf(createFirstAdmin(backend, { ...admin, code: undefined }))).toBe('setupCodeWrong');
  await createTestUser(backend);
  expect(await codeOf(createFirstAdmin(backend, admin))).toBe('setupDone');
});

test('the password is kept as argon2id and signs in, in any letter case of the address', async () => {
  const { id } = await createFirstAdmin(backend, admin);
  const { passwordHash } = await backend.database.user.findUniqueOrThrow({ where: { id } });
  expect(passwordHash).toMatch(/^\$argon2id\$/);
  expect(
    await findUserByPassword(backend, { email: ' ADA@example.com ', password: admin.password, address: freshAddress() }),
  ).toMatchObject({ id });
});

test('a wrong password and an unknown account look alike', async () => {
  await createFirstAdmin(backend, admin);
  expect(await codeOf(findUserByPassword(backend, { email: admin.email, password: 'wrong', address: freshAddress() }))).toBe(
    'wrongCredentials',
  );
  expect(await codeOf(findUserByPassword(backend, { email: 'nobody@example.com', password: 'wrong', address: freshAddress() }))).toBe(
    'wrongCredentials',
  );
});

test('guessing is slowed down by address and account', async () => {
  await createFirstAdmin(backend, admin);
  const from = freshAddress();
  const codes: unknown[] = [];
  for (let attempt = 0; attempt < 10; attempt += 1)
    codes.push(await codeOf(findUserByPassword(backend, { email: admin.email, password: 'wrong', address: from })));
  expect(codes.slice(0, 8)).toEqual(Array(8).fill('wrongCredentials'));
  expect(codes.slice(8)).toEqual(['rateLimited', 'rateLimited']);
  expect(await codeOf(findUserByPassword(backend, { email: admin.email, password: admin.password, address: freshAddress() }))).toBe('none');
});

test('a disabled account is refused with the right password, and told so only then', async () => {
  const passwordHash = await hashPassword(admin.password);
  await backend.database.user.create({ data: { email: 'off@example.com', name: 'Off', passwordHash, disabledAt: new Date() } });
  expect(await codeOf(findUserByPassword(backend, { email: 'off@example.com', password: admin.password, address: freshAddress() }))).toBe(
    'accountDisabled',
  );
  expect(await codeOf(findUserByPassword(backend, { email: 'off@example.com', password: 'wrong', address: freshAddress() }))).toBe(
    'wrongCredentials',
  );
});

test('a provider signs in whom an admin created, by a verified address, and opens no account', async () => {
  const user = await createTestUser(backend);
  const identity = { provider: 'google', providerAccountId: 'g-1', email: user.email.toUpperCase(), emailVerified: true };
  expect(await codeOf(findUserByProvider(backend, { ...identity, emailVerified: false }))).toBe('wrongCredentials');
  expect(await codeOf(findUserByProvider(backend, { ...identity, email: 'stranger@example.com' }))).toBe('wrongCredentials');
  expect((await findUserByProvider(backend, identity)).id).toBe(user.id);
  // From now on the provider's own id counts, whatever the address says.
  expect((await findUserByProvider(backend, { ...identity, email: undefined, emailVerified: false })).id).toBe(user.id);
  expect(await backend.database.user.count()).toBe(1);
});

test('a session ends with a new password and with a disabled account', async () => {
  const [user] = [await createTestUser(backend), await createTestUser(backend, 'admin')];
  const find = async (cookie: string) => await backend.sessions.findUser((name) => readCookie(new Headers({ cookie }), name));
  const first = await signedInCookie(backend, user);
  expect(await find(first)).toEqual(user);
  await updateUser(backend, { id: user.id, password: 'another horse battery' });
  expect(await find(first)).toBeUndefined();
  const second = await signedInCookie(backend, user);
  expect(await find(second)).toMatchObject({ id: user.id });
  await updateUser(backend, { id: user.id, disabled: true });
  expect(await find(second)).toBeUndefined();
  expect(await find('next-auth.session-token=forged')).toBeUndefined();
});

test('while Redis is away sign-in still counts tries', async () => {
  const away = createTestBackend({ REDIS_URL: 'redis://127.0.0.1:1' });
  await createFirstAdmin(backend, admin);
  const codes: unknown[] = [];
  for (let attempt = 0; attempt < 9; attempt += 1)
    codes.push(await codeOf(findUserByPassword(away, { email: admin.email, password: 'wrong', address })));
  await away.close();
  expect(codes.at(0)).toBe('wrongCredentials');
  expect(codes.at(-1)).toBe('rateLimited');
});
