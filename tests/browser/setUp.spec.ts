import { StudioPage } from '../support/pages/StudioPage.ts';
import { adminStateOf, expect, signedOut, test } from './fixtures.ts';
import { readFailure } from './WebApi.ts';

test.use({ storageState: signedOut });
test.describe.configure({ mode: 'serial' });

test('every door leads to the set-up while there is no admin', async ({ page, host }) => {
  for (const path of ['/', '/signin', '/admin/settings']) {
    await host.goto(path);
    await expect(page).toHaveURL(/\/setup/);
  }
});

test('a wrong set-up code, a weak password and two different passwords are refused in words', async ({ page, host, rig }) => {
  await host.goto('/setup');
  await host.fillSetUp({ ...rig.admin, setupCode: 'guessed' });
  await expect(page.getByText(/set-up code is wrong/)).toBeVisible();

  await host.fillSetUp({ ...rig.admin, password: 'short', setupCode: rig.setupCode });
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('aria-invalid', 'true');

  await page.getByLabel('Password', { exact: true }).fill(rig.admin.password);
  await page.getByRole('button', { name: 'Create admin account' }).click();
  await expect(page.getByText('The two passwords differ.')).toBeVisible();
});

test('the first admin goes from the set-up to a first show, and the link of the terminal carries the code', async ({ page, host, rig }) => {
  await host.goto(`/setup?code=${rig.setupCode}`);
  await expect(page.getByRole('textbox', { name: 'Set-up code' })).toHaveCount(0);
  const { name, email, password } = rig.admin;
  await page.getByRole('textbox', { name: 'Your name' }).fill(name);
  await page.getByRole('textbox', { name: 'E-mail' }).fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByLabel('Password again').fill(password);
  await page.getByRole('button', { name: 'Create admin account' }).click();

  await expect(page.getByRole('heading', { name: 'Where should it go?' })).toBeVisible();
  await page.getByRole('link', { name: /skip/i }).click();
  await expect(page.getByRole('heading', { name: 'Your first show' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Title' }).fill('The very first');
  await page.getByRole('button', { name: /create/i }).click();
  await expect(new StudioPage(page).page.getByText('The very first').first()).toBeVisible();
  await page.context().storageState({ path: adminStateOf(rig) });
});

test('a second set-up is refused', async ({ page, host, api, rig }) => {
  await host.goto('/setup');
  await expect(page).not.toHaveURL(/\/setup/);
  const refusal = await readFailure(
    await api.send('POST', '/api/setup', {
      code: rig.setupCode,
      name: 'Eve',
      email: 'eve@footlight.test',
      password: 'correct-horse-battery',
    }),
  );
  expect(refusal).toMatchObject({ status: 409, code: 'setupDone' });
});
