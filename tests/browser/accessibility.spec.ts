import type { Page } from '@playwright/test';
import { findSeriousViolations } from '../support/findSeriousViolations.ts';
import { expect, signedOut, test } from './fixtures.ts';

test.describe('a stranger’s pages', () => {
  test.use({ storageState: signedOut });

  test('sign-in', async ({ page, host }) => {
    await host.goto('/signin');
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
    expect(await findSeriousViolations(page)).toEqual([]);
  });
});

const pages = [
  '/',
  '/admin/settings?section=destinations',
  '/admin/settings?section=brand',
  '/admin/settings?section=streaming',
  '/admin/settings?section=daily',
  '/admin/settings?section=users',
  '/admin/settings?section=nodes',
  '/nowhere',
];

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the dashboard and the settings, ${colorScheme}`, async ({ page, host }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const path of pages) {
      await host.goto(path);
      await expect(page.getByRole('heading').first()).toBeVisible();
      expect(await findSeriousViolations(page), path).toEqual([]);
    }
  });
}

test('the studio and the guest’s pages are dark on a system that is light', async ({ page, api, makeShow, openGuest }) => {
  const show = await makeShow({ title: 'In the dark' });
  const { url } = await api.createInvite(show);
  const brightness = async (where: Page) =>
    await where
      .locator('[data-theme="dark"]')
      .first()
      .evaluate((element) => {
        const channels = getComputedStyle(element).backgroundColor.match(/[\d.]+/g) ?? [];
        return Math.max(...channels.slice(0, 3).map(Number));
      });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(`/studio/${show}`);
  await expect(page.getByRole('button', { name: 'Enter studio' })).toBeVisible();
  expect(await brightness(page)).toBeLessThan(40);
  const guest = await openGuest();
  await guest.page.emulateMedia({ colorScheme: 'light' });
  await guest.open(url);
  await expect(guest.page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  expect(await brightness(guest.page)).toBeLessThan(40);
});

test('the studio, its windows and the guest’s pages', async ({ page, api, makeShow, openStudio, openGuest }) => {
  const show = await makeShow({ title: 'Open to all' });
  const { url } = await api.createInvite(show);
  const check = async (where: Page, what: string) => expect(await findSeriousViolations(where), what).toEqual([]);

  await page.goto(`/broadcasts/${show}`);
  await expect(page.getByRole('heading', { name: 'Open to all' })).toBeVisible();
  await check(page, 'show details');
  await page.goto(`/studio/${show}`);
  await expect(page.getByRole('button', { name: 'Enter studio' })).toBeVisible();
  await check(page, 'device check of the host');

  const guest = await openGuest();
  await guest.open(url);
  await expect(guest.page.getByRole('textbox', { name: 'Your name' })).toBeVisible();
  await check(guest.page, 'name of the guest');
  await guest.giveName('Grace');
  await expect(guest.page.getByRole('button', { name: 'Join', exact: true })).toBeVisible();
  await check(guest.page, 'device check of the guest');
  await guest.enter();
  await check(guest.page, 'backstage');

  const studio = await openStudio(show);
  await expect(studio.person('Grace', 'Backstage')).toBeVisible();
  await check(page, 'studio');
  for (const tab of await page.getByRole('tablist', { name: 'Panel' }).getByRole('tab').all()) {
    await tab.click();
    await check(page, `panel: ${await tab.textContent()}`);
  }
  for (const name of ['Settings', 'Hotkeys']) {
    await studio.control(name).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await check(page, `${name} window`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  const goLive = await studio.askToGoLive();
  await check(page, 'Go live window');
  await goLive.getByRole('button', { name: 'Not yet' }).click();
});
