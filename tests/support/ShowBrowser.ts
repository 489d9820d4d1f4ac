import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';
import type { CanarySearch } from './CanarySearch.ts';
import { type CameraPicture, makeFakeDevices } from './fakeDevices.ts';
import { launchChromium } from './launchChromium.ts';
import { rememberPeerConnections } from './PublishingProbe.ts';
import { WindowedChromium } from './WindowedChromium.ts';
import { watchTraffic } from './watchTraffic.ts';

interface ShowBrowserOptions {
  /** For the fake devices' files. */
  folder: string;
  /** Real windows, so that a tab can be really hidden. */
  withWindows: boolean;
  search: CanarySearch;
  /** Of everyone's camera; shapes by default. */
  cameraPicture?: CameraPicture;
}

/** The people of a show: a browser with one context each, all watched. */
export class ShowBrowser {
  readonly #browser: Browser;
  readonly #windowed: WindowedChromium | undefined;
  readonly #search: CanarySearch;
  readonly #contexts: BrowserContext[] = [];

  constructor(parts: { browser: Browser; windowed: WindowedChromium | undefined; search: CanarySearch }) {
    this.#browser = parts.browser;
    this.#windowed = parts.windowed;
    this.#search = parts.search;
  }

  static async create({ folder, withWindows, search, cameraPicture = 'shapes' }: ShowBrowserOptions): Promise<ShowBrowser> {
    const devices = await makeFakeDevices(folder, { picture: cameraPicture });
    const windowed = withWindows ? await WindowedChromium.create({ folder, devices }) : undefined;
    return new ShowBrowser({ browser: windowed?.browser ?? (await launchChromium({ devices })), windowed, search });
  }

  /** The host's page: with windows, one that can be really hidden. */
  async openHostPage(): Promise<Page> {
    const [context] = this.#windowed ? this.#browser.contexts() : [];
    return context ? await this.#prepare(context) : await this.openPage();
  }

  /** A person of their own: own cookies, own window. */
  async openPage(options: BrowserContextOptions = {}): Promise<Page> {
    return await this.#prepare(await this.#browser.newContext({ viewport: { width: 1440, height: 900 }, ...options }));
  }

  async #prepare(context: BrowserContext): Promise<Page> {
    this.#contexts.push(context);
    await context.grantPermissions(['camera', 'microphone']);
    await rememberPeerConnections(context);
    watchTraffic(context, this.#search);
    return await context.newPage();
  }

  /** Searches what each page shows and holds now. */
  async searchPages(): Promise<void> {
    for (const page of this.#pages())
      this.#search.search(await page.content(), { kind: 'page', place: `page ${new URL(page.url()).pathname}` });
  }

  /** Pictures and texts of every page, for someone who wants to know why it failed. */
  async keepEvidence(folder: string): Promise<void> {
    await mkdir(folder, { recursive: true });
    for (const [index, page] of this.#pages().entries()) {
      await page.screenshot({ path: join(folder, `page${index + 1}.png`), timeout: 10_000 }).catch(() => undefined);
      await writeFile(join(folder, `page${index + 1}.html`), `<!-- ${page.url()} -->\n${await page.content().catch(String)}`);
    }
  }

  async close(): Promise<void> {
    await (this.#windowed ?? this.#browser).close();
  }

  #pages(): Page[] {
    return this.#contexts.flatMap((context) => context.pages());
  }
}
