import type { Page } from '@playwright/test';
import { expect } from '../expect.ts';

export const messageField = (page: Page) => page.getByRole('textbox', { name: /^Message to/ });
export const messages = (page: Page) => page.getByRole('log', { name: 'Messages' }).getByRole('listitem');

/** Sends a message in the chat that is open. */
export async function say(page: Page, text: string): Promise<void> {
  await messageField(page).fill(text);
  await messageField(page).press('Enter');
  await expect(messageField(page)).toHaveValue('');
}
