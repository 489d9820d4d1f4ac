import { defineConfig } from '@playwright/test';

/** The engine's browser tests by themselves: `npm run test:browser -w @footlight/studio`. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.browser.spec.ts',
  outputDir: '../test-results',
  workers: 1,
  timeout: 60_000,
  reporter: 'list',
  use: {
    permissions: ['camera', 'microphone'],
    launchOptions: {
      executablePath: '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--use-fake-device-for-media-stream',
        '--use-fake-ui-for-media-stream',
      ],
    },
  },
});
