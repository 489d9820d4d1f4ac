import type { Locator, Page } from '@playwright/test';
import { expect } from '../expect.ts';
import type { Colour } from '../mediaFiles.ts';

/** The panel's tab for media, and what of it is in the picture. */
export class MediaTab {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get library(): Locator {
    return this.page.getByRole('region', { name: 'Media library' });
  }

  get clip(): Locator {
    return this.page.getByRole('region', { name: 'Clip' });
  }

  async open(): Promise<void> {
    await this.page.getByRole('tab', { name: 'Media' }).click();
    await expect(this.library).toBeVisible();
  }

  file(name: string): Locator {
    return this.library.getByRole('list', { name: 'Files' }).getByRole('listitem', { name, exact: true });
  }

  async upload(...paths: string[]): Promise<void> {
    await this.library.getByLabel('Media files').setInputFiles(paths);
  }

  async menu(name: string, item: string): Promise<void> {
    await this.file(name)
      .getByRole('button', { name: `More about ${name}` })
      .click();
    await this.page.getByRole('menuitem', { name: item }).click();
  }

  async delete(name: string): Promise<void> {
    await this.menu(name, 'Delete');
    await this.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await expect(this.file(name)).toBeHidden();
  }

  /** The mean colour of the Program's preview. */
  async programColour(): Promise<Colour> {
    return await this.page.getByLabel('Program preview').evaluate((video): Colour => {
      const context = new OffscreenCanvas(1, 1).getContext('2d');
      if (!(video instanceof HTMLVideoElement) || !context) throw new Error('no preview');
      context.imageSmoothingQuality = 'high';
      context.drawImage(video, 0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
      return [red, green, blue];
    });
  }

  async expectProgram(check: (colour: Colour) => boolean, is = true): Promise<void> {
    await expect.poll(async () => check(await this.programColour())).toBe(is);
  }
}
