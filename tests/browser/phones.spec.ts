import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, type BrowserContextOptions, chromium, type Page } from '@playwright/test';
import { testsEnv } from '../support/env.ts';
import { chromiumFlags, deviceFlags } from '../support/launchChromium.ts';
import { GuestPage } from '../support/pages/GuestPage.ts';
import { expectMoving } from '../support/pages/movingPicture.ts';
import { test as base, expect } from './fixtures.ts';

interface Fixtures {
  /** A browser with cameras of its own. */
  launchWith: (flags: readonly string[]) => Promise<Browser>;
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  launchWith: async ({}, use) => {
    await using browsers = new AsyncDisposableStack();
    const flags = chromiumFlags.filter((flag) => !flag.startsWith('--use-fake-device'));
    await use(async (more) => {
      const browser = await chromium.launch({ executablePath: testsEnv.CHROMIUM_PATH, args: [...flags, ...more] });
      return browsers.adopt(browser, (it) => it.close());
    });
  },
});

const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
  permissions: ['camera', 'microphone', 'screen-wake-lock'],
};

test.describe('on a phone', () => {
  test('the guest pages fit in portrait, the screen stays on, and turning it keeps the connection', async ({
    makeShow,
    openStudio,
    openStranger,
  }) => {
    const studio = await openStudio(await makeShow({ title: 'A phone in portrait' }));
    const page = await openStranger(phone);
    await rememberWakeLocks(page);
    const guest = new GuestPage(page);
    await guest.open(await studio.createInvite({ label: 'Grace' }));
    await expectToFit(page);
    await guest.giveName('Grace');
    await expect(page.getByRole('combobox', { name: 'Camera' })).toBeEnabled();
    await expectToFit(page);
    await guest.enter();
    await expect(page.getByRole('region', { name: 'Your connection' })).toContainText('Good network');
    await expectToFit(page);
    await guest.control('Settings').tap();
    await expectToFit(page);
    await page.getByRole('button', { name: 'Close' }).tap();
    await studio.bringOnStage('Grace');
    await expect(guest.status).toContainText('You are on stage');
    await expectToFit(page);

    await expect.poll(() => readWakeLocks(page)).toEqual(['held']);
    // A hidden page loses it; the browser tells the page when it is seen again.
    await page.evaluate(async () => {
      await window.footlightWakeLocks?.[0]?.release();
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await expect.poll(() => readWakeLocks(page)).toEqual(['released', 'held']);

    const picture = studio.person('Grace', 'On stage').getByLabel('Grace', { exact: true });
    await page.setViewportSize({ width: 844, height: 390 });
    await expectMoving(picture);
    await expect(guest.status).toContainText('You are on stage');
    await expectToFit(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectMoving(picture);

    await guest.control('Leave').tap();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect.poll(() => readWakeLocks(page)).toEqual(['released', 'released']);
  });

  test('a guest with several cameras switches between them, before and inside', async ({ makeShow, openStudio, launchWith }) => {
    const studio = await openStudio(await makeShow({ title: 'Two cameras' }));
    const inviteUrl = await studio.createInvite({ label: 'Grace' });
    // Chromium's second fake camera gives depth instead of pictures.
    const browser = await launchWith(['--use-fake-device-for-media-stream=device-count=3']);
    const page = await (await browser.newContext(phone)).newPage();
    const guest = new GuestPage(page);
    await guest.open(inviteUrl);
    await guest.giveName('Grace');
    const camera = page.getByRole('combobox', { name: 'Camera' });
    await expect(camera).toHaveText(/fake_device_0/);
    for (const name of [/fake_device_1/, /fake_device_2/]) {
      await page.getByRole('button', { name: 'Switch camera' }).tap();
      await expect(camera).toHaveText(name);
    }
    await guest.enter();
    await expectToFit(page);
    const picture = studio.person('Grace', 'Backstage').getByLabel('Grace', { exact: true });
    await expectMoving(picture);
    await guest.control('Switch camera').tap();
    await guest.control('Settings').tap();
    await expect(page.getByRole('combobox', { name: 'Camera' })).toHaveText(/fake_device_0/);
    await expectMoving(picture);
  });

  test('a picture in portrait is cropped to the frame, or shown whole', async ({ makeShow, openStudio, launchWith, rig }) => {
    const studio = await openStudio(await makeShow({ title: 'Portrait' }));
    const inviteUrl = await studio.createInvite({ label: 'Grace' });
    const browser = await launchWith([
      '--use-fake-device-for-media-stream',
      ...deviceFlags({ ...rig.devices, cameraFile: await makeStripedCamera(rig.folder) }),
    ]);
    const page = await (await browser.newContext(phone)).newPage();
    await new GuestPage(page).join({ inviteUrl, name: 'Grace' });
    await studio.bringOnStage('Grace');
    await studio.person(rig.admin.name, 'On stage').getByRole('button', { name: 'Leave the stage' }).click();
    const [left, middle, right] = [0.25, 0.5, 0.75];
    const colours = async (points: [number, number][]) => await readProgramColours(studio.page, points);

    await studio.layout('Solo').click();
    await expect
      .poll(() =>
        colours([
          [middle, 0.15],
          [middle, 0.5],
          [middle, 0.85],
          [left, 0.5],
          [right, 0.5],
        ]),
      )
      .toEqual(['red', 'green', 'blue', 'black', 'black']);
    await studio.layout('Solo, cropped').click();
    await expect
      .poll(() =>
        colours([
          [middle, 0.1],
          [left, 0.5],
          [right, 0.5],
          [middle, 0.8],
        ]),
      )
      .toEqual(['green', 'green', 'green', 'green']);
  });
});

declare global {
  interface Window {
    footlightWakeLocks?: WakeLockSentinel[];
  }
}

/** Lets a page remember the wake locks it asks for; call it before it opens. */
async function rememberWakeLocks(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const locks: WakeLockSentinel[] = [];
    window.footlightWakeLocks = locks;
    const request = navigator.wakeLock.request.bind(navigator.wakeLock);
    navigator.wakeLock.request = async (type) => {
      const lock = await request(type);
      locks.push(lock);
      return lock;
    };
  });
}

const readWakeLocks = async (page: Page): Promise<string[]> =>
  await page.evaluate(() => (window.footlightWakeLocks ?? []).map(({ released }) => (released ? 'released' : 'held')));

/** Nothing reaches over the side, and everything that can be pressed is large enough for a finger. */
async function expectToFit(page: Page): Promise<void> {
  const findMisfits = async () =>
    await page.evaluate(() => {
      const wide = document.documentElement.scrollWidth > window.innerWidth ? ['the page is wider than the screen'] : [];
      const small = [...document.querySelectorAll('button, a, input, summary, [role="combobox"]')]
        .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        .filter((element) => {
          const { width, height } = element.getBoundingClientRect();
          return width < 44 || height < 44;
        })
        .map((element) => `${element.getAttribute('aria-label') ?? element.textContent} is small`);
      return [...wide, ...small];
    });
  await expect.poll(findMisfits).toEqual([]);
}

/** A camera held upright that shows red above green above blue. @returns the file. */
async function makeStripedCamera(folder: string): Promise<string> {
  const file = join(folder, 'portrait.y4m');
  const stripes = 'color=red:size=360x640:rate=15:duration=2,drawbox=y=213:h=214:color=lime:t=fill,drawbox=y=427:h=213:color=blue:t=fill';
  await promisify(execFile)('ffmpeg', ['-loglevel', 'error', '-y', '-f', 'lavfi', '-i', stripes, '-pix_fmt', 'yuv420p', file]);
  return file;
}

/** What the Program shows at points of its frame, as shares of its width and height. */
async function readProgramColours(page: Page, points: readonly [number, number][]): Promise<string[]> {
  return await page.getByLabel('Program preview').evaluate((video, at) => {
    if (!(video instanceof HTMLVideoElement)) return [];
    const canvas = new OffscreenCanvas(320, 180);
    const context = canvas.getContext('2d');
    context?.drawImage(video, 0, 0, canvas.width, canvas.height);
    return at.map(([x, y]) => {
      const [red = 0, green = 0, blue = 0] = context?.getImageData(Math.round(x * 320), Math.round(y * 180), 1, 1).data ?? [];
      const strongest = Math.max(red, green, blue);
      if (strongest < 80) return 'black';
      return strongest === red ? 'red' : strongest === green ? 'green' : 'blue';
    });
  }, points);
}

test('the studio tells a host with a phone that it wants a larger screen, and opens all the same', async ({ page, makeShow, rig }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(new URL(`/studio/${await makeShow()}`, rig.webUrl).href);
  await expect(page.getByRole('heading', { name: 'The studio wants a larger screen' })).toBeVisible();
  await page.getByRole('button', { name: 'Open it here anyway' }).click();
  await expect(page.getByRole('button', { name: 'Enter studio' })).toBeVisible();
});
