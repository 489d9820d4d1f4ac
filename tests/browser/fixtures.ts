import { join } from 'node:path';
import { createDatabase, type Database } from '@footlight/database';
import { type Browser, type BrowserContextOptions, test as base, type Page } from '@playwright/test';
import { testsEnv } from '../support/env.ts';
import { chromiumFlags, deviceFlags } from '../support/launchChromium.ts';
import { FlvFollower } from '../support/measure/FlvFollower.ts';
import { GuestPage } from '../support/pages/GuestPage.ts';
import { HostPages } from '../support/pages/HostPages.ts';
import { StudioPage } from '../support/pages/StudioPage.ts';
import { type RigDescription, readRigDescription } from '../support/rigDescription.ts';
import { WebApi } from './WebApi.ts';

export { expect } from '@playwright/test';

/** What a platform received since the test began. */
interface WatchedPlatform {
  name: string;
  serverUrl: string;
  follower: FlvFollower;
}

interface Fixtures {
  host: HostPages;
  api: WebApi;
  /** The studio of a show, opened in this test's own page, past the device check. */
  openStudio: (broadcastId: string) => Promise<StudioPage>;
  /** Makes a show that is ended after the test, whatever happens. */
  makeShow: (options?: { title?: string; destinationIds?: readonly string[]; streamingMethod?: string }) => Promise<string>;
  /** Destinations at both platforms, with keys of this test's own. */
  makeDestinations: () => Promise<string[]>;
  /** Someone else: a context of their own, without cookies. */
  openStranger: (options?: BrowserContextOptions) => Promise<Page>;
  openGuest: () => Promise<GuestPage>;
  platforms: WatchedPlatform[];
  /** For what no page can do: letting time pass, looking at what is stored. */
  database: Database;
}

export const adminStateOf = (rig: RigDescription): string => join(rig.folder, 'admin.json');

/** As the signed-in admin, unless a test says `storageState: empty`. */
export const test = base.extend<Fixtures, { rig: RigDescription }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  rig: [async ({}, use) => await use(readRigDescription()), { scope: 'worker' }],
  launchOptions: [
    async ({ rig }, use) => await use({ executablePath: testsEnv.CHROMIUM_PATH, args: [...chromiumFlags, ...deviceFlags(rig.devices)] }),
    { scope: 'worker' },
  ],
  baseURL: async ({ rig }, use) => await use(rig.webUrl),
  storageState: async ({ rig }, use) => await use(adminStateOf(rig)),
  host: async ({ page, rig }, use) => await use(new HostPages({ page, baseUrl: rig.webUrl })),
  api: async ({ context }, use) => await use(new WebApi(context.request)),
  makeShow: async ({ api }, use, testInfo) => {
    const made: string[] = [];
    await use(async (options = {}) => {
      const id = await api.createShow({ title: testInfo.title.slice(0, 100), ...options });
      made.push(id);
      return id;
    });
    for (const id of made) await api.endShow(id);
  },
  makeDestinations: async ({ api, rig }, use, testInfo) => {
    await use(
      async () =>
        await Promise.all(
          rig.platforms.map(({ name, serverUrl }, index) =>
            api.createDestination({ name, serverUrl, streamKey: `key-${testInfo.testId}-${testInfo.retry}-${index}` }),
          ),
        ),
    );
  },
  openStudio: async ({ page, rig }, use) => {
    await use(async (broadcastId) => {
      const studio = new StudioPage(page);
      await studio.open(new URL(`/studio/${broadcastId}`, rig.webUrl).href);
      await studio.enter();
      return studio;
    });
  },
  openStranger: async ({ browser, rig }, use) => {
    const pages = await peopleOf(browser, rig);
    await use(pages.open);
    await pages.close();
  },
  openGuest: async ({ openStranger }, use) => await use(async () => new GuestPage(await openStranger())),
  database: async ({ rig }, use) => {
    const database = createDatabase(rig.databaseUrl, { poolSize: 1 });
    await use(database);
    await database.$disconnect();
  },
  platforms: async ({ rig }, use) => {
    const platforms = rig.platforms.map(({ name, serverUrl, receivedFolder }) => ({
      name,
      serverUrl,
      follower: new FlvFollower({ folder: receivedFolder, onlyNew: true }),
    }));
    await use(platforms);
    for (const { follower } of platforms) follower.close();
  },
});

/** Nobody is signed in. */
export const signedOut = { cookies: [], origins: [] };

async function peopleOf(browser: Browser, rig: RigDescription) {
  const contexts: { close(): Promise<void> }[] = [];
  return {
    open: async (options: BrowserContextOptions = {}): Promise<Page> => {
      const context = await browser.newContext({
        baseURL: rig.webUrl,
        viewport: { width: 1280, height: 800 },
        permissions: ['camera', 'microphone'],
        storageState: signedOut,
        ...options,
      });
      contexts.push(context);
      return await context.newPage();
    },
    close: async () => {
      for (const context of contexts) await context.close();
    },
  };
}
