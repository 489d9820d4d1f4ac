import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const repositoryRoot = fileURLToPath(new URL('../../', import.meta.url));

/** Headers of every answer; pages get their Content-Security-Policy in src/proxy.ts. */
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  // Addresses of this app may hold an invite's token or the set-up code.
  { key: 'Referrer-Policy', value: 'no-referrer' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value:
      'camera=(self), microphone=(self), display-capture=(self), speaker-selection=(self), autoplay=(self), fullscreen=(self), geolocation=(), payment=(), usb=()',
  },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Server-sent events must leave at once; the proxy in front compresses what is worth it.
  compress: false,
  outputFileTracingRoot: repositoryRoot,
  turbopack: {
    root: repositoryRoot,
    // Sound that is worked on thread by thread: each module is served from here, as the page's policy for scripts wants it.
    rules: { '*.worklet.ts': { loaders: ['./workletLoader.ts'], as: '*.js', type: 'asset' } },
  },
  // Packages of this repository are TypeScript sources.
  transpilePackages: ['@footlight/contracts', '@footlight/database', '@footlight/server-kit', '@footlight/studio'],
  serverExternalPackages: [
    '@aws-sdk/client-s3',
    '@aws-sdk/lib-storage',
    '@node-rs/argon2',
    '@prisma/adapter-pg',
    '@prisma/client',
    'bullmq',
    'ioredis',
    'pg',
    'pino',
    'prom-client',
    'sharp',
  ],
  // `npm run typecheck` checks this workspace with the same compiler; doing it twice only slows the first start.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [
    { source: '/:path*', headers: securityHeaders },
    { source: '/api/:path*', headers: [{ key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'; sandbox" }] },
  ],
  images: { unoptimized: true },
  devIndicators: false,
};

export default config;
