import { type Browser, chromium, type Locator, type Page } from '@playwright/test';
import { testsEnv } from '../support/env.ts';
import { chromiumFlags } from '../support/launchChromium.ts';
import { StudioPage } from '../support/pages/StudioPage.ts';
import { adminStateOf, test as base, expect } from './fixtures.ts';

interface Fixtures {
  /** The studio of a show, in a browser with four cameras. */
  openManyCameras: (broadcastId: string) => Promise<StudioPage>;
}

const test = base.extend<Fixtures>({
  openManyCameras: async ({ rig }, use) => {
    const flags = chromiumFlags.filter((flag) => !flag.startsWith('--use-fake-device'));
    let browser: Browser | undefined;
    await use(async (broadcastId) => {
      browser = await chromium.launch({
        executablePath: testsEnv.CHROMIUM_PATH,
        args: [...flags, '--use-fake-device-for-media-stream=device-count=4'],
      });
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        permissions: ['camera', 'microphone'],
        storageState: adminStateOf(rig),
      });
      const studio = new StudioPage(await context.newPage());
      await studio.open(new URL(`/studio/${broadcastId}`, rig.webUrl).href);
      await studio.enter();
      return studio;
    });
    await browser?.close();
  },
});

/** How much lies between neighbouring places of a picture, steep edges above all: little where it is blurred. */
const detailOf = async (picture: Locator): Promise<number> =>
  await picture.evaluate((video) => {
    const canvas = new OffscreenCanvas(320, 180);
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!(video instanceof HTMLVideoElement) || video.videoWidth === 0 || !context) return Number.NaN;
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    let sum = 0;
    for (let at = 4; at < data.length; at += 4) sum += ((data[at] ?? 0) - (data[at - 4] ?? 0)) ** 2;
    return Math.sqrt(sum / (data.length / 4));
  });

/** The mean colour of a picture. */
const colourOf = async (picture: Locator): Promise<number[]> =>
  await picture.evaluate((video) => {
    const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    if (!(video instanceof HTMLVideoElement) || !context) return [];
    context.drawImage(video, 0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data.subarray(0, 3)];
  });

const trackIdOf = async (picture: Locator): Promise<string> =>
  await picture.evaluate((video) =>
    video instanceof HTMLVideoElement && video.srcObject instanceof MediaStream ? (video.srcObject.getVideoTracks()[0]?.id ?? '') : '',
  );

async function chooseBackground(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Background' }).click();
  await page.getByRole('option', { name }).click();
}

/** A picture of one colour, as a file that a person chooses. */
async function makePicture(page: Page, colour: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const bytes = await page.evaluate(async (fill) => {
    const canvas = new OffscreenCanvas(320, 180);
    const context = canvas.getContext('2d');
    if (context) {
      context.fillStyle = fill;
      context.fillRect(0, 0, canvas.width, canvas.height);
    }
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())];
  }, colour);
  return { name: 'wall.png', mimeType: 'image/png', buffer: Buffer.from(bytes) };
}

test('a guest blurs what is behind them or puts a picture there, and it is remembered', async ({ api, makeShow, openStranger }) => {
  const { url } = await api.createInvite(await makeShow({ title: 'Backgrounds' }));
  const page = await openStranger();
  await page.goto(url);
  await page.getByRole('textbox', { name: 'Your name' }).fill('Grace');
  await page.getByRole('button', { name: 'Continue' }).click();
  const background = page.getByRole('combobox', { name: 'Background' });
  const own = page.getByLabel('Your camera');
  await expect(background).toHaveText('As it is');
  await expect.poll(() => detailOf(own)).toBeGreaterThan(0);
  const plain = await detailOf(own);
  await chooseBackground(page, 'Strong blur');
  await expect.poll(() => detailOf(own)).toBeLessThan(plain * 0.6);

  await page.reload();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(background).toHaveText('Strong blur');
  await expect.poll(() => detailOf(own)).toBeLessThan(plain * 0.6);

  const file = page.getByLabel('Background picture file');
  await file.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') });
  await expect(page.getByText(/not a picture that the browser can show/)).toBeVisible();
  await file.setInputFiles(await makePicture(page, '#00b000'));
  await expect(background).toHaveText('Your picture');
  await expect.poll(async () => (await colourOf(own))[1]).toBeGreaterThan(130);
  await expect.poll(async () => (await colourOf(own))[0]).toBeLessThan(60);

  await page.reload();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(background).toHaveText('Your picture');
  await expect.poll(async () => (await colourOf(own))[0]).toBeLessThan(60);
  await chooseBackground(page, 'As it is');
  await expect.poll(() => detailOf(own)).toBeGreaterThan(plain * 0.8);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByRole('status').first()).toContainText('backstage');
});

test('the host changes the background on stage, and guests see it in the picture they have', async ({
  makeShow,
  openStudio,
  openGuest,
  page,
}) => {
  const studio = await openStudio(await makeShow({ title: 'Background on stage' }));
  const guest = await openGuest();
  await guest.join({ inviteUrl: await studio.createInvite({ label: 'Grace' }), name: 'Grace' });
  const host = guest.stage.locator('video').first();
  await expect.poll(() => detailOf(host)).toBeGreaterThan(0);
  const plain = await detailOf(host);
  const trackId = await trackIdOf(host);
  await studio.control('Settings').click();
  await chooseBackground(page, 'Strong blur');
  await expect.poll(() => detailOf(host)).toBeLessThan(plain * 0.6);
  expect(await trackIdOf(host)).toBe(trackId);
  await chooseBackground(page, 'As it is');
  await expect.poll(() => detailOf(host)).toBeGreaterThan(plain * 0.7);
  expect(await trackIdOf(host)).toBe(trackId);
});

test('further cameras are sources of their own, named, shown and hidden, and kept over a reload', async ({ makeShow, openManyCameras }) => {
  const studio = await openManyCameras(await makeShow({ title: 'Cameras' }));
  const { page } = studio;
  const cameras = page.getByRole('region', { name: 'Your cameras' });
  const corner = page.getByRole('button', { name: /^Corner picture/ });
  const menu = async (name: string, item: string): Promise<void> => {
    await cameras.getByRole('button', { name: `More for ${name}` }).click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  await studio.layout('Picture in picture').click();
  await expect(corner).toBeHidden();

  await cameras.getByRole('button', { name: 'Add camera' }).click();
  await page.getByRole('menuitem').first().click();
  const added = cameras.getByRole('listitem').first();
  await expect(added.locator('video')).toBeVisible();
  await expect(corner).toBeVisible();
  await added.getByRole('button', { name: /^More for/ }).click();
  await page.getByRole('menuitem', { name: 'Rename' }).click();
  await page
    .getByRole('dialog', { name: /^Rename/ })
    .getByLabel('Name')
    .fill('Overhead');
  await page.keyboard.press('Enter');
  await expect(cameras.getByRole('listitem', { name: 'Overhead' })).toBeVisible();

  await menu('Overhead', 'Spotlight');
  await menu('Overhead', 'End spotlight');
  await menu('Overhead', 'Hide from the picture');
  await expect(corner).toBeHidden();
  await menu('Overhead', 'Show in the picture');
  await expect(corner).toBeVisible();

  await page.reload();
  await studio.enter();
  await expect(cameras.getByRole('listitem', { name: 'Overhead' }).locator('video')).toBeVisible();
  for (let more = 0; more < 2; more += 1) {
    await cameras.getByRole('button', { name: 'Add camera' }).click();
    await page.getByRole('menuitem').first().click();
  }
  await expect(cameras.getByText(/as many as there may be/)).toBeVisible();
  await menu('Overhead', 'Remove');
  await expect(cameras.getByRole('listitem', { name: 'Overhead' })).toBeHidden();
  await expect(cameras.getByRole('listitem')).toHaveCount(2);
});

test('a further camera that goes is named, leaves the picture, and comes back when it is plugged in', async ({
  makeShow,
  openManyCameras,
}) => {
  const studio = await openManyCameras(await makeShow({ title: 'Camera lost' }));
  const { page } = studio;
  const corner = page.getByRole('button', { name: /^Corner picture/ });
  await studio.layout('Picture in picture').click();
  await page.getByRole('button', { name: 'Add camera' }).click();
  await page.getByRole('menuitem').first().click();
  await expect(corner).toBeVisible();
  // A browser ends a track in the same way when its device is unplugged and when its permission is taken back.
  await page.context().clearPermissions();
  const news = page.getByRole('region', { name: 'Your cameras' }).getByText(/comes back when it is plugged in/);
  await expect(news).toBeVisible();
  await expect(corner).toBeHidden();
  await page.context().grantPermissions(['camera', 'microphone']);
  await page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')));
  await expect(corner).toBeVisible();
  await expect(news).toBeHidden();
});
