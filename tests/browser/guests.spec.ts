import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from '@playwright/test';
import { testsEnv } from '../support/env.ts';
import { chromiumFlags, deviceFlags } from '../support/launchChromium.ts';
import { PoorNetwork } from '../support/PoorNetwork.ts';
import { FirefoxGuest } from '../support/pages/FirefoxGuest.ts';
import { GuestPage } from '../support/pages/GuestPage.ts';
import type { StudioPage } from '../support/pages/StudioPage.ts';
import { test as base, expect } from './fixtures.ts';

interface Fixtures {
  openFirefoxGuest: () => Promise<FirefoxGuest>;
  /** A network of a guest's own; their page is opened after it was attached. */
  openNetwork: (options?: { blocksUdp?: boolean }) => Promise<PoorNetwork>;
  /** A browser with cameras of its own. */
  launchWith: (flags: readonly string[]) => Promise<Browser>;
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  openFirefoxGuest: async ({}, use) => {
    await using guests = new AsyncDisposableStack();
    await use(async () => guests.adopt(await FirefoxGuest.launch(), (guest) => guest.close()));
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  openNetwork: async ({}, use) => {
    await using networks = new AsyncDisposableStack();
    await use(async (options) => networks.adopt(new PoorNetwork(options), (network) => network.close()));
  },
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

const connectionOf = (studio: StudioPage, name: string): Locator =>
  studio.page.getByRole('listitem', { name }).getByRole('button', { name: new RegExp(`^Connection of ${name}`) });

/** Frames that a page decoded of one person's picture. */
const countFrames = async (picture: Locator): Promise<number> =>
  await picture.evaluate((video) => (video instanceof HTMLVideoElement ? video.getVideoPlaybackQuality().totalVideoFrames : 0));

async function expectMoving(picture: Locator): Promise<void> {
  const before = await countFrames(picture);
  await expect.poll(() => countFrames(picture)).toBeGreaterThan(before + 10);
}

test('a guest comes with Firefox: both see and hear each other', async ({ makeShow, openStudio, openFirefoxGuest, rig }) => {
  const studio = await openStudio(await makeShow({ title: 'Firefox' }));
  const guest = await openFirefoxGuest();
  await guest.join({ inviteUrl: await studio.createInvite({ label: 'Fay' }), name: 'Fay' });
  await expect.poll(() => guest.readText()).toContain('You are backstage');
  await connectionOf(studio, 'Fay').click();
  const details = studio.page.getByRole('dialog', { name: 'Connection of Fay' });
  await expect(details).toContainText('Straight, over UDP');
  await expect(details).toContainText(/Round trip(under )?\d+ ms/);
  await expect(details).toContainText(/Uplinkat least/);
  await expect(details).toContainText(/BrowserFirefox \d+/);
  await studio.page.keyboard.press('Escape');

  await studio.bringOnStage('Fay');
  await expect.poll(() => guest.readText()).toContain('You are on stage');
  const card = studio.person('Fay', 'On stage');
  await expectMoving(card.getByLabel('Fay', { exact: true }));
  await expect
    .poll(async () => Number(await card.getByRole('meter', { name: 'Level of Fay' }).getAttribute('aria-valuenow')))
    .toBeGreaterThan(0);
  await expect.poll(() => guest.countFramesOf(rig.admin.name)).toBeGreaterThan(10);

  await guest.press('Mute');
  await expect(card).toContainText('Microphone off');
  await guest.press('Leave');
  await expect(card).toBeHidden();
});

test('a guest’s connection is tested before the host brings them on, and watched after', async ({
  makeShow,
  openStudio,
  openGuest,
  openNetwork,
  page,
}) => {
  test.setTimeout(240_000);
  const studio = await openStudio(await makeShow({ title: 'Guest doctor' }));
  const guest = await openGuest();
  const network = await openNetwork();
  await network.attach(guest.page);
  await guest.join({ inviteUrl: await studio.createInvite({ label: 'Grace' }), name: 'Grace' });
  const check = guest.page.getByRole('region', { name: 'Your connection' });

  await test.step('both read the verdict, the host with its figures', async () => {
    await expect(check.getByRole('progressbar', { name: 'Connection test' })).toBeVisible();
    await expect(check).toContainText('Good network');
    await expect(check).toContainText('Straight, over UDP');
    const badge = connectionOf(studio, 'Grace');
    await expect(badge).toHaveText('Good network');
    await badge.click();
    const details = page.getByRole('dialog', { name: 'Connection of Grace' });
    await expect(details).toContainText('Their connection carries picture and sound well.');
    await expect(details).toContainText(/Round trip/);
    await expect(details).toContainText(/Uplink(at least|about) [\d.]+ [kM]b\/s/);
    await expect(details).toContainText(/BrowserChrome \d+/);
    await page.keyboard.press('Escape');
  });

  await test.step('it can be tested again', async () => {
    await check.getByRole('button', { name: 'Test again' }).click();
    await expect(check).toContainText('Testing your connection');
    await expect(check).toContainText('Good network');
  });

  await test.step('a network that goes bad on stage is told with advice, and so is that it is well again', async () => {
    // The fake microphone is next to silent, which would be told instead of the network after a while.
    await guest.control('Mute').click();
    await studio.bringOnStage('Grace');
    const own = guest.page.getByRole('button', { name: /^Your connection/ });
    await expect(own).toHaveText('Good network');
    await network.lose(0.2);
    await expect(own).toHaveText('Poor network');
    await own.click();
    await expect(guest.page.getByRole('dialog', { name: 'Your connection' })).toContainText(
      /Your network is losing \d+ % of .* would help\./,
    );
    await expect(connectionOf(studio, 'Grace')).toHaveText('Poor network');
    await network.lose(0);
    await expect(own).toHaveText('Good network', { timeout: 60_000 });
    await expect(connectionOf(studio, 'Grace')).toHaveText('Good network');
  });
});

test('a network that blocks UDP is told before the guest comes on', async ({ makeShow, openStudio, openGuest, openNetwork }) => {
  const studio = await openStudio(await makeShow({ title: 'No UDP' }));
  const guest = await openGuest();
  await (await openNetwork({ blocksUdp: true })).attach(guest.page);
  await guest.join({ inviteUrl: await studio.createInvite({ label: 'Grace' }), name: 'Grace' });
  const check = guest.page.getByRole('region', { name: 'Your connection' });
  await expect(check).toContainText('Your network blocks UDP; the picture may lag.');
  await expect(connectionOf(studio, 'Grace')).toHaveText('Fair network');
  await expectMoving(studio.person('Grace', 'Backstage').getByLabel('Grace', { exact: true }));
});

test('a guest without camera and microphone is known before they come on, and not to other guests', async ({
  makeShow,
  openStudio,
  openGuest,
  openStranger,
}) => {
  const studio = await openStudio(await makeShow({ title: 'No devices' }));
  const inviteUrl = await studio.createInvite({ label: 'Grace' });
  const guest = new GuestPage(await openStranger({ permissions: [] }));
  await guest.join({ inviteUrl, name: 'Grace' });
  await expect(connectionOf(studio, 'Grace')).toHaveText('No camera');
  await connectionOf(studio, 'Grace').click();
  const details = studio.page.getByRole('dialog', { name: 'Connection of Grace' });
  await expect(details).toContainText('Their microphone cannot be used');
  await studio.page.keyboard.press('Escape');
  await studio.bringOnStage('Grace');

  const other = await openGuest();
  await other.join({ inviteUrl: await studio.createInvite({ label: 'Edsger' }), name: 'Edsger' });
  await expect(connectionOf(studio, 'Edsger')).toHaveText('Good network');
  await expect(other.stage.getByText('Grace')).toBeVisible();
  await expect(other.page.getByText('No camera')).toBeHidden();
});

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
