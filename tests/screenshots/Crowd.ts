import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { makeFakeDevices } from '../support/fakeDevices.ts';
import { launchChromium } from '../support/launchChromium.ts';
import { GuestPage } from '../support/pages/GuestPage.ts';
import type { StudioPage } from '../support/pages/StudioPage.ts';

/** Each is sent to every other one: small and slow, so that one machine bears all of them. */
const camera = { picture: 'person', width: 320, height: 180, fps: 15 } as const;

/** Many guests at once, in a browser with a small camera. */
export class Crowd {
  readonly #browser: Browser;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** Everyone joins and is brought on stage. @param folder for the camera's file. @throws Error when one cannot; nobody is left then. */
  static async gather(studio: StudioPage, { folder, names }: { folder: string; names: readonly string[] }): Promise<Crowd> {
    const devices = await makeFakeDevices(await mkdtemp(join(folder, 'crowd-')), camera);
    const crowd = new Crowd(await launchChromium({ devices }));
    try {
      for (const name of names) await crowd.#bring(studio, name);
    } catch (error) {
      await crowd.close();
      throw error;
    }
    return crowd;
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }

  async #bring(studio: StudioPage, name: string): Promise<void> {
    const inviteUrl = await studio.createInvite({ label: name });
    const context = await this.#browser.newContext({ viewport: { width: 640, height: 480 }, permissions: ['camera', 'microphone'] });
    await new GuestPage(await context.newPage()).join({ inviteUrl, name });
    await studio.bringOnStage(name);
  }
}
