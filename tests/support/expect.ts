import { expect as playwrightExpect } from '@playwright/test';

/** As patient as in the browser tests: outside their runner, Playwright gives up after five seconds. */
export const expect = playwrightExpect.configure({ timeout: 30_000 });
