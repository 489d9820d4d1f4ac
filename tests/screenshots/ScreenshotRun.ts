import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { CanarySearch } from '../support/CanarySearch.ts';
import { GuestPage } from '../support/pages/GuestPage.ts';
import { HostPages } from '../support/pages/HostPages.ts';
import { StudioPage } from '../support/pages/StudioPage.ts';
import { makeCanary } from '../support/prepareShow.ts';
import type { Rig } from '../support/Rig.ts';
import type { ShowBrowser } from '../support/ShowBrowser.ts';
import { ShowStage } from '../support/ShowStage.ts';

export interface ScreenshotsResult {
  ok: boolean;
  failures: string[];
  pictures: string[];
}

interface ScreenshotRunOptions {
  folder: string;
  say: (line: string) => void;
  signal: AbortSignal;
}

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;
const [desktop] = sizes;

const sections = ['destinations', 'brand', 'streaming', 'daily', 'users', 'nodes'] as const;

/** A whole show, with a picture of every page and every state of it that a person meets. */
export class ScreenshotRun {
  readonly stage: ShowStage;
  readonly #folder: string;
  readonly #say: (line: string) => void;
  readonly #signal: AbortSignal;
  readonly #pictures: string[] = [];

  constructor({ folder, say, signal }: ScreenshotRunOptions) {
    this.#folder = resolve(folder);
    this.#say = say;
    this.#signal = signal;
    this.stage = new ShowStage({ name: 'screenshots', withWindows: false, search: new CanarySearch({ canaries: [] }) });
  }

  /** @throws Error when a page is not as expected; closing the stage is still the caller's. */
  async run(): Promise<ScreenshotsResult> {
    await mkdir(this.#folder, { recursive: true });
    const rig = await this.stage.openRig();
    const browser = await this.stage.openBrowser(rig);
    const page = await browser.openPage();
    const host = new HostPages({ page, baseUrl: rig.stack.webUrl });
    await this.#visitSetUp(host, rig);
    await this.#visitSettings(host, rig);
    await this.#playShow(host, { rig, browser });
    await this.#visitTheRest(host, browser);
    await this.stage.close();
    return { ok: true, failures: [], pictures: this.#pictures };
  }

  async #visitSetUp(host: HostPages, { stack }: Rig): Promise<void> {
    this.#say('Set-up');
    await host.goto('/setup');
    await this.#take(host.page, 'setup-account', { wholePage: true });
    await host.setUp({
      name: 'Ada Host',
      email: 'ada@footlight.test',
      password: randomBytes(12).toString('base64url'),
      setupCode: stack.setupCode,
    });
    await this.#take(host.page, 'setup-destination', { wholePage: true });
    await host.goto('/');
    await this.#take(host.page, 'dashboard-empty', { wholePage: true });
  }

  async #visitSettings(host: HostPages, rig: Rig): Promise<void> {
    this.#say('Settings');
    await host.goto('/admin/settings?section=destinations');
    await this.#take(host.page, 'settings-destinations-empty', { wholePage: true });
    await host.page.getByRole('button', { name: 'Add destination' }).click();
    await this.#take(host.page, 'settings-add-destination');
    for (const { name, serverUrl } of rig.platforms)
      await host.addDestination({ name, platform: 'Custom RTMP', serverUrl, streamKey: makeCanary() });
    for (const section of sections) {
      await host.goto(`/admin/settings?section=${section}`);
      await this.#take(host.page, `settings-${section}`, { wholePage: true });
    }
  }

  async #playShow(host: HostPages, { rig, browser }: { rig: Rig; browser: ShowBrowser }): Promise<void> {
    const { page } = host;
    await host.goto('/');
    await page.getByRole('button', { name: 'New show' }).click();
    await this.#take(page, 'dashboard-new-show');
    await host.createShow({ title: 'Tuesday talk', destinations: rig.platforms.map(({ name }) => name), size: '720p' });
    this.#say('Studio');
    const studio = new StudioPage(page);
    await expect(page.getByRole('combobox', { name: 'Camera' })).toBeEnabled();
    await this.#take(page, 'studio-device-check');
    await studio.enter();
    await this.#take(page, 'studio-alone');
    const guests: GuestPage[] = [];
    for (const name of ['Grace Guest', 'Linus Guest']) {
      this.#signal.throwIfAborted();
      const inviteUrl = await studio.createInvite({ label: name });
      const guest = new GuestPage(await browser.openPage());
      guests.push(guest);
      await guest.open(inviteUrl);
      await expect(guest.page.getByRole('textbox', { name: /your name/i })).toBeVisible();
      if (guests.length === 1) await this.#take(guest.page, 'guest-name');
      await guest.giveName(name);
      await expect(guest.page.getByRole('combobox', { name: 'Camera' })).toBeEnabled();
      if (guests.length === 1) await this.#take(guest.page, 'guest-device-check');
      await guest.enter();
    }
    const [grace] = guests;
    if (!grace) throw new Error('there is no guest');
    await expect(studio.person('Grace Guest', 'Backstage')).toBeVisible();
    await this.#take(page, 'studio-guests-backstage');
    await this.#take(grace.page, 'guest-backstage');
    await studio.bringOnStage('Grace Guest');
    await this.#takePanel(page, studio);
    await studio.saveScene('Talk');
    await studio.layout('Picture in picture').click();
    await studio.saveScene('Guest in the corner');
    await this.#take(page, 'studio-guest-on-stage');
    await studio.scene('Talk').click();
    await this.#take(grace.page, 'guest-on-stage');
    await studio.askToGoLive();
    await this.#take(page, 'studio-go-live');
    await page.keyboard.press('Escape');
    this.#say('On air');
    await studio.goLive();
    await studio.expectOnAir({ destinations: rig.platforms.length });
    await this.#take(page, 'studio-on-air');
    await this.#take(grace.page, 'guest-on-air');
    await studio
      .destination(/^Live on /)
      .first()
      .click();
    await this.#take(page, 'studio-destination');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'End show' }).click();
    await this.#take(page, 'studio-end');
    await page.keyboard.press('Escape');
    await studio.endShow();
    await this.#take(page, 'studio-ended');
    await expect(grace.page.getByRole('heading')).toBeVisible();
    await this.#take(grace.page, 'guest-ended');
  }

  /** Every tab of the panel, with something in the ones that are lists. */
  async #takePanel(page: Page, studio: StudioPage): Promise<void> {
    const tabs = page.getByRole('tablist', { name: 'Panel' }).getByRole('tab');
    await studio.openTab('Banners');
    await studio.writeBanner({ title: 'Grace Guest', subtitle: 'Talks about compilers' });
    await studio.writeBanner({ title: 'Tonight: how a compiler finds its words', style: 'Ticker' });
    for (const title of ['Grace Guest', 'Tonight: how a compiler finds its words'])
      await page.getByRole('button', { name: `Show ${title}` }).click();
    for (const tab of await tabs.all()) {
      await tab.click();
      await this.#take(page, `studio-panel-${(await tab.textContent())?.toLowerCase()}`);
    }
    await studio.openTab('Show');
  }

  async #visitTheRest(host: HostPages, browser: ShowBrowser): Promise<void> {
    this.#say('History, sign-in and errors');
    const { page } = host;
    await host.goto('/');
    await this.#take(page, 'dashboard', { wholePage: true });
    await page.emulateMedia({ colorScheme: 'dark' });
    await this.#take(page, 'dashboard-dark', { wholePage: true });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.getByRole('link', { name: 'Tuesday talk' }).first().click();
    await page.waitForURL(/\/broadcasts\//);
    await this.#take(page, 'show', { wholePage: true });
    await host.goto('/nowhere');
    await this.#take(page, 'not-found');
    const stranger = new HostPages({ page: await browser.openPage(), baseUrl: host.baseUrl });
    await stranger.goto('/signin');
    await this.#take(stranger.page, 'sign-in');
    await stranger.goto(`/join/${'A'.repeat(22)}`);
    await expect(stranger.page.getByRole('heading')).toBeVisible();
    await this.#take(stranger.page, 'invite-invalid');
  }

  /** One picture at each width, then the first width again. */
  async #take(page: Page, name: string, { wholePage = false } = {}): Promise<void> {
    for (const size of sizes) {
      this.#signal.throwIfAborted();
      await page.setViewportSize(size);
      const file = `${name}-${size.width}.png`;
      await page.screenshot({ path: join(this.#folder, file), fullPage: wholePage, animations: 'disabled' });
      this.#pictures.push(file);
    }
    await page.setViewportSize(desktop);
  }
}
