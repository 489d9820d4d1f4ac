import { maxOnStage } from '@footlight/contracts';
import type { Page } from '@playwright/test';
import { findSeriousViolations } from '../support/findSeriousViolations.ts';
import { GuestPage } from '../support/pages/GuestPage.ts';
import { StudioPage } from '../support/pages/StudioPage.ts';
import { expect, test } from './fixtures.ts';

const isPressed = (on: boolean) => ['aria-pressed', String(on)] as const;

/** Sound that a page received but never plays would not show; what it received at all does. */
const soundTracks = async (page: Page): Promise<number> =>
  await page.evaluate(() =>
    [...document.querySelectorAll('video')].reduce(
      (sum, { srcObject }) => sum + (srcObject instanceof MediaStream ? srcObject.getAudioTracks().length : 0),
      0,
    ),
  );

const sceneNames = async ({ page }: StudioPage): Promise<string[]> =>
  await page
    .getByRole('region', { name: 'Scenes' })
    .getByRole('listitem')
    .evaluateAll((items) => items.map((item) => item.querySelector('button')?.getAttribute('aria-label') ?? ''));

test('a co-host runs the whole show from their page: scenes, undo, banners, brand and the way it is saved', async ({
  makeShow,
  openStudio,
  openGuest,
  page,
}) => {
  test.setTimeout(120_000);
  const studio = await openStudio(await makeShow());
  await studio.layout('Solo').click();
  await studio.saveScene('Opening');
  await studio.layout('Grid').click();
  const coHost = await openGuest();
  await coHost.join({ inviteUrl: await studio.createInvite({ label: 'Cora', role: 'Co-host' }), name: 'Cora' });
  const room = new StudioPage(coHost.page);

  await test.step('saved scenes: switched, taken back, and arranged', async () => {
    await room.scene('Opening').click();
    await expect(studio.layout('Solo')).toHaveAttribute(...isPressed(true));
    await coHost.page.keyboard.press('Control+z');
    await expect(studio.layout('Grid')).toHaveAttribute(...isPressed(true));
    await coHost.page.keyboard.press('2');
    await expect(studio.layout('Grid')).toHaveAttribute(...isPressed(false));
    await room.saveScene('Talk');
    await expect(studio.scene('Talk')).toBeVisible();
    await room.sceneMenu('Talk', 'Rename');
    const rename = coHost.page.getByRole('dialog', { name: 'Rename scene' });
    await rename.getByLabel('Name').fill('Interview');
    await rename.getByRole('button', { name: 'Save' }).click();
    await room.sceneMenu('Interview', 'Move up');
    await room.sceneMenu('Interview', 'Duplicate');
    const inOrder = ['Interview', 'Interview copy', 'Opening'];
    for (const one of [studio, room]) await expect.poll(() => sceneNames(one)).toEqual(inOrder);
  });

  await test.step('a scene that the host saves is there too', async () => {
    await studio.saveScene('Goodbye');
    await expect(room.scene('Goodbye')).toBeVisible();
  });

  await test.step('banners, clock and name tags', async () => {
    await room.openTab('Banners');
    await room.writeBanner({ title: 'Grace Hopper' });
    await coHost.page.getByRole('button', { name: 'Show Grace Hopper' }).click();
    await studio.openTab('Banners');
    await page.getByRole('button', { name: 'Hide Grace Hopper' }).click();
    await expect(coHost.page.getByRole('button', { name: 'Show Grace Hopper' })).toBeVisible();
    await room.openTab('Brand');
    await coHost.page.getByRole('switch', { name: 'Name tags' }).click();
    await studio.openTab('Brand');
    await expect(page.getByRole('switch', { name: 'Name tags' })).not.toBeChecked();
    await expect(coHost.page.getByRole('button', { name: /^Upload/ })).toHaveCount(0);
    await room.openTab('Media');
    await expect(coHost.page.getByRole('region', { name: 'Media library' })).toBeVisible();
    await expect(coHost.page.getByRole('button', { name: 'Upload files' })).toHaveCount(0);
  });

  await test.step('what is the host’s stays the host’s', async () => {
    for (const name of ['Go live', 'Invite']) await expect(coHost.page.getByRole('button', { name, exact: true })).toHaveCount(0);
  });
  await room.openTab('Show');
  await coHost.page.setViewportSize({ width: 1440, height: 900 });
  expect(await findSeriousViolations(coHost.page), 'the co-host’s studio').toEqual([]);
});

test('what host and co-host change at the same moment is kept, field by field', async ({ makeShow, openStudio, openGuest, page }) => {
  const studio = await openStudio(await makeShow());
  const coHost = await openGuest();
  await coHost.join({ inviteUrl: await studio.createInvite({ label: 'Cora', role: 'Co-host' }), name: 'Cora' });
  const room = new StudioPage(coHost.page);
  await studio.openTab('Brand');
  await room.openTab('Brand');
  const tags = (one: Page) => one.getByRole('switch', { name: 'Name tags' });
  await Promise.all([studio.layout('Split').click(), tags(coHost.page).click()]);
  for (const one of [studio, room]) {
    await expect(one.layout('Split')).toHaveAttribute(...isPressed(true));
    await expect(tags(one.page)).not.toBeChecked();
  }
  await Promise.all([tags(page).click(), room.layout('Solo').click()]);
  for (const one of [studio, room]) {
    await expect(one.layout('Solo')).toHaveAttribute(...isPressed(true));
    await expect(tags(one.page)).toBeChecked();
  }
});

test('on a phone a co-host has people, scenes and chat', async ({ makeShow, openStudio, openGuest, openStranger }) => {
  const studio = await openStudio(await makeShow());
  await studio.layout('Solo').click();
  await studio.saveScene('Opening');
  await studio.layout('Grid').click();
  const guest = await openGuest();
  await guest.join({ inviteUrl: await studio.createInvite({ label: 'Grace' }), name: 'Grace' });
  const coHost = new GuestPage(await openStranger({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }));
  await coHost.join({ inviteUrl: await studio.createInvite({ label: 'Cora', role: 'Co-host' }), name: 'Cora' });
  const room = new StudioPage(coHost.page);

  await room.bringOnStage('Grace');
  await expect(guest.status).toContainText('You are on stage');
  expect(await findSeriousViolations(coHost.page), 'people on a phone').toEqual([]);
  await room.tab('Scenes').click();
  await room.scene('Opening').click();
  await expect(studio.layout('Solo')).toHaveAttribute(...isPressed(true));
  await room.tab('Chat').click();
  await coHost.page.getByRole('textbox', { name: /^Message to/ }).fill('Two minutes');
  await coHost.page.keyboard.press('Enter');
  await expect(studio.tab('Chat, 1 new')).toBeVisible();
  const { scrollWidth, clientWidth } = await coHost.page.evaluate(() => document.documentElement);
  expect(scrollWidth).toBe(clientWidth);
});

test('a producer runs the show, is never on stage, and talks to it while the button is held', async ({
  makeShow,
  openStudio,
  openGuest,
}) => {
  const studio = await openStudio(await makeShow());
  const guest = await openGuest();
  await guest.join({ inviteUrl: await studio.createInvite({ label: 'Grace' }), name: 'Grace' });
  const producer = await openGuest();
  await producer.open(await studio.createInvite({ label: 'Pia', role: 'Producer' }));
  await producer.giveName('Pia');
  await expect(producer.page.getByRole('combobox', { name: 'Microphone' })).toBeEnabled();
  await expect(producer.page.getByRole('combobox', { name: 'Camera' })).toHaveCount(0);
  await producer.enter();
  await expect(producer.status).toContainText('The audience never sees or hears you.');

  const card = studio.person('Pia', 'Backstage');
  await expect(card.getByText('Producer')).toBeVisible();
  await expect(card.getByRole('button', { name: 'Bring on stage' })).toHaveCount(0);
  await expect(card.locator('video')).toHaveCount(0);
  const room = new StudioPage(producer.page);
  for (const name of ['Camera', 'Share screen']) await expect(room.control(name)).toHaveCount(0);
  await room.bringOnStage('Grace');
  await expect(guest.stage.getByText('Pia')).toHaveCount(0);

  const talk = room.control(/^Talk to the stage/);
  await talk.hover();
  await producer.page.mouse.down();
  await expect(talk).toHaveAttribute(...isPressed(true));
  await expect(card.getByText('Talks to the stage')).toBeVisible();
  await producer.page.mouse.up();
  await expect(card.getByText('Talks to the stage')).toHaveCount(0);
  await talk.focus();
  await producer.page.keyboard.down('Space');
  await expect(card.getByText('Talks to the stage')).toBeVisible();
  await producer.page.keyboard.up('Space');
  await expect(card.getByText('Talks to the stage')).toHaveCount(0);
  await room.control('Microphone').click();
  await expect(talk).toBeDisabled();
  expect(await findSeriousViolations(producer.page), 'the producer’s studio').toEqual([]);
});

test('the stage holds twelve: the next one waits, and the page says why', async ({ makeShow, openStudio, openStranger, api, rig }) => {
  test.setTimeout(240_000);
  const show = await makeShow();
  const studio = await openStudio(show);
  // Without pictures and voices: it is people that are counted.
  for (const name of ['Camera', 'Microphone']) await studio.control(name).click();
  const choices = JSON.stringify({ cameraOn: false, microphoneOn: false });
  const storageState = { cookies: [], origins: [{ origin: rig.webUrl, localStorage: [{ name: 'footlight.choices', value: choices }] }] };
  const { url } = await api.createInvite(show, { maxUses: maxOnStage });
  for (let index = 1; index <= maxOnStage; index += 1) {
    const guest = new GuestPage(await openStranger({ storageState }));
    await guest.join({ inviteUrl: url, name: `Guest ${index}.` });
    if (index < maxOnStage) await studio.bringOnStage(`Guest ${index}.`);
  }
  const late = studio.person(`Guest ${maxOnStage}.`, 'Backstage');
  await late.getByRole('button', { name: 'Bring on stage' }).click();
  await expect(late.getByRole('alert')).toHaveText('12 people are on stage. Move someone backstage first.');
  await studio.moveBackstage('Guest 1.');
  await studio.bringOnStage(`Guest ${maxOnStage}.`);
});

test('the show is handed over on air and taken back: it stays live, and the audience sees the new host’s picture', async ({
  makeShow,
  makeDestinations,
  openStudio,
  openGuest,
  platforms,
  page,
}, testInfo) => {
  test.setTimeout(240_000);
  const studio = await openStudio(await makeShow({ destinationIds: await makeDestinations() }));
  const coHost = await openGuest();
  await coHost.join({ inviteUrl: await studio.createInvite({ label: 'Cora', role: 'Co-host' }), name: 'Cora' });
  await studio.goLive();
  await studio.expectOnAir({ destinations: platforms.length });
  const room = new StudioPage(coHost.page);
  await room.expectOnAir({ destinations: platforms.length });

  await test.step('the co-host sees the Program, and none of its sound', async () => {
    const program = room.program.locator('video[aria-label="Program on air"]');
    await expect.poll(async () => await program.evaluate((video: HTMLVideoElement) => video.videoWidth)).toBe(1280);
    expect(await soundTracks(coHost.page)).toBe(0);
  });

  const picturesAt = (index: number) =>
    (platforms[index]?.follower.tags ?? []).filter(({ content }) => content === 'frame' || content === 'keyframe');
  /** The longest time without a picture at a platform since then, the slate's counted as one; ms. */
  const longestGap = (since: number) => {
    const gaps = platforms.flatMap((_platform, index) => {
      const times = picturesAt(index).flatMap(({ arrivedAtMs }) => (arrivedAtMs >= since ? [arrivedAtMs] : []));
      return times.slice(1).map((at, place) => at - (times[place] ?? at));
    });
    return Math.max(0, ...gaps);
  };
  const expectPictures = async () => {
    const fewest = () => Math.min(...platforms.map((_platform, index) => picturesAt(index).length));
    const before = fewest();
    await expect.poll(fewest, { timeout: 60_000 }).toBeGreaterThan(before + 90);
  };
  const connections = () => platforms.map(({ follower }) => follower.files.length);
  const before = connections();

  await test.step('the co-host’s page becomes the host’s studio', async () => {
    const since = Date.now();
    await studio.personMenu('Cora', 'Hand over the show…');
    const question = page.getByRole('alertdialog', { name: 'Hand the show over to Cora?' });
    await question.getByRole('button', { name: 'Hand over' }).click();
    await expect(coHost.page.getByRole('button', { name: 'End show' })).toBeVisible({ timeout: 30_000 });
    await expect(room.person('Cora', 'Backstage')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Take the show back' })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('region', { name: 'On stage' }).getByText('You', { exact: true })).toBeVisible();
    await room.expectOnAir({ destinations: platforms.length });
    await expectPictures();
    testInfo.annotations.push({ type: 'longest gap at hand-over, ms', description: String(longestGap(since)) });
  });

  await test.step('after a reload they still hold it', async () => {
    coHost.page.on('dialog', (dialog) => void dialog.accept());
    await coHost.page.reload();
    await room.enter({ button: 'Resume the show' });
    await room.expectOnAir({ destinations: platforms.length });
    await expectPictures();
  });

  await test.step('the owner takes it back and ends it', async () => {
    await page.getByRole('button', { name: 'Take the show back' }).click();
    await page.getByRole('alertdialog', { name: 'Take the show back?' }).getByRole('button', { name: 'Take it back' }).click();
    await expect(page.getByRole('button', { name: 'End show' })).toBeVisible({ timeout: 30_000 });
    await expect(coHost.page.getByRole('button', { name: 'End show' })).toHaveCount(0, { timeout: 30_000 });
    await studio.expectOnAir({ destinations: platforms.length });
    await expectPictures();
    expect(connections(), 'the platforms saw one connection').toEqual(before);
    await studio.endShow();
  });
});
