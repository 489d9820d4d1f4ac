import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Locator, Page } from '@playwright/test';
import { type Colour, type MediaFiles, makeMediaFiles, readColours } from '../support/mediaFiles.ts';
import { rememberPeerConnections } from '../support/PublishingProbe.ts';
import { MediaTab } from '../support/pages/MediaTab.ts';
import { expect, test } from './fixtures.ts';

const run = promisify(execFile);

/** Long enough for a page to be opened anew while it plays. */
const longSeconds = 90;
const shortSeconds = 8;
let folder: string;
let long: MediaFiles;
let short: MediaFiles;
/** As long, under another name. */
let credits: string;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stage-media-'));
  const [longFolder, shortFolder] = [await mkdtemp(join(folder, 'long-')), await mkdtemp(join(folder, 'short-'))];
  long = await makeMediaFiles(longFolder, { seconds: longSeconds });
  short = await makeMediaFiles(shortFolder, { seconds: shortSeconds });
  credits = join(folder, 'Credits.mp4');
  await copyFile(long.video, credits);
});
test.afterAll(async () => await rm(folder, { recursive: true }));

// Nobody keeps another test's files of these names.
test.beforeEach(async ({ api }) => {
  const { assets } = (await (await api.send('GET', '/api/media')).json()) as { assets: { id: string }[] };
  for (const { id } of assets) await api.send('DELETE', `/api/media/${id}`);
});

/** Of a tone, in two seconds; a muted microphone sends none. */
const tonePackets = 100;

const isGreen = ([red, green, blue]: Colour): boolean => green > 180 && red < 80 && blue < 80;
const isMagenta = ([red, green, blue]: Colour): boolean => green < 80 && red > 180 && blue > 180;

async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.getByRole('option', { name: option, exact: true }).click();
  await expect(page.getByRole('combobox', { name: label })).toContainText(option);
}

async function hideHost(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Hide from the picture' }).click();
}

/** Seconds that the clip has left. */
async function readTimeLeft(clip: Locator): Promise<number> {
  const [, minutes = '', seconds = ''] = /(\d+):(\d+) left/.exec((await clip.getByRole('timer').textContent()) ?? '') ?? [];
  return Number(minutes) * 60 + Number(seconds);
}

test('a video of the library goes on behind everyone, and one that is gone leaves the colour and a sentence', async ({
  makeShow,
  openStudio,
  page,
}) => {
  const studio = await openStudio(await makeShow({ title: 'Background' }));
  const media = new MediaTab(page);
  await media.open();
  await media.upload(short.video, short.picture);
  await expect(media.file('Slide.png')).toBeVisible();
  await expect(media.file('Opening.mp4')).toContainText(`0:0${shortSeconds}`);
  await hideHost(page);
  await studio.openTab('Brand');
  await choose(page, 'Background from the library', 'Slide.png');
  await media.expectProgram(isMagenta);
  await choose(page, 'Background from the library', 'Opening.mp4');
  await media.expectProgram(isGreen);
  // For more than one of its rounds.
  const until = Date.now() + (shortSeconds + 2) * 1000;
  while (Date.now() < until) expect(isGreen(await media.programColour())).toBe(true);
  await page.keyboard.press('Control+z');
  await media.expectProgram(isMagenta);
  await page.keyboard.press('Control+Shift+Z');
  await media.expectProgram(isGreen);
  await studio.saveScene('Clouds');

  await studio.openTab('Media');
  await media.delete('Opening.mp4');
  await media.expectProgram(isGreen, false);
  await studio.scene('Clouds').click();
  await expect(page.getByText('The background cannot be shown', { exact: false }).first()).toBeVisible();
  await media.expectProgram(isGreen, false);
});

test('everyone in the room sees and hears a clip, and it goes on where it was when the host’s page is opened anew', async ({
  makeShow,
  openStudio,
  openGuest,
  page,
}) => {
  const studio = await openStudio(await makeShow({ title: 'Clip for everyone' }));
  const media = new MediaTab(page);
  await media.open();
  await media.upload(long.video);
  await expect(media.file('Opening.mp4')).toBeVisible();
  const guest = await openGuest();
  await rememberPeerConnections(guest.page.context());
  await guest.join({ inviteUrl: await studio.createInvite({ label: 'Grace' }), name: 'Grace' });
  await studio.control('Microphone').click();
  await expect(studio.control('Microphone')).toHaveAttribute('aria-pressed', 'false');
  const heardBefore = await countHeardPackets(guest.page);

  await media.file('Opening.mp4').getByRole('button', { name: 'Play Opening.mp4' }).click();
  const seen = guest.stage.getByLabel('Clip Opening.mp4');
  await expect(seen).toBeVisible();
  await expect.poll(() => colourOf(seen)).toBe('green');
  await expect.poll(() => countHeardPackets(guest.page)).toBeGreaterThan(heardBefore + tonePackets);

  const timer = media.clip.getByRole('timer', { name: 'Time left' });
  await expect.poll(() => readTimeLeft(media.clip)).toBeLessThan(longSeconds - 5);
  const left = await readTimeLeft(media.clip);
  await page.reload();
  await studio.enter();
  await expect(timer).toBeVisible();
  expect(await readTimeLeft(media.clip)).toBeLessThanOrEqual(left);
  await media.expectProgram(isGreen);
  await expect.poll(() => colourOf(seen)).toBe('green');
  await media.clip.getByRole('button', { name: 'Stop' }).click();
  await expect(seen).toBeHidden();
});

test('a show begins with its intro, as its viewers see, and ends by itself after its outro', async ({
  makeShow,
  makeDestinations,
  openStudio,
  platforms,
  page,
}) => {
  test.setTimeout(240_000);
  const studio = await openStudio(await makeShow({ title: 'Intro and outro', destinationIds: await makeDestinations() }));
  const media = new MediaTab(page);
  await media.open();
  await media.upload(short.video, credits);
  await expect(media.file('Opening.mp4')).toContainText(`0:0${shortSeconds}`);
  await expect(media.file('Credits.mp4')).toBeVisible();
  await studio.openTab('Show');
  await choose(page, 'Intro', 'Opening.mp4');
  await choose(page, 'Outro', 'Credits.mp4');
  const question = await studio.askToGoLive();
  await expect(question.getByRole('switch', { name: 'Go live with the intro' })).toBeChecked();
  await question.getByRole('button', { name: 'Go live', exact: true }).click();
  await expect(media.clip).toContainText('Opening.mp4');
  await expect(media.clip).toBeHidden();
  await studio.expectOnAir({ destinations: platforms.length });

  await endAfterOutro(page);
  await expect(media.clip).toContainText('The show ends after it.');
  await media.clip.getByRole('button', { name: 'Stay on air' }).click();
  await expect(media.clip).toBeHidden();
  await media.expectProgram(isGreen, false);
  await expect(studio.onAirTimer).toBeVisible();
  await choose(page, 'Outro', 'Opening.mp4');

  await endAfterOutro(page);
  await expect(page.getByRole('heading', { name: 'The show has ended' })).toBeVisible();
  const green = (await readColours(platforms[0]?.follower.files.at(-1)?.path ?? '')).map(isGreen);
  const intro = green.slice(green.indexOf(true)).indexOf(false);
  expect(intro, 'four samples a second, from its beginning').toBeGreaterThanOrEqual(shortSeconds * 3);
  expect(green.at(-1), 'the stage is not seen again').toBe(true);
});

test('what one show has is kept as a template, for a new show and for one that is there', async ({
  host,
  makeShow,
  openStudio,
  page,
  api,
}) => {
  const { templates } = (await (await api.send('GET', '/api/templates')).json()) as { templates: { id: string }[] };
  for (const { id } of templates) await api.send('DELETE', `/api/templates/${id}`);
  const studio = await openStudio(await makeShow({ title: 'Template' }));
  await page.keyboard.press('1');
  await studio.saveScene('Opening');
  await studio.openTab('Banners');
  await studio.writeBanner({ title: 'Grace Hopper' });
  const rail = page.getByRole('region', { name: 'Scenes' });
  const dialog = page.getByRole('dialog', { name: 'Templates' });
  await rail.getByRole('button', { name: 'Templates' }).click();
  await dialog.getByRole('button', { name: 'Save as template' }).click();
  await expect(dialog.getByRole('alert')).toContainText('Give the template a name.');
  await dialog.getByLabel('Name of a new template').fill('Friday');
  await dialog.getByRole('button', { name: 'Save as template' }).click();
  await expect(dialog.getByRole('listitem', { name: 'Friday' })).toContainText('1 scene, 1 banner');

  await host.goto('/');
  await page.getByRole('button', { name: 'New show' }).click();
  const form = page.getByRole('dialog', { name: 'New show' });
  await form.getByRole('textbox', { name: 'Title' }).fill('From a template');
  await choose(page, 'Template', 'Friday');
  await form.getByRole('button', { name: 'Create show' }).click();
  await page.waitForURL(/\/broadcasts\//);
  await page
    .getByRole('link', { name: /studio/i })
    .first()
    .click();
  await studio.enter();
  await expect(studio.scene('Opening')).toBeVisible();

  await studio.open(new URL(`/studio/${await makeShow({ title: 'Takes a template' })}`, page.url()).href);
  await studio.enter();
  await studio.saveScene('Mine');
  await rail.getByRole('button', { name: 'Templates' }).click();
  await dialog.getByRole('button', { name: 'Use Friday' }).click();
  await expect(dialog).toBeHidden();
  await expect(rail.getByRole('listitem')).toContainText(['Mine', 'Opening']);
  await studio.openTab('Banners');
  await expect(page.getByRole('listitem', { name: 'Grace Hopper' })).toBeVisible();
  await rail.getByRole('button', { name: 'Templates' }).click();
  await dialog.getByRole('button', { name: 'Delete Friday' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(dialog.getByText('You have no template yet.')).toBeVisible();
});

test('a deleted scene or banner comes back by one press, and the brand takes no pictures that move', async ({
  makeShow,
  openStudio,
  page,
}) => {
  const studio = await openStudio(await makeShow({ title: 'Second thoughts' }));
  await studio.saveScene('Opening');
  await studio.sceneMenu('Opening', 'Delete');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(studio.scene('Opening')).toBeHidden();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(studio.scene('Opening')).toBeVisible();

  await studio.openTab('Banners');
  await studio.writeBanner({ title: 'Grace Hopper' });
  await page.getByRole('button', { name: 'More about Grace Hopper' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByRole('listitem', { name: 'Grace Hopper' })).toBeHidden();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByRole('listitem', { name: 'Grace Hopper' })).toBeVisible();

  await studio.openTab('Brand');
  await page.getByLabel('Logo file').setInputFiles(await makeMovingPicture(join(folder, 'moving.png')));
  await expect(page.getByText('This picture moves', { exact: false }).first()).toBeVisible();
});

async function endAfterOutro(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'End show' }).click();
  await page.getByRole('alertdialog', { name: 'End the show?' }).getByRole('button', { name: 'End after the outro' }).click();
}

/** Sound that a page has received so far; in a pause it stays what it is. */
async function countHeardPackets(page: Page): Promise<number> {
  return await page.evaluate(async () => {
    const reports = await Promise.all((window.footlightPeerConnections ?? []).map(async (one) => [...(await one.getStats()).values()]));
    const sounds = reports.flat().filter(({ type, kind }) => type === 'inbound-rtp' && kind === 'audio');
    return sounds.reduce((sum, { packetsReceived = 0 }) => sum + packetsReceived, 0);
  });
}

const colourOf = async (picture: Locator): Promise<'green' | 'other'> =>
  await picture.evaluate((video) => {
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    if (!(video instanceof HTMLVideoElement) || !context) throw new Error('no picture');
    context.drawImage(video, 0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
    return green > 150 && red < 100 && blue < 100 ? 'green' : 'other';
  });

/** @returns the path. */
async function makeMovingPicture(path: string): Promise<string> {
  const picture = ['-f', 'lavfi', '-i', 'testsrc=size=64x64:rate=5:duration=1', '-f', 'apng', path];
  await run('ffmpeg', ['-hide_banner', '-loglevel', 'error', '-y', ...picture]);
  return path;
}
