import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright';

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
] as const;
const [desktop] = sizes;

interface AlbumOptions {
  folder: string;
  signal: AbortSignal;
}

/** The pictures of a run, in one folder. */
export class Album {
  readonly #folder: string;
  readonly #signal: AbortSignal;
  readonly #pictures: string[] = [];

  constructor({ folder, signal }: AlbumOptions) {
    this.#folder = resolve(folder);
    this.#signal = signal;
  }

  /** File names, in the order in which they were taken. */
  get pictures(): readonly string[] {
    return this.#pictures;
  }

  /** What a page is looked at in. */
  get sizes(): typeof sizes {
    return sizes;
  }

  /** One picture at each width, then the first width again. */
  async take(page: Page, name: string, { wholePage = false } = {}): Promise<void> {
    for (const size of sizes) {
      await page.setViewportSize(size);
      await this.#keep(page, `${name}-${size.width}`, { wholePage });
    }
    await page.setViewportSize(desktop);
  }

  /** One picture of a page as large as it is: a phone's. */
  async takeAsItIs(page: Page, name: string): Promise<void> {
    await this.#keep(page, name, { wholePage: false });
  }

  async #keep(page: Page, name: string, { wholePage }: { wholePage: boolean }): Promise<void> {
    this.#signal.throwIfAborted();
    await mkdir(this.#folder, { recursive: true });
    const file = `${name}.png`;
    await page.screenshot({ path: join(this.#folder, file), fullPage: wholePage, animations: 'disabled' });
    this.#pictures.push(file);
  }
}
