import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { CanarySearch } from '../support/CanarySearch.ts';
import { makeCanary } from '../support/prepareShow.ts';
import { SilentServer } from '../support/SilentServer.ts';
import { expect, test } from './fixtures.ts';
import { readFailure } from './WebApi.ts';

const settings = '/admin/settings?section=destinations';
const explanation = /Some platforms show it for a moment in their own studio/;
const testOf = (place: Locator, name: string) => place.getByRole('button', { name: new RegExp(`^Test(ing| again)?: ${name}$`) });

test('before going live each destination is tested, and says what it found', async ({
  page,
  api,
  rig,
  platforms,
  makeShow,
  openStudio,
}) => {
  const serverUrl = platforms[0]?.serverUrl ?? '';
  const streamKey = makeCanary();
  const search = new CanarySearch({ canaries: [streamKey] });
  const redisWatch = await search.watchRedis(rig.redisUrl);
  const destinationIds = [
    await api.createDestination({ name: 'Right', serverUrl, streamKey }),
    await api.createDestination({ name: 'Wrong key', serverUrl, streamKey: rig.refusedKey }),
    // Port 9 (discard) has no listener here.
    await api.createDestination({ name: 'Nobody home', serverUrl: 'rtmp://127.0.0.1:9/live', streamKey: 'any' }),
  ];
  const studio = await openStudio(await makeShow({ destinationIds }));
  const dialog = await studio.askToGoLive();
  const rows = dialog.getByRole('list', { name: 'Where the show goes' });
  const row = (name: string) => rows.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) });
  await expect(rows.getByText('Not tested yet.')).toHaveCount(3);
  await expect(dialog.getByText(explanation)).toBeVisible();

  await testOf(rows, 'Right').click();
  await expect(row('Right').getByRole('status')).toHaveText(/^It took the stream key\. Tested at \d\d:\d\d\.$/, { timeout: 20_000 });
  await expect(row('Wrong key').getByText('Not tested yet.')).toBeVisible();
  expect(platforms[0]?.follower.tags).toEqual([]);

  await dialog.getByRole('button', { name: 'Test all' }).click();
  await expect(row('Wrong key').getByRole('status')).toContainText('The stream key was not accepted. Copy a fresh key', {
    timeout: 20_000,
  });
  await expect(row('Nobody home').getByRole('status')).toContainText('Its server refused the connection.', { timeout: 20_000 });
  await expect(row('Right').getByRole('status')).toContainText('It took the stream key.');
  await expect(testOf(rows, 'Wrong key')).toHaveText('Test again');

  await test.step('the key is nowhere', async () => {
    redisWatch.close();
    await search.searchRedis(rig.redisUrl);
    await search.searchDatabase(rig.databaseUrl);
    search.searchFolder(join(rig.folder, 'stack'));
    search.search(await page.content(), { kind: 'page', place: 'the studio' });
    expect(search.leaks).toEqual([]);
    expect(search.searched.redisCommand).toBeGreaterThan(10);
  });

  await test.step('what was found lasts as long as the page', async () => {
    await dialog.getByRole('button', { name: 'Not yet' }).click();
    await expect(dialog).toBeHidden();
    await studio.askToGoLive();
    await expect(row('Wrong key').getByRole('status')).toContainText('The stream key was not accepted.');
  });

  await test.step('the show goes live at a destination that was tested', async () => {
    await dialog.getByRole('button', { name: 'Go live', exact: true }).click();
    await studio.expectOnAir({ destinations: 1 });
    const answer = await api.send('POST', `/api/destinations/${destinationIds[0]}/test`, {});
    expect(await readFailure(answer)).toMatchObject({ status: 409, code: 'destinationOnAir' });
  });
});

test('closing the window gives a test up', async ({ api, makeShow, openStudio }) => {
  const server = await SilentServer.start();
  const name = 'Silent';
  const id = await api.createDestination({ name, serverUrl: `rtmp://127.0.0.1:${server.port}/live`, streamKey: 'any' });
  const studio = await openStudio(await makeShow({ destinationIds: [id] }));
  const dialog = await studio.askToGoLive();
  await testOf(dialog, name).click();
  await expect(testOf(dialog, name)).toBeDisabled();
  await expect(dialog.getByRole('status')).toHaveText('Greeting its server…', { timeout: 20_000 });
  await dialog.getByRole('button', { name: 'Not yet' }).click();
  await expect.poll(() => server.connections).toBe(0);
  await studio.askToGoLive();
  await expect(dialog.getByText('Not tested yet.')).toBeVisible();
  await server.close();
});

test('the settings test a destination, and forget what they found when it changes', async ({ page, host, rig, platforms }) => {
  const name = 'Tested in the settings';
  await host.addDestination({ name, platform: 'Custom RTMP', serverUrl: platforms[0]?.serverUrl ?? '', streamKey: rig.refusedKey });
  await expect(page.getByText(explanation)).toBeVisible();
  const main = page.getByRole('main');
  await testOf(main, name).click();
  await expect(page.getByText(/The stream key was not accepted/)).toBeVisible({ timeout: 20_000 });

  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Change' }).click();
  const dialog = page.getByRole('dialog', { name });
  await dialog.getByRole('button', { name: 'Replace' }).click();
  await dialog.getByLabel('Stream key').fill('a-right-key');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/The stream key was not accepted/)).toBeHidden();
  await testOf(main, name).click();
  await expect(page.getByText(/It took the stream key/)).toBeVisible({ timeout: 20_000 });
  await page.goto(settings);
  await expect(testOf(main, name)).toHaveText('Test');
});
