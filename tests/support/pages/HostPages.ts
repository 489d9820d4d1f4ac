import type { ProgramSizeId } from '@footlight/contracts';
import type { Page } from '@playwright/test';
import { expect } from '../expect.ts';
import { toDateTimeInput } from './toDateTimeInput.ts';

export interface Account {
  name: string;
  email: string;
  password: string;
}

export interface NewDestination {
  name: string;
  /** As the form names it: `YouTube`, `Custom RTMP`. */
  platform: string;
  serverUrl?: string;
  streamKey: string;
}

interface NewShow {
  title: string;
  /** Those that the form has chosen already. */
  destinations: readonly string[];
  size: ProgramSizeId;
  /** ms since epoch; without, the show has no time. */
  beginsAt?: number;
}

/** The pages around the studio: set-up, sign-in, dashboard, settings. */
export class HostPages {
  readonly page: Page;
  readonly baseUrl: string;

  constructor({ page, baseUrl }: { page: Page; baseUrl: string }) {
    this.page = page;
    this.baseUrl = baseUrl;
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(new URL(path, this.baseUrl).href);
  }

  /** The first admin, with the code that the start-up printed; the later steps of the set-up are left out. */
  async setUp({ setupCode, ...account }: Account & { setupCode: string }): Promise<void> {
    await this.goto('/setup');
    await this.fillSetUp({ setupCode, ...account });
    await this.page.waitForURL(/step=destination/);
  }

  async fillSetUp({ setupCode, name, email, password }: Account & { setupCode: string }): Promise<void> {
    await this.page.getByRole('textbox', { name: 'Set-up code' }).fill(setupCode);
    await this.page.getByRole('textbox', { name: 'Your name' }).fill(name);
    await this.page.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByLabel('Password again').fill(password);
    await this.page.getByRole('button', { name: 'Create admin account' }).click();
  }

  async signIn({ email, password }: Pick<Account, 'email' | 'password'>): Promise<void> {
    await this.goto('/signin');
    await this.fillSignIn({ email, password });
    await expect(this.page).not.toHaveURL(/signin/);
  }

  async fillSignIn({ email, password }: Pick<Account, 'email' | 'password'>): Promise<void> {
    await this.page.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }

  /** Adds a destination on its settings page, and waits until it stands in the list. */
  async addDestination(destination: NewDestination): Promise<void> {
    await this.goto('/admin/settings?section=destinations');
    await this.page.getByRole('button', { name: 'Add destination' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Add destination' });
    await this.fillDestination(destination);
    await dialog.getByRole('button', { name: 'Add destination' }).click();
    await expect(dialog).toBeHidden();
    await expect(this.page.getByRole('switch', { name: `${destination.name} enabled` })).toBeVisible();
  }

  /** Fills in the form, wherever it is shown. */
  async fillDestination({ name, platform, serverUrl, streamKey }: NewDestination): Promise<void> {
    await this.page.getByRole('combobox', { name: 'Platform' }).click();
    await this.page.getByRole('option', { name: platform }).click();
    await this.page.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    if (serverUrl !== undefined) await this.page.getByRole('textbox', { name: 'Server' }).fill(serverUrl);
    await this.page.getByLabel('Stream key').fill(streamKey);
  }

  /** Creates a show from the dashboard. Its page is open afterwards. */
  async planShow({ title, destinations, size, beginsAt }: NewShow): Promise<void> {
    await this.goto('/');
    await this.page.getByRole('button', { name: 'New show' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'New show' });
    await dialog.getByRole('textbox', { name: 'Title' }).fill(title);
    if (beginsAt !== undefined) await dialog.getByLabel(/^Begins/).fill(toDateTimeInput(beginsAt));
    for (const name of destinations) await expect(dialog.getByRole('checkbox', { name: new RegExp(name) })).toBeChecked();
    await dialog.getByText(size, { exact: true }).click();
    await dialog.getByRole('button', { name: 'Create show' }).click();
    await this.page.waitForURL(/\/broadcasts\//);
  }

  /** From a show's page to the device check of its studio. */
  async openStudio(): Promise<void> {
    await this.page
      .getByRole('link', { name: /studio/i })
      .first()
      .click();
    await this.page.waitForURL(/\/studio\//);
  }

  /** Creates a show from the dashboard and opens its studio. */
  async createShow(show: NewShow): Promise<void> {
    await this.planShow(show);
    await this.openStudio();
  }
}
