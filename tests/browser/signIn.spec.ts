import { expect, signedOut, test } from './fixtures.ts';

test.use({ storageState: signedOut });

test('a stranger is led to the sign-in, and from there to where they wanted to go', async ({ page, host, rig }) => {
  await host.goto('/admin/settings');
  await expect(page).toHaveURL(/\/signin/);
  await host.fillSignIn(rig.admin);
  await expect(page).toHaveURL(/\/admin\/settings/);
});

test('a wrong password and an unknown address get the same sentence', async ({ page, host, rig }) => {
  for (const wrong of [
    { email: rig.admin.email, password: 'not-the-password' },
    { email: 'nobody@footlight.test', password: rig.admin.password },
  ]) {
    await host.goto('/signin');
    await host.fillSignIn(wrong);
    await expect(page.getByText('The e-mail address or the password is wrong.')).toBeVisible();
    await expect(page).toHaveURL(/\/signin/);
  }
});

test('after signing out the pages are closed again', async ({ page, host, rig }) => {
  await host.signIn(rig.admin);
  await page.getByRole('button', { name: new RegExp(rig.admin.name) }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/signin/);
  await host.goto('/');
  await expect(page).toHaveURL(/\/signin/);
});
