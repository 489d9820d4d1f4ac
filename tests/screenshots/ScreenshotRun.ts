import { randomBytes } from 'node:crypto';
import { CanarySearch } from '../support/CanarySearch.ts';
import { expect } from '../support/expect.ts';
import { HostPages } from '../support/pages/HostPages.ts';
import { makeCanary } from '../support/prepareShow.ts';
import type { Rig } from '../support/Rig.ts';
import type { ShowBrowser } from '../support/ShowBrowser.ts';
import { ShowStage } from '../support/ShowStage.ts';
import { Album } from './Album.ts';
import { playShow, showTitle } from './playShow.ts';

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

const weekMs = 7 * 86_400_000;
const sections = ['destinations', 'brand', 'streaming', 'daily', 'users', 'nodes'] as const;

/** A whole show, with a picture of every page and every state of it that a person meets. */
export class ScreenshotRun {
  readonly stage: ShowStage;
  readonly #album: Album;
  readonly #say: (line: string) => void;

  constructor({ folder, say, signal }: ScreenshotRunOptions) {
    this.#album = new Album({ folder, signal });
    this.#say = say;
    this.stage = new ShowStage({
      name: 'screenshots',
      withWindows: false,
      search: new CanarySearch({ canaries: [] }),
      cameraPicture: 'person',
    });
  }

  /** @throws Error when a page is not as expected; closing the stage is still the caller's. */
  async run(): Promise<ScreenshotsResult> {
    const rig = await this.stage.openRig();
    const browser = await this.stage.openBrowser(rig);
    const page = await browser.openPage();
    const host = new HostPages({ page, baseUrl: rig.stack.webUrl });
    await this.#visitSetUp(host, rig);
    await this.#visitSettings(host, rig);
    await playShow({ host, rig, browser, album: this.#album, say: this.#say });
    await this.#visitTheRest(host, browser);
    await this.stage.close();
    return { ok: true, failures: [], pictures: [...this.#album.pictures] };
  }

  async #visitSetUp(host: HostPages, { stack }: Rig): Promise<void> {
    this.#say('Set-up');
    await host.goto('/setup');
    await this.#album.take(host.page, 'setup-account', { wholePage: true });
    await host.setUp({
      name: 'Ada Host',
      email: 'ada@footlight.test',
      password: randomBytes(12).toString('base64url'),
      setupCode: stack.setupCode,
    });
    await this.#album.take(host.page, 'setup-destination', { wholePage: true });
    await host.goto('/setup?step=show');
    await this.#album.take(host.page, 'setup-show', { wholePage: true });
    await host.goto('/');
    await this.#album.take(host.page, 'dashboard-empty', { wholePage: true });
  }

  async #visitSettings(host: HostPages, rig: Rig): Promise<void> {
    this.#say('Settings');
    await host.goto('/admin/settings?section=destinations');
    await this.#album.take(host.page, 'settings-destinations-empty', { wholePage: true });
    await host.page.getByRole('button', { name: 'Add destination' }).click();
    await this.#album.take(host.page, 'settings-add-destination');
    for (const { name, serverUrl } of rig.platforms)
      await host.addDestination({ name, platform: 'Custom RTMP', serverUrl, streamKey: makeCanary() });
    for (const section of sections) {
      await host.goto(`/admin/settings?section=${section}`);
      await this.#album.take(host.page, `settings-${section}`, { wholePage: true });
    }
  }

  async #visitTheRest(host: HostPages, browser: ShowBrowser): Promise<void> {
    this.#say('History, sign-in and errors');
    const { page } = host;
    await host.goto('/');
    await this.#album.take(page, 'dashboard', { wholePage: true });
    await page.emulateMedia({ colorScheme: 'dark' });
    await this.#album.take(page, 'dashboard-dark', { wholePage: true });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.getByRole('link', { name: showTitle }).first().click();
    await page.waitForURL(/\/broadcasts\//);
    await this.#album.take(page, 'show', { wholePage: true });
    const publicPage = await this.#planShow(host);
    await host.goto('/nowhere');
    await this.#album.take(page, 'not-found');
    const stranger = new HostPages({ page: await browser.openPage(), baseUrl: host.baseUrl });
    await stranger.goto('/signin');
    await this.#album.take(stranger.page, 'sign-in');
    await stranger.goto(`/join/${'A'.repeat(22)}`);
    await expect(stranger.page.getByRole('heading')).toBeVisible();
    await this.#album.take(stranger.page, 'invite-invalid');
    await stranger.goto(publicPage);
    await this.#album.take(stranger.page, 'public-page');
  }

  /** A show for next week. @returns the address of its public page. */
  async #planShow(host: HostPages): Promise<string> {
    await host.planShow({ title: 'Evening of compilers', destinations: [], size: '720p', beginsAt: Date.now() + weekMs });
    await this.#album.take(host.page, 'show-planned', { wholePage: true });
    return await host.page.getByRole('textbox', { name: 'Public page' }).inputValue();
  }
}
