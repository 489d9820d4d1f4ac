import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const repositoryRoot = fileURLToPath(new URL('../../', import.meta.url));

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Server-sent events must leave at once; the proxy in front compresses what is worth it.
  compress: false,
  outputFileTracingRoot: repositoryRoot,
  turbopack: { root: repositoryRoot },
  // Packages of this repository are TypeScript sources.
  transpilePackages: ['@footlight/contracts', '@footlight/database', '@footlight/server-kit', '@footlight/studio'],
  serverExternalPackages: ['@node-rs/argon2', '@prisma/adapter-pg', '@prisma/client', 'bullmq', 'ioredis', 'pg', 'pino', 'prom-client'],
  // `npm run typecheck` checks this workspace with the same compiler; doing it twice only slows the first start.
  typescript: { ignoreBuildErrors: true },
  images: { unoptimized: true },
  devIndicators: false,
};

export default config;
