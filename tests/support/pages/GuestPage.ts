import type { Page } from '@playwright/test';
import { expect } from '../expect.ts';

/** The page behind an invite link, as a guest uses it. */
export class GuestPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(inviteUrl: string): Promise<void> {
    await this.page.goto(inviteUrl);
  }

  /** From the link to backstage: name, device check, Join. */
  async join({ inviteUrl, name }: { inviteUrl: string; name: string }): Promise<void> {
    await this.open(inviteUrl);
    await this.giveName(name);
    await this.enter();
  }

  async giveName(name: string): Promise<void> {
    await this.page.getByRole('textbox', { name: /your name/i }).fill(name);
    await this.page.getByRole('button', { name: 'Continue' }).click();
  }

  /** Joins from the device check, camera and microphone on. */
  async enter(): Promise<void> {
    await this.page.getByRole('button', { name: 'Join', exact: true }).click();
    await expect(this.status).toContainText(/backstage|on stage|on air/i);
  }

  get status() {
    return this.page.getByRole('status').first();
  }

  control(name: string | RegExp) {
    return this.page.getByRole('toolbar', { name: 'Your controls' }).getByRole('button', { name });
  }

  /** What the test of one's connection says, while one waits. */
  get connectionCheck() {
    return this.page.getByRole('region', { name: 'Your connection' });
  }

  /** A co-host's tab of the panel, which is opened where it is not. */
  async openTab(name: 'Stage' | 'Chat' | 'Notes'): Promise<void> {
    const tab = this.page.getByRole('tablist', { name: 'Panel' }).getByRole('tab', { name: new RegExp(`^${name}`) });
    if (!(await tab.isVisible())) await this.control(/^Chat/).click();
    await tab.click();
  }

  get stage() {
    return this.page.getByRole('region', { name: 'Stage' });
  }
}
