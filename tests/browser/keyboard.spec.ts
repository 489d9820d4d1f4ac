import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** Presses Tab until the control that is named has the focus, as a person without a mouse does. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement)) return '';
      const { labels } = element as HTMLInputElement;
      return element.ariaLabel ?? labels?.[0]?.textContent ?? element.textContent ?? '';
    });
    if (name.test(focused.trim())) return;
  }
  throw new Error(`Tab never reaches ${name}`);
}

async function pressOn(page: Page, name: RegExp, key = 'Enter'): Promise<void> {
  await tabTo(page, name);
  await page.keyboard.press(key);
}

test('a whole show is run without a mouse', async ({ makeShow, makeDestinations, openGuest, api, platforms, page }) => {
  test.setTimeout(240_000);
  const show = await makeShow({ title: 'By keyboard', destinationIds: await makeDestinations() });
  const { url } = await api.createInvite(show);
  await page.goto(`/studio/${show}`);
  await expect(page.getByRole('combobox', { name: 'Microphone' })).toBeEnabled();
  await pressOn(page, /^Enter studio$/);
  await expect(page.getByRole('region', { name: 'Program' })).toBeVisible();

  const guest = await openGuest();
  await guest.join({ inviteUrl: url, name: 'Grace' });
  await expect(page.getByRole('listitem', { name: 'Grace' })).toBeVisible();
  await pressOn(page, /^Bring on stage$/);
  await expect(guest.status).toContainText('You are on stage');

  await test.step('layouts and scenes', async () => {
    await page.keyboard.press('3');
    await expect(page.getByRole('button', { name: 'Split', exact: true })).toHaveAttribute('aria-pressed', 'true');
    await pressOn(page, /^Save scene$/);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Two of us');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Two of us', exact: true })).toBeVisible();
    await page.keyboard.press('1');
    await page.keyboard.press('Shift+Digit1');
    await expect(page.getByRole('button', { name: 'Two of us', exact: true })).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('a banner', async () => {
    await tabTo(page, /^Show$/);
    await page.keyboard.press('ArrowRight');
    while (!(await page.getByRole('tab', { name: 'Banners' }).getAttribute('aria-selected'))?.includes('true'))
      await page.keyboard.press('ArrowRight');
    await pressOn(page, /^New banner$/);
    await page.keyboard.type('Grace Hopper');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('listitem', { name: 'Grace Hopper' })).toBeVisible();
    await page.keyboard.press('b');
    await expect(page.getByRole('button', { name: 'Hide Grace Hopper' })).toBeVisible();
  });

  await test.step('on air and off again', async () => {
    await pressOn(page, /^Go live$/);
    await expect(page.getByRole('list', { name: 'Before you go live' })).toContainText('Your microphone is on.');
    await pressOn(page, /^Go live$/);
    await expect.poll(() => platforms.every(({ follower }) => follower.tags.length > 0), { timeout: 30_000 }).toBe(true);
    await page.keyboard.press('m');
    await expect(page.getByRole('button', { name: 'Microphone' })).toHaveAttribute('aria-pressed', 'false');
    await pressOn(page, /^Move backstage$/);
    await expect(guest.status).toContainText('You are backstage');
    await pressOn(page, /^End show$/);
    await expect(page.getByRole('alertdialog').or(page.getByRole('dialog'))).toBeVisible();
    await pressOn(page, /^End( show)?$/);
    await expect(page.getByRole('heading', { name: 'The show has ended' })).toBeVisible();
  });
});
