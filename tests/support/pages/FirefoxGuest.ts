import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { testsEnv } from '../env.ts';

const preferences = {
  // Moving colours and a tone, given without asking.
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  // The media server is on this machine alone.
  'media.peerconnection.ice.loopback': true,
  // Sound runs without a gesture, as in the other browser under test.
  'media.autoplay.default': 0,
};

/** A guest in Firefox, driven over WebDriver BiDi: Playwright drives a Firefox of its own only. */
export class FirefoxGuest {
  readonly #browser: Browser;
  readonly #page: Page;

  private constructor({ browser, page }: { browser: Browser; page: Page }) {
    this.#browser = browser;
    this.#page = page;
  }

  static async launch(): Promise<FirefoxGuest> {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: testsEnv.FIREFOX_PATH,
      headless: true,
      extraPrefsFirefox: preferences,
    });
    return new FirefoxGuest({ browser, page: await browser.newPage() });
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

  /** How many frames of a person's picture on stage were decoded; 0 without a picture. */
  async countFramesOf(name: string): Promise<number> {
    return await this.#page.evaluate(
      (label) =>
        document.querySelector<HTMLVideoElement>(`section[aria-label="Stage"] video[aria-label="${label}"]`)?.getVideoPlaybackQuality()
          .totalVideoFrames ?? 0,
      name,
    );
  }

  async screenshot(path: `${string}.png`): Promise<void> {
    await this.#page.screenshot({ path });
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}
