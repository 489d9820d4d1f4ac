import { chromium } from '@playwright/test';
import { testsEnv } from '../support/env.ts';
import { chromiumFlags } from '../support/launchChromium.ts';
import { expect, test } from './fixtures.ts';

test('a guest who denies camera and microphone is told how to allow them, and can go in without', async ({
  api,
  makeShow,
  openStranger,
}) => {
  const { url } = await api.createInvite(await makeShow());
  const page = await openStranger({ permissions: [] });
  await page.goto(url);
  await page.getByRole('textbox', { name: 'Your name' }).fill('Grace');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText(/camera.*(blocked|denied|not allowed|allow)/i).first()).toBeVisible();
  await expect(page.getByText(/without camera and microphone/)).toBeVisible();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByRole('status').first()).toContainText('backstage');
});

test('a machine without camera and microphone says so, and its guest can go in', async ({ api, makeShow }) => {
  const { url } = await api.createInvite(await makeShow());
  const bare = await chromium.launch({
    executablePath: testsEnv.CHROMIUM_PATH,
    args: [...chromiumFlags.filter((flag) => !flag.includes('media-stream')), '--use-fake-device-for-media-stream=device-count=0'],
  });
  try {
    const context = await bare.newContext({ permissions: ['camera', 'microphone'] });
    const page = await context.newPage();
    await page.goto(url);
    await page.getByRole('textbox', { name: 'Your name' }).fill('Grace');
    await page.getByRole('button', { name: 'Continue' }).click();
    await expect(page.getByRole('combobox', { name: 'Camera' })).toHaveText(/No camera found/);
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await expect(page.getByRole('status').first()).toContainText('backstage');
  } finally {
    await bare.close();
  }
});

test('a camera that goes mid-show is named with a way back, and the show goes on', async ({
  makeShow,
  makeDestinations,
  openStudio,
  platforms,
  page,
}) => {
  const show = await makeShow({ destinationIds: await makeDestinations() });
  const studio = await openStudio(show);
  await studio.goLive();
  await studio.expectOnAir({ destinations: platforms.length });
  // A browser ends a track in the same way when its device is unplugged and when its permission is taken back.
  await page.context().clearPermissions();
  await expect(studio.alarm.filter({ hasText: /camera|microphone/i }).first()).toBeVisible();
  const before = platforms.map(({ follower }) => follower.tags.length);
  for (const [index, { follower }] of platforms.entries())
    await expect.poll(() => follower.tags.length).toBeGreaterThan((before[index] ?? 0) + 60);
  await expect(studio.onAirTimer).toBeVisible();
});
