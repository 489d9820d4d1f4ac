import { HostPages } from '../support/pages/HostPages.ts';
import { expect, test } from './fixtures.ts';
import { readFailure, WebApi } from './WebApi.ts';

test('the Daily key is stored encrypted, shown as set, and never shown again', async ({ page, host, api, database }) => {
  const key = 'daily-canary-0123456789abcdef';
  await host.goto('/admin/settings?section=daily');
  await expect(page.getByText(/Daily is not available yet/)).toBeVisible();
  await page.getByLabel('API key').fill(key);
  await page.getByRole('button', { name: 'Save key' }).click();
  await expect(page.getByText('Set on')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Set on')).toBeVisible();
  await expect(page.getByLabel('API key', { exact: true })).toHaveCount(0);
  expect(await page.content()).not.toContain(key);
  expect(await (await api.send('GET', '/api/admin/settings')).text()).not.toContain(key);
  const stored = await database.systemSetting.findUniqueOrThrow({ where: { key: 'dailyApiKey' } });
  expect(stored.value).toBeNull();
  expect(stored.ciphertext).toBeTruthy();
  expect(stored.ciphertext).not.toContain(key);

  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByLabel('API key', { exact: true })).toBeVisible();
  expect(await database.systemSetting.count({ where: { key: 'dailyApiKey' } })).toBe(0);
});

test('Daily cannot be chosen as the default method yet', async ({ page, host, api }) => {
  await host.goto('/admin/settings?section=streaming');
  await expect(page.getByRole('radio', { name: /Daily/ })).toBeDisabled();
  expect(await readFailure(await api.send('PATCH', '/api/admin/settings', { streamingMethod: 'daily' }))).toMatchObject({
    status: 501,
    code: 'methodUnavailable',
  });
});

test('a creator has own shows and destinations, and no way into what is the admins’', async ({ page, host, openStranger, rig }) => {
  const creator = { name: 'Carl Creator', email: 'carl@footlight.test', password: 'tangerine-velvet-orbit' };
  await host.goto('/admin/settings?section=users');
  await page.getByRole('button', { name: 'Add user' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(creator.name);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(creator.email);
  await page.getByLabel('First password').fill(creator.password);
  await page.getByRole('dialog').getByRole('button', { name: 'Add user' }).click();
  await expect(page.getByText(creator.email)).toBeVisible();

  const other = new HostPages({ page: await openStranger(), baseUrl: rig.webUrl });
  await other.signIn(creator);
  await other.goto('/admin/settings');
  const sections = other.page.getByRole('navigation', { name: 'Settings' });
  await expect(sections.getByRole('link', { name: 'Destinations' })).toBeVisible();
  await expect(sections.getByRole('link', { name: 'Users' })).toHaveCount(0);
  for (const section of ['users', 'daily', 'streaming', 'nodes']) {
    const answer = await other.page.goto(new URL(`/admin/settings?section=${section}`, rig.webUrl).href);
    expect(answer?.status(), section).toBe(404);
  }
  const api = new WebApi(other.page.context().request);
  for (const [method, path] of [
    ['GET', '/api/admin/users'],
    ['POST', '/api/admin/users'],
    ['PATCH', '/api/admin/settings'],
    ['GET', '/api/admin/nodes'],
  ] as const)
    expect(await readFailure(await api.send(method, path, method === 'GET' ? undefined : {})), path).toMatchObject({
      status: 403,
      code: 'forbidden',
    });

  await page.getByRole('button', { name: `Actions for ${creator.name}` }).click();
  await page.getByRole('menuitem', { name: 'Disable' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Disable' }).click();
  await expect(page.getByText('Disabled')).toBeVisible();
  await expect(async () => {
    await other.goto('/');
    await expect(other.page).toHaveURL(/signin/, { timeout: 1000 });
  }).toPass();
  await other.fillSignIn(creator);
  await expect(other.page.getByText('This account is disabled.')).toBeVisible();
});

test('the only admin stays an admin', async ({ page, host, rig }) => {
  await host.goto('/admin/settings?section=users');
  await page.getByRole('button', { name: `Actions for ${rig.admin.name}` }).click();
  await page.getByRole('menuitem', { name: 'Make a creator' }).click();
  // Exactly the message: the announcement for screen readers repeats it with more around it.
  await expect(page.getByText('This is the only admin. Make someone else an admin first.', { exact: true })).toBeVisible();
});

test('the media server shows itself, healthy', async ({ page, host }) => {
  await host.goto('/admin/settings?section=nodes');
  await expect(page.getByText('Healthy').first()).toBeVisible();
});
