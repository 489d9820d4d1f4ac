import { expect, test } from './fixtures.ts';

test('a host and a guest make a show at two platforms, from the door to the history', async ({
  api,
  makeShow,
  makeDestinations,
  openStudio,
  openGuest,
  platforms,
  page,
}) => {
  test.setTimeout(240_000);
  const show = await makeShow({ title: 'Evening talk', destinationIds: await makeDestinations() });
  const studio = await openStudio(show);
  const guest = await openGuest();
  await guest.join({ inviteUrl: await studio.createInvite({ label: 'Grace' }), name: 'Grace' });

  await test.step('the host brings the guest on stage and chooses layouts', async () => {
    await expect(guest.status).toContainText('You are backstage');
    await studio.bringOnStage('Grace');
    await expect(guest.status).toContainText('You are on stage');
    await studio.layout('Split').click();
    await expect(studio.layout('Split')).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('1');
    await expect(studio.layout('Solo')).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('5');
    await expect(studio.layout('Grid')).toHaveAttribute('aria-pressed', 'true');
  });

  await test.step('going live asks once and reaches both platforms', async () => {
    const dialog = await studio.askToGoLive();
    for (const { name } of platforms) await expect(dialog.getByText(name)).toBeVisible();
    await dialog.getByRole('button', { name: 'Not yet' }).click();
    await studio.goLive();
    await studio.expectOnAir({ destinations: platforms.length });
    await expect(guest.status).toContainText('ON AIR');
    await page.evaluate(() => history.back());
    const leave = page.getByRole('dialog', { name: 'You are on air' });
    await expect(leave).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(leave).toBeHidden();
    await studio.expectOnAir({ destinations: platforms.length });
    for (const { follower } of platforms)
      await expect.poll(() => follower.tags.filter(({ content }) => content === 'keyframe').length).toBeGreaterThan(1);
    await expect(studio.onAirTimer).toHaveText(/00:0[1-9]|00:[1-9]\d/);
  });

  await test.step('the host mutes the guest, who cannot undo it, and lets them speak again', async () => {
    const card = studio.person('Grace', 'On stage');
    await card.getByRole('button', { name: 'Mute', exact: true }).click();
    await expect(guest.control('Muted by the host')).toBeDisabled();
    await card.getByRole('button', { name: 'Unmute' }).click();
    await expect(guest.control('Mute')).toBeEnabled();
  });

  await test.step('the guest moves backstage and back, then is removed', async () => {
    await studio.moveBackstage('Grace');
    await expect(guest.status).toContainText('You are backstage');
    await studio.bringOnStage('Grace');
    await studio.personMenu('Grace', 'Remove');
    await page.getByRole('alertdialog', { name: 'Remove Grace?' }).getByRole('button', { name: 'Remove' }).click();
    await expect(guest.page.getByRole('heading', { name: 'You were removed from this studio' })).toBeVisible();
    await expect(studio.person('Grace', 'On stage')).toBeHidden();
  });

  await test.step('ending asks once, and the outcome of each destination is kept', async () => {
    await studio.endShow();
    await expect(studio.outcome.getByRole('listitem')).toHaveCount(platforms.length + 1);
    await expect.poll(async () => (await api.getShow(show)).egress?.state).toBe('ended');
    await page.getByRole('link', { name: 'Show details' }).click();
    await expect(page.getByRole('heading', { name: 'Evening talk' })).toBeVisible();
    for (const { name } of platforms) await expect(page.getByText(name).first()).toBeVisible();
    await page.goto('/');
    await expect(page.getByText('Evening talk').first()).toBeVisible();
  });
});

test('a show without a destination is only recorded, says so, and its recording can be watched', async ({
  api,
  makeShow,
  openStudio,
  page,
}) => {
  const studio = await openStudio(await makeShow());
  const dialog = await studio.askToGoLive();
  await expect(dialog).toHaveAccessibleName('Go live without a destination?');
  await expect(dialog.getByText(/only be recorded here/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Go live, record only' }).click();
  await expect(studio.onAirTimer).toHaveText(/00:0[2-9]/);
  await studio.endShow();
  const download = studio.outcome.getByRole('link', { name: 'Download recording' });
  await expect(download).toBeVisible();
  const recording = await page.request.get((await download.getAttribute('href')) ?? '');
  expect(recording.ok()).toBe(true);
  expect((await recording.body()).toString('latin1', 4, 8)).toBe('ftyp');
  const part = await api.send('GET', (await download.getAttribute('href')) ?? '');
  expect(part.headers()['accept-ranges']).toBe('bytes');
});
