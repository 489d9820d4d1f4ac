import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer } from 'vite';

export interface EngineServer {
  url: string;
  close(): Promise<void>;
}

/** Serves the engine's sources and the test page to a browser, on a free port of this machine. */
export async function serveEngine(): Promise<EngineServer> {
  const cacheDir = await mkdtemp(join(tmpdir(), 'studio-engine-'));
  const server = await createServer({
    root: fileURLToPath(new URL('./page', import.meta.url)),
    configFile: false,
    cacheDir,
    logLevel: 'error',
    // A page that is reloaded when the bundler finds one more dependency would lose the test.
    optimizeDeps: { include: ['mediasoup-client', 'msgpackr', 'zod'] },
    server: {
      host: '127.0.0.1',
      port: 0,
      strictPort: false,
      hmr: false,
      fs: { allow: [fileURLToPath(new URL('../../../', import.meta.url))] },
    },
  });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('the engine is not served');
  return {
    url,
    close: async () => {
      await server.close();
      await rm(cacheDir, { recursive: true, force: true });
    },
  };
}
