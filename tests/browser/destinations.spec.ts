import { platformIds, platforms } from '@footlight/contracts';
import { expect, test } from './fixtures.ts';
import { readFailure } from './WebApi.ts';

const settings = '/admin/settings?section=destinations';

test('each platform fills in what is known of it', async ({ page, host }) => {
  await host.goto(settings);
  await page.getByRole('button', { name: 'Add destination' }).click();
  const server = page.getByRole('textbox', { name: 'Server' });
  for (const id of platformIds) {
    await page.getByRole('combobox', { name: 'Platform' }).click();
    await page.getByRole('option', { name: platforms[id].name }).click();
    await expect(server).toHaveValue(platforms[id].serverUrl);
    await expect(page.getByText(`Found in: ${platforms[id].keyHint}`)).toBeVisible();
  }
});

test('a stream key is written, replaced and never read', async ({ page, host, api, rig, database }) => {
  const streamKey = 'first-key-0123456789';
  const name = 'Write-only';
  await host.addDestination({ name, platform: 'Custom RTMP', serverUrl: rig.platforms[0]?.serverUrl ?? '', streamKey });
  await expect(page.getByText('Key set on').first()).toBeVisible();
  expect(await (await api.send('GET', '/api/destinations')).text()).not.toContain(streamKey);
  expect(await page.content()).not.toContain(streamKey);
  const stored = await database.destination.findFirstOrThrow({ where: { name } });
  expect(JSON.stringify(stored)).not.toContain(streamKey);

  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Change' }).click();
  const dialog = page.getByRole('dialog', { name });
  await expect(dialog.getByLabel('Stream key')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Replace' }).click();
  await expect(dialog.getByLabel('Stream key')).toHaveValue('');
  await dialog.getByLabel('Stream key').fill('second-key-0123456789');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  const changed = await database.destination.findUniqueOrThrow({ where: { id: stored.id } });
  expect(changed.streamKeyCiphertext).not.toBe(stored.streamKeyCiphertext);

  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Remove' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('switch', { name: `${name} enabled` })).toBeHidden();
});

const goodUrl = 'rtmp://live.example.com/app';
for (const { what, serverUrl = goodUrl, streamKey = 'good', words, platform = 'Custom RTMP' } of [
  { what: 'another scheme', serverUrl: 'http://live.example.com/app', words: /must begin with rtmp:\/\/ or rtmps:\/\// },
  {
    what: 'a user name in the address',
    serverUrl: 'rtmp://me:secret@live.example.com/app',
    words: /must not hold a user name or password/,
  },
  { what: 'a control character in the address', serverUrl: 'rtmp://live.example.com/a\tpp', words: /server address is not valid/ },
  { what: 'an address without a path', serverUrl: 'rtmp://live.example.com', words: /server address is not valid/ },
  {
    what: 'plain RTMP where a platform takes TLS alone',
    serverUrl: goodUrl,
    platform: 'Facebook',
    words: /Facebook takes rtmps:\/\/ only/,
  },
  { what: 'an empty key', streamKey: '', words: /stream key is empty/ },
  { what: 'a key with spaces', streamKey: 'two words', words: /must not hold spaces/ },
  { what: 'an address in place of the key', streamKey: 'rtmp://live.example.com/app/key', words: /belongs in Server/ },
]) {
  test(`${what} is refused beside its field`, async ({ page, host, database }) => {
    await host.goto(settings);
    await page.getByRole('button', { name: 'Add destination' }).click();
    const name = `Refused: ${what}`;
    await host.fillDestination({ name, platform, serverUrl, streamKey });
    await page.getByRole('dialog').getByRole('button', { name: 'Add destination' }).click();
    await expect(page.getByText(words)).toBeVisible();
    expect(await database.destination.count({ where: { name } })).toBe(0);
  });
}

test('a private address that no admin allowed is refused, whatever way it is written', async ({ page, host, api }) => {
  await host.goto(settings);
  await page.getByRole('button', { name: 'Add destination' }).click();
  await host.fillDestination({ name: 'Inside', platform: 'Custom RTMP', serverUrl: 'rtmp://10.0.0.1/live', streamKey: 'any' });
  await page.getByRole('dialog').getByRole('button', { name: 'Add destination' }).click();
  await expect(page.getByText(/leads into a private network/)).toBeVisible();
  for (const serverUrl of ['rtmp://[::ffff:10.0.0.1]/live', 'rtmp://167772161/live', 'rtmp://169.254.169.254/live', 'rtmp://[::1]/live']) {
    const answer = await api.send('POST', '/api/destinations', {
      name: 'Inside',
      platform: 'custom',
      serverUrl,
      streamKey: 'any',
      enabled: true,
    });
    expect((await readFailure(answer)).status, serverUrl).toBe(422);
  }
});
