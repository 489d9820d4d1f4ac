import { test as base, type Page } from '@playwright/test';
import { type EngineServer, serveEngine } from './serveEngine.ts';

export { expect } from '@playwright/test';

/** With the engine's page served for as long as a worker runs, and opened with sound. */
export const test = base.extend<{ openEngine: (page: Page) => Promise<void> }, { engine: EngineServer }>({
  engine: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const server = await serveEngine();
      await use(server);
      await server.close();
    },
    { scope: 'worker' },
  ],
  openEngine: async ({ engine }, use) => {
    await use(async (page) => {
      await page.goto(engine.url);
      await page.waitForFunction(() => 'bench' in window);
      await page.getByRole('button', { name: 'Start sound' }).click();
    });
  },
});
