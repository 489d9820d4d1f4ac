import { networkInterfaces } from 'node:os';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { testsEnv } from '../env.ts';
import { leadThroughProxies, PoorNetwork } from '../PoorNetwork.ts';

const preferences = {
  // Moving colours and a tone, given without asking.
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  // Sound runs without a gesture, as in the other browser under test.
  'media.autoplay.default': 0,
};

/**
 * A guest in Firefox, driven over WebDriver BiDi: Playwright drives a Firefox of its own only. Firefox finds no path to
 * 127.0.0.1, where the media server of a test is alone, so that it is led there from another address of this machine.
 */
export class FirefoxGuest {
  readonly #browser: Browser;
  readonly #page: Page;
  readonly #network: PoorNetwork;

  private constructor({ browser, page, network }: { browser: Browser; page: Page; network: PoorNetwork }) {
    this.#browser = browser;
    this.#page = page;
    this.#network = network;
  }

  /** @throws Error on a machine without a network. */
  static async launch(): Promise<FirefoxGuest> {
    const network = new PoorNetwork({ address: getOwnAddress() });
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: testsEnv.FIREFOX_PATH,
      headless: true,
      extraPrefsFirefox: preferences,
    });
    const page = await browser.newPage();
    await page.exposeFunction('footlightProxyOf', network.findProxy);
    await page.evaluateOnNewDocument(leadThroughProxies);
    return new FirefoxGuest({ browser, page, network });
  }

  /** From the link to backstage: name, device check, Join. */
  async join({ inviteUrl, name }: { inviteUrl: string; name: string }): Promise<void> {
    await this.#page.goto(inviteUrl);
    await this.#page.locator('::-p-aria([name="Your name"][role="textbox"])').fill(name);
    await this.press('Continue');
    await this.#page.locator('video[aria-label="Your camera"]').wait();
    await this.press('Join');
    await this.#page.locator('::-p-aria([name="Your controls"][role="toolbar"])').wait();
  }

  async press(name: string): Promise<void> {
    await this.#page.locator(`::-p-aria([name="${name}"][role="button"])`).click();
  }

  /** Everything that the page says. */
  async readText(): Promise<string> {
    return await this.#page.evaluate(() => document.body.innerText);
  }

  /** How many frames of a person's picture on stage were shown; 0 without a picture. Firefox keeps no other count of a stream's. */
  async countFramesOf(name: string): Promise<number> {
    return await this.#page.evaluate(async (label) => {
      const video = document.querySelector<HTMLVideoElement>(`section[aria-label="Stage"] video[aria-label="${label}"]`);
      if (!video) return 0;
      return await new Promise<number>((resolve) => {
        video.requestVideoFrameCallback((_now, { presentedFrames }) => resolve(presentedFrames));
        setTimeout(() => resolve(0), 2000);
      });
    }, name);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.#network.close();
  }
}

/** What is sent to it does not leave the machine. */
function getOwnAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((entries) => entries ?? []);
  const own = addresses.find(({ family, internal }) => family === 'IPv4' && !internal);
  if (!own) throw new Error('Firefox needs an IPv4 address beside 127.0.0.1 to reach the media server.');
  return own.address;
}
