import type { BrowserContextOptions, Locator, Page } from 'playwright';
import { BusyMachine } from '../support/BusyMachine.ts';
import { expect } from '../support/expect.ts';
import { makeMediaFiles } from '../support/mediaFiles.ts';
import { GuestPage } from '../support/pages/GuestPage.ts';
import type { HostPages } from '../support/pages/HostPages.ts';
import { MediaTab } from '../support/pages/MediaTab.ts';
import { expectMoving } from '../support/pages/movingPicture.ts';
import { prompter } from '../support/pages/notes.ts';
import { StudioPage } from '../support/pages/StudioPage.ts';
import type { Rig } from '../support/Rig.ts';
import type { ShowBrowser } from '../support/ShowBrowser.ts';
import type { Album } from './Album.ts';
import { Crowd } from './Crowd.ts';

export const showTitle = 'Tuesday talk';

interface ShowToPlay {
  host: HostPages;
  rig: Rig;
  browser: ShowBrowser;
  album: Album;
  say: (line: string) => void;
}

/** The studio, and those who are in it with the host. */
interface OpenShow extends ShowToPlay {
  page: Page;
  studio: StudioPage;
  grace: GuestPage;
  /** The co-host. */
  linus: GuestPage;
  phone: GuestPage;
}

const phoneOptions: BrowserContextOptions = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const crowdNames = ['Edsger', 'Barbara', 'Radia'];

/** A show from the New show window to its end, with pictures of what each of its people sees. */
export async function playShow(options: ShowToPlay): Promise<void> {
  const { say } = options;
  say('Studio');
  const studio = await openStudio(options);
  const show = await gather(options, studio);
  await visitWindows(show);
  await takePanel(show);
  await takeCoHost(show);
  await takeVertical(show);
  await playClip(show);
  await arrangeScenes(show);
  say('A full stage');
  await fillStage(show);
  say('On air');
  await goOnAir(show);
  await takeAlarm(show);
  await end(show);
}

async function openStudio({ host, rig, album }: ShowToPlay): Promise<StudioPage> {
  const { page } = host;
  await host.goto('/');
  await page.getByRole('button', { name: 'New show' }).click();
  await album.take(page, 'dashboard-new-show');
  await host.createShow({ title: showTitle, destinations: rig.platforms.map(({ name }) => name), size: '720p' });
  const studio = new StudioPage(page);
  await expectMoving(page.getByLabel('Your camera', { exact: true }));
  await album.take(page, 'studio-device-check');
  await studio.enter();
  await expect(studio.pictureReadout).toHaveText(/[1-9]\d* fps/);
  await album.take(page, 'studio-alone');
  await page.getByRole('button', { name: 'Leave the stage' }).click();
  await expect(page.getByText('Nobody is on stage.').first()).toBeVisible();
  await album.take(page, 'studio-empty');
  await page.getByRole('button', { name: 'Go on stage' }).click();
  return studio;
}

async function gather(options: ShowToPlay, studio: StudioPage): Promise<OpenShow> {
  const { browser, album } = options;
  const { page } = studio;
  const grace = new GuestPage(await browser.openPage());
  await grace.open(await studio.createInvite({ label: 'Grace Guest' }));
  await expect(grace.page.getByRole('textbox', { name: /your name/i })).toBeVisible();
  await album.take(grace.page, 'guest-name');
  await grace.giveName('Grace Guest');
  await expectMoving(grace.page.getByLabel('Your camera', { exact: true }));
  await album.take(grace.page, 'guest-device-check');
  await grace.enter();
  await expect(grace.connectionCheck.getByRole('progressbar')).toBeVisible();
  await album.take(grace.page, 'guest-connection-test');
  await expect(grace.connectionCheck.getByRole('button', { name: 'Test again' })).toBeVisible();
  await album.take(grace.page, 'guest-backstage');

  const linus = new GuestPage(await browser.openPage());
  await linus.join({ inviteUrl: await studio.createInvite({ label: 'Linus', role: 'Co-host' }), name: 'Linus Co-host' });
  const phone = await joinByPhone(options, studio);
  await expect(studio.person('Grace Guest', 'Backstage')).toBeVisible();
  await album.take(page, 'studio-guests-backstage');
  await studio.bringOnStage('Grace Guest');
  await album.take(grace.page, 'guest-on-stage');
  return { ...options, page, studio, grace, linus, phone };
}

async function joinByPhone({ browser, album }: ShowToPlay, studio: StudioPage): Promise<GuestPage> {
  const phone = new GuestPage(await browser.openPage(phoneOptions));
  await phone.open(await studio.createInvite({ label: 'Ken' }));
  await expect(phone.page.getByRole('textbox', { name: /your name/i })).toBeVisible();
  await album.takeAsItIs(phone.page, 'phone-name');
  await phone.giveName('Ken Phone');
  await expectMoving(phone.page.getByLabel('Your camera', { exact: true }));
  await album.takeAsItIs(phone.page, 'phone-device-check');
  await phone.enter();
  await expect(phone.connectionCheck.getByRole('button', { name: 'Test again' })).toBeVisible();
  await album.takeAsItIs(phone.page, 'phone-backstage');
  await phone.control('Raise hand').tap();
  await phone.control(/^Chat/).tap();
  await album.takeAsItIs(phone.page, 'phone-chat');
  await phone.control(/^Chat/).tap();
  return phone;
}

/** What opens over the studio. */
async function visitWindows({ page, studio, album }: OpenShow): Promise<void> {
  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await expect(page.getByRole('dialog', { name: 'Invite' })).toBeVisible();
  await album.take(page, 'studio-invite');
  await page.keyboard.press('Escape');
  for (const name of ['Settings', 'Hotkeys'] as const) {
    await studio.control(name).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await album.take(page, `studio-${name.toLowerCase()}`);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  }
  await studio.person('Grace Guest', 'On stage').getByRole('button', { name: 'Sound' }).click();
  await album.take(page, 'studio-person-sound');
  await page.keyboard.press('Escape');
  await studio.connectionOf('Grace Guest').click();
  await album.take(page, 'studio-person-connection');
  await page.keyboard.press('Escape');
}

/** Every tab of the panel, which is a drawer on a narrow page, with something in the ones that are lists. */
async function takePanel({ page, studio, rig, album }: OpenShow): Promise<void> {
  const ticker = 'Tonight: how a compiler finds its words';
  await studio.openTab('Banners');
  await studio.writeBanner({ title: 'Grace Guest', subtitle: 'Talks about compilers' });
  await studio.writeBanner({ title: ticker, style: 'Ticker' });
  for (const title of ['Grace Guest', ticker]) await page.getByRole('button', { name: `Show ${title}` }).click();
  const media = new MediaTab(page);
  await media.open();
  const { video, picture, sound } = await makeMediaFiles(rig.folder, { seconds: 20 });
  await media.upload(video, picture, sound);
  await expect(media.library.getByRole('list', { name: 'Files' }).getByRole('listitem')).toHaveCount(3);

  await page.setViewportSize({ width: 1024, height: 768 });
  await page.getByRole('button', { name: /^Panel/ }).click();
  for (const tab of await page.getByRole('tablist', { name: 'Panel' }).getByRole('tab').all()) {
    await tab.click();
    await album.take(page, `studio-panel-${(await tab.textContent())?.toLowerCase()}`);
  }
  await studio.openTab('Show');
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.getByRole('button', { name: /^Panel/ }).click();
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** A co-host's page at each width: the panel is beside, a drawer, or all that is below the picture. */
async function takeCoHost({ linus: { page }, album }: OpenShow): Promise<void> {
  for (const { width, height } of album.sizes) {
    await page.setViewportSize({ width, height });
    await album.takeAsItIs(page, `cohost-${width}`);
    const drawer = page.getByRole('button', { name: /^Panel/ });
    if (await drawer.isVisible()) await drawer.click();
    for (const tab of await page.getByRole('tablist', { name: 'Panel' }).getByRole('tab').all()) {
      await tab.click();
      await album.takeAsItIs(page, `cohost-panel-${(await tab.textContent())?.toLowerCase()}-${width}`);
    }
  }
}

async function takeVertical({ page, studio, album }: OpenShow): Promise<void> {
  await studio.openTab('Show');
  const vertical = page.getByRole('switch', { name: 'Vertical picture' });
  await vertical.click();
  await expect(page.getByRole('region', { name: 'Vertical preview' })).toBeVisible();
  await album.take(page, 'studio-vertical');
  await vertical.click();
}

async function playClip({ page, studio, album }: OpenShow): Promise<void> {
  const media = new MediaTab(page);
  await media.open();
  await media.file('Opening.mp4').getByRole('button', { name: 'Play Opening.mp4' }).click();
  await expect(media.clip.getByRole('timer', { name: 'Time left' })).toBeVisible();
  await album.take(page, 'studio-clip');
  await media.file('Opening.mp4').getByRole('button', { name: 'Stop Opening.mp4' }).click();
  await studio.openTab('Notes');
  await page
    .getByRole('textbox', { name: 'Notes for hosts and co-hosts' })
    .fill('Welcome to the Tuesday talk.\nAsk Grace how she came to compilers.');
  await page.getByRole('button', { name: 'Open the teleprompter' }).click();
  await expect(prompter(page)).toBeVisible();
  await album.take(page, 'studio-teleprompter');
  await prompter(page).getByRole('button', { name: 'Close the teleprompter' }).click();
  await studio.openTab('Show');
}

async function arrangeScenes({ page, studio, album }: OpenShow): Promise<void> {
  await studio.saveScene('Talk');
  await studio.layout('Picture in picture').click();
  await studio.saveScene('Guest in the corner');
  await album.take(page, 'studio-guest-on-stage');
  await studio.scene('Talk').click();
}

/** Six people, each of whom sees all others on this one machine, and nobody left backstage but the co-host. */
async function fillStage({ page, studio, rig, album }: OpenShow): Promise<void> {
  const crowd = await Crowd.gather(studio, { folder: rig.folder, names: crowdNames });
  try {
    await studio.bringOnStage('Ken Phone');
    await studio.layout('Grid').click();
    await expect(page.getByRole('region', { name: 'On stage' }).getByRole('listitem')).toHaveCount(crowdNames.length + 3);
    await album.take(page, 'studio-full');
    for (const name of crowdNames) await studio.personMenu(name, 'Remove');
  } finally {
    await crowd.close();
  }
  await expect(page.getByRole('region', { name: 'On stage' }).getByRole('listitem')).toHaveCount(3);
}

async function goOnAir({ rig, page, studio, grace, linus, phone, album }: OpenShow): Promise<void> {
  // One person less to see everyone on this machine.
  await linus.control('Leave').click();
  await studio.askToGoLive();
  await album.take(page, 'studio-go-live');
  await page.keyboard.press('Escape');
  await studio.goLive();
  await studio.expectOnAir({ destinations: rig.platforms.length });
  await studio.person('Ada Host', 'On stage').scrollIntoViewIfNeeded();
  await expect(alarmOfBusyMachine(studio)).toBeHidden({ timeout: 90_000 });
  await album.take(page, 'studio-on-air');
  await album.take(grace.page, 'guest-on-air');
  await album.takeAsItIs(phone.page, 'phone-on-air');
  await studio
    .destination(/^Live on /)
    .first()
    .click();
  await album.take(page, 'studio-destination');
  await page.keyboard.press('Escape');
}

const alarmOfBusyMachine = ({ alarm }: StudioPage): Locator => alarm.filter({ hasText: 'pictures a second leave the studio' });

/** A computer that is too busy, as the studio tells of it. */
async function takeAlarm({ page, studio, album }: OpenShow): Promise<void> {
  // One that is about to go by itself would be gone in the picture.
  await expect(alarmOfBusyMachine(studio)).toBeHidden({ timeout: 90_000 });
  const busy = new BusyMachine();
  try {
    await expect(alarmOfBusyMachine(studio)).toBeVisible({ timeout: 90_000 });
    await album.take(page, 'studio-alarm');
  } finally {
    await busy.close();
  }
}

async function end({ page, studio, grace, album }: OpenShow): Promise<void> {
  await page.getByRole('button', { name: 'End show' }).click();
  await album.take(page, 'studio-end');
  await page.keyboard.press('Escape');
  await studio.endShow();
  await album.take(page, 'studio-ended');
  await expect(grace.page.getByRole('heading')).toBeVisible();
  await album.take(grace.page, 'guest-ended');
}
