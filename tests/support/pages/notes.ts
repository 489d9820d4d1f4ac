import type { Page } from '@playwright/test';

export const prompter = (page: Page) => page.getByRole('region', { name: 'Teleprompter' });
export const notes = (page: Page) => page.getByRole('textbox', { name: 'Notes for hosts and co-hosts' });
