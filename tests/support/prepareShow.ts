import { randomBytes } from 'node:crypto';
import type { ProgramSizeId } from '@footlight/contracts';
import type { Page } from 'playwright';
import { HostPages } from './pages/HostPages.ts';
import { StudioPage } from './pages/StudioPage.ts';
import type { Rig } from './Rig.ts';

interface PrepareShowOptions {
  rig: Rig;
  page: Page;
  title: string;
  /** One for each platform of the rig. */
  streamKeys: readonly string[];
  size?: ProgramSizeId;
}

/** A stream key that is nowhere else in the world, to be searched for. */
export const makeCanary = (): string => `canary-${randomBytes(12).toString('hex')}`;

/** From a fresh product to a studio that is ready to go live with the test signal, all through the pages. */
export async function prepareShow({ rig, page, title, streamKeys, size = '720p' }: PrepareShowOptions): Promise<StudioPage> {
  const host = new HostPages({ page, baseUrl: rig.stack.webUrl });
  await host.setUp({
    name: 'Ada Host',
    email: 'ada@footlight.test',
    password: randomBytes(12).toString('base64url'),
    setupCode: rig.stack.setupCode,
  });
  for (const [index, { name, serverUrl }] of rig.platforms.entries())
    await host.addDestination({ name, platform: 'Custom RTMP', serverUrl, streamKey: streamKeys[index] ?? '' });
  await host.createShow({ title, destinations: rig.platforms.map(({ name }) => name), size });
  const studio = new StudioPage(page);
  await studio.enter();
  await studio.setTestSignal(true);
  return studio;
}
