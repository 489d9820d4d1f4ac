import { defineConfig } from 'vitest/config';

/**
 * unit: no server needed. integration (*.integration.test.ts): real Redis, PostgreSQL, mediasoup, FFmpeg, RTMP
 * server; `npm test` brings them up and passes TEST_DATABASE_URL, TEST_REDIS_URL and MEDIASOUP_WORKER_BIN.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{apps,packages,prisma,scripts,tests}/**/*.test.ts'],
          exclude: ['**/*.integration.test.ts', '**/*.browser.test.ts', '**/node_modules/**', '**/.next/**'],
        },
      },
      {
        test: {
          name: 'integration',
          include: ['{apps,packages,prisma,scripts,tests}/**/*.integration.test.ts'],
          exclude: ['**/node_modules/**', '**/.next/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
