import type { ProgramSizeId } from '@footlight/contracts';
import { expect, type Page } from '@playwright/test';

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
    await this.page.getByRole('textbox', { name: 'Password', exact: true }).fill(password);
    await this.page.getByRole('textbox', { name: 'Password again' }).fill(password);
    await this.page.getByRole('button', { name: 'Create admin account' }).click();
  }

  async signIn({ email, password }: Pick<Account, 'email' | 'password'>): Promise<void> {
    await this.goto('/signin');
    await this.fillSignIn({ email, password });
    await expect(this.page).not.toHaveURL(/signin/);
  }

  async fillSignIn({ email, password }: Pick<Account, 'email' | 'password'>): Promise<void> {
    await this.page.getByRole('textbox', { name: 'E-mail' }).fill(email);
    await this.page.getByRole('textbox', { name: 'Password', exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
  }
}
