import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isGreen, isMagenta, type MediaFiles, makeMediaFiles, readColours, readToneDb } from '../support/mediaFiles.ts';
import { MediaTab } from '../support/pages/MediaTab.ts';
import { expect, test } from './fixtures.ts';
import { readFailure } from './WebApi.ts';

const clipSeconds = 6;
let folder: string;
let files: MediaFiles;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'media-files-'));
  files = await makeMediaFiles(folder, { seconds: clipSeconds });
});
test.afterAll(async () => await rm(folder, { recursive: true }));

test('a clip plays over the stage on air, with its sound, and goes by itself', async ({
  makeShow,
  makeDestinations,
  openStudio,
  platforms,
  page,
}) => {
  test.setTimeout(240_000);
  const studio = await openStudio(await makeShow({ title: 'Clip', destinationIds: await makeDestinations() }));
  const media = new MediaTab(page);
  await media.open();
  await media.upload(files.video);
  await expect(media.file('Opening.mp4')).toContainText(`0:0${clipSeconds}`);
  await expect(media.file('Opening.mp4').locator('img')).toBeVisible();
  await studio.goLive();
  await studio.expectOnAir({ destinations: platforms.length });
  await media.expectProgram(isGreen, false);

  await media.file('Opening.mp4').getByRole('button', { name: 'Play Opening.mp4' }).click();
  await expect(media.clip).toContainText('Opening.mp4');
  await expect(media.clip.getByRole('timer', { name: 'Time left' })).toHaveText(/0:0[1-7] left/);
  await media.expectProgram(isGreen);
  await expect(media.clip).toBeHidden();
  await media.expectProgram(isGreen, false);

  await studio.endShow();
  const received = platforms[0]?.follower.files.at(-1)?.path ?? '';
  const green = (await readColours(received)).map(isGreen);
  expect(green.slice(green.indexOf(true), green.lastIndexOf(true) + 1).every(Boolean), 'green without a gap').toBe(true);
  expect(green.filter(Boolean).length).toBeGreaterThan(clipSeconds * 2);
  expect(green.at(-1), 'the stage is back').toBe(false);
  expect(await readToneDb(received)).toBeGreaterThan(-40);
});

test('a picture stays until it is stopped, music loops under it with its own volume, and one takes the other’s place', async ({
  makeShow,
  openStudio,
  page,
}) => {
  await openStudio(await makeShow({ title: 'Pictures and music' }));
  const media = new MediaTab(page);
  await media.open();
  await media.upload(files.picture, files.sound);
  await media.file('Slide.png').getByRole('button', { name: 'Show Slide.png' }).click();
  await media.expectProgram(isMagenta);
  await expect(media.clip.getByRole('slider')).toBeHidden();
  await page.keyboard.press('Control+z');
  await media.expectProgram(isMagenta);

  await media.menu('Jingle.mp3', 'Play as background music');
  await media.expectProgram(isMagenta, false);
  const volume = media.clip.getByRole('slider', { name: 'Volume' });
  await expect(volume).toHaveValue('25');
  await volume.fill('60');
  await expect(volume).toHaveValue('60');
  await expect(media.clip.getByRole('timer')).toBeHidden();
  await media.clip.getByRole('button', { name: 'Loop' }).click();
  await expect(media.clip.getByRole('timer', { name: 'Time left' })).toBeVisible();
  await media.file('Jingle.mp3').getByRole('button', { name: 'Stop Jingle.mp3' }).click();
  await expect(media.clip).toBeHidden();

  await media.file('Slide.png').getByRole('button', { name: 'Show Slide.png' }).click();
  await media.expectProgram(isMagenta);
  await media.delete('Slide.png');
  await expect(media.clip).toBeHidden();
  await media.expectProgram(isMagenta, false);
  await media.delete('Jingle.mp3');
});

test('the library takes files by drop, renames and deletes them, and says what it does not take', async ({
  api,
  makeShow,
  openStudio,
  page,
}) => {
  const { assets } = (await (await api.send('GET', '/api/media')).json()) as { assets: { id: string }[] };
  for (const { id } of assets) await api.send('DELETE', `/api/media/${id}`);
  const studio = await openStudio(await makeShow({ title: 'Library' }));
  const media = new MediaTab(page);
  await media.open();
  await expect(media.library).toContainText('No media yet');

  const bytes = [...readFileSync(files.picture)];
  const transfer = await page.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([new Uint8Array(content)], 'Dropped.png', { type: 'image/png' }));
    return data;
  }, bytes);
  await media.library.dispatchEvent('dragenter', { dataTransfer: transfer });
  await media.library.dispatchEvent('drop', { dataTransfer: transfer });
  await expect(media.file('Dropped.png')).toContainText('640 × 360');

  await media.menu('Dropped.png', 'Rename');
  const dialog = page.getByRole('dialog', { name: 'Rename file' });
  await dialog.getByLabel('Name').fill(' ');
  await page.keyboard.press('Enter');
  await expect(dialog).toContainText('Give the file a name.');
  await dialog.getByLabel('Name').fill('Title card');
  await page.keyboard.press('Enter');
  await expect(media.file('Title card')).toBeVisible();

  await media.library.getByLabel('Media files').setInputFiles({ name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.from('<html>') });
  const refused = media.library.getByRole('list', { name: 'Uploads' }).getByRole('listitem', { name: 'film.mp4' });
  await expect(refused).toContainText('cannot play the file');
  await refused.getByRole('button', { name: 'Dismiss film.mp4' }).click();
  await expect(refused).toBeHidden();

  await page.route(/\/api\/media\?/, () => undefined);
  await media.upload(files.video);
  await media.library.getByRole('button', { name: 'Cancel Opening.mp4' }).click();
  await expect(media.library.getByRole('list', { name: 'Uploads' })).toBeHidden();
  await page.unroute(/\/api\/media\?/);

  await page.reload();
  await studio.enter();
  await media.open();
  await expect(media.file('Title card')).toBeVisible();
  await media.delete('Title card');
  await expect(media.library).toContainText('No media yet');
});

test('a large file comes whole, and is sent from any place of it', async ({ api, context }) => {
  const bytes = 30_000_000;
  const data = Buffer.alloc(bytes, 'never the same at 7 ');
  data.write('\0\0\0\x18ftypisom', 'latin1');
  const answer = await context.request.post('/api/media', {
    params: { name: 'Long film', kind: 'video' },
    data,
    headers: { 'content-type': 'application/octet-stream' },
  });
  const { id, bytes: stored } = (await answer.json()) as { id: string; bytes: number };
  expect(stored).toBe(bytes);
  const end = await context.request.get(`/api/media/${id}`, { headers: { range: `bytes=${bytes - 1000}-` } });
  expect((await end.body()).equals(data.subarray(-1000))).toBe(true);
  expect((await api.send('DELETE', `/api/media/${id}`)).status()).toBe(204);
});

test('a file is its owner’s: a stranger is asked to sign in, and what is no media is refused', async ({ api, openStranger, context }) => {
  const upload = (name: string, data: Buffer) =>
    context.request.post('/api/media', { params: { name, kind: 'image' }, data, headers: { 'content-type': 'application/octet-stream' } });
  expect(await readFailure(await upload('page.png', Buffer.from('<html>')))).toMatchObject({ status: 422, code: 'invalidInput' });
  const { id } = (await (await upload('mine.png', readFileSync(files.picture))).json()) as { id: string };
  const stranger = await openStranger();
  expect((await stranger.request.get(`/api/media/${id}`)).status()).toBe(401);
  const part = await context.request.get(`/api/media/${id}`, { headers: { range: 'bytes=1-3' } });
  expect([part.status(), await part.text()]).toEqual([206, 'PNG']);
  expect((await api.send('DELETE', `/api/media/${id}`)).status()).toBe(204);
  expect(await readFailure(await api.send('GET', `/api/media/${id}`))).toMatchObject({ code: 'notFound' });
});
