import { toDateTimeInput } from '../support/pages/toDateTimeInput.ts';
import { expect, test } from './fixtures.ts';

const hourMs = 3_600_000;

test('a show with a time has a countdown for everyone, a calendar file, and its place among the upcoming ones', async ({
  api,
  page,
  openStranger,
  rig,
}) => {
  await page.goto(rig.webUrl);
  await page.getByRole('button', { name: 'New show' }).first().click();
  const form = page.getByRole('dialog', { name: 'New show' });
  await form.getByLabel('Title').fill('Evening of compilers');
  await form.getByLabel(/^Begins/).fill(toDateTimeInput(Date.now() - 48 * hourMs));
  await form.getByRole('button', { name: 'Create show' }).click();
  await expect(form.getByRole('alert')).toContainText('This time is over.');
  await form.getByLabel(/^Begins/).fill(toDateTimeInput(Date.now() + 3 * hourMs));
  await form.getByRole('button', { name: 'Create show' }).click();
  await expect(page.getByRole('heading', { name: 'Evening of compilers', level: 1 })).toBeVisible();
  const address = await page.getByRole('textbox', { name: 'Public page' }).inputValue();

  const stranger = await openStranger();
  await stranger.goto(address);
  await expect(stranger.getByRole('heading', { name: 'Evening of compilers' })).toBeVisible();
  await expect(stranger.getByRole('timer')).toHaveText(/^0?2:5\d:\d\d$/);
  const download = stranger.waitForEvent('download');
  await stranger.getByRole('link', { name: 'Add to calendar' }).click();
  expect((await download).suggestedFilename()).toBe('show.ics');

  await page.goto(rig.webUrl);
  await expect(page.getByRole('region', { name: 'Upcoming' }).getByRole('link', { name: 'Evening of compilers' })).toBeVisible();
  await page.getByRole('link', { name: 'Evening of compilers' }).click();
  await page.getByRole('button', { name: 'Change time' }).click();
  await page.getByLabel('Date and time').fill(toDateTimeInput(Date.now() + 72 * hourMs));
  await page.getByRole('button', { name: 'Set time' }).click();
  await expect(page.getByText('The time is set.', { exact: true })).toBeVisible();
  await stranger.reload();
  await expect(stranger.getByRole('status')).toContainText('It begins in 3 days');

  await page.getByRole('button', { name: 'Change time' }).click();
  await page.getByRole('button', { name: 'Remove time' }).click();
  await expect(page.getByLabel('Date and time')).toBeVisible();
  await stranger.reload();
  await expect(stranger.getByRole('heading', { level: 1 })).not.toHaveText('Evening of compilers');
  const id = new URL(address).pathname.split('/').at(-1) ?? '';
  expect((await page.request.get(`${address}/calendar`)).status()).toBe(404);
  await api.endShow(id);
});
