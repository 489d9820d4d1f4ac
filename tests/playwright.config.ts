import { defineConfig, devices } from '@playwright/test';
import { testsEnv } from './support/env.ts';
import { chromiumFlags } from './support/launchChromium.ts';

/** The product through its pages, in Chromium. One product serves all specs, so they run one after the other. */
export default defineConfig({
  testDir: '..',
  outputDir: 'test-results',
  globalSetup: './browser/globalSetup.ts',
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  // Deadlines for what is not coming, on a machine that does much else.
  timeout: 120_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    viewport: { width: 1440, height: 900 },
    permissions: ['camera', 'microphone'],
    // Without its film, which would cost the browser more than the show does.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: true, sources: false },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath: testsEnv.CHROMIUM_PATH, args: chromiumFlags },
  },
  projects: [
    { name: 'engine', testMatch: 'packages/studio/**/*.browser.spec.ts' },
    { name: 'set-up', testMatch: 'tests/browser/setUp.spec.ts' },
    {
      name: 'pages',
      testMatch: 'tests/browser/*.spec.ts',
      testIgnore: ['**/setUp.spec.ts', '**/recovery.spec.ts'],
      dependencies: ['set-up'],
    },
    { name: 'recovery', testMatch: 'tests/browser/recovery.spec.ts', dependencies: ['set-up'] },
  ],
});
