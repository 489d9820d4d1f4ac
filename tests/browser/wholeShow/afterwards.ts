/** A whole show, from its end to what is kept of it. */
import { isGreen, readColours, readToneDb } from '../../support/mediaFiles.ts';
import { probeMedia } from '../../support/probeMedia.ts';
import { expect } from '../fixtures.ts';
import { type Show, title } from './show.ts';

/** @returns seconds on air, as the studio showed them last. */
export async function endShow({ product, studio, cora, grace }: Show): Promise<number> {
  const [minutes = 0, seconds = 0] = (await studio.onAirTimer.innerText()).split(':').slice(-2).map(Number);
  await studio.endShow();
  for (const guest of [cora, grace]) await expect(guest.page.getByRole('heading', { name: 'The show has ended' })).toBeVisible();
  await expect(studio.outcome.getByText(/^Live for /)).toHaveCount(product.platforms.length);
  await expect(studio.outcome.getByRole('link', { name: 'Download recording' })).toBeVisible();
  return minutes * 60 + seconds;
}

export async function readHistory({ product, host, studio }: Show): Promise<void> {
  const { page } = studio;
  await host.goto('/');
  const past = page.getByRole('region', { name: 'Past' });
  await expect(past).toContainText(`Delivered to all ${product.platforms.length}`);
  await past.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
  const read = async (name: string) => {
    const href = await page.getByRole('link', { name }).getAttribute('href');
    return await page.request.get(new URL(href ?? '', page.url()).href);
  };
  expect((await (await read('Download')).body()).toString('latin1', 4, 8)).toBe('ftyp');

  const entries = page.getByRole('list', { name: 'Show log' }).getByRole('listitem');
  const pictures = ['banner', 'ticker', 'clock', 'countdown', 'comment', 'media over the stage', 'balance of the sound'];
  for (const sentence of [
    'The show went live',
    ...product.platforms.map(({ name }) => `Live on ${name}`),
    ...pictures.map((field) => `Picture changed: ${field}`),
    'Grace was muted',
    'Layout: Side by side',
    'Grace moved backstage',
    'Linus was removed',
    'Mallory was banned',
    'Scene: Opening',
    'The show ended',
  ])
    await expect(entries.filter({ hasText: sentence }).first()).toBeVisible();
  await expect(entries.filter({ hasText: 'Layout: Side by side' })).toContainText('Cora');
  const { events } = await (await read('Log as JSON')).json();
  expect(events).toHaveLength(await entries.count());
  expect(await (await read('Chapters')).text()).toMatch(/^0:00 .+\n(?:.*\n)*\d+:\d\d Opening\n/);
}

export async function checkRecordings({ product }: Show, shownSeconds: number): Promise<void> {
  for (const { name, follower } of product.platforms) {
    expect(follower.files, `connections to ${name}`).toHaveLength(1);
    const path = follower.files[0]?.path ?? '';
    const { video, audio, packets, decodeErrors } = await probeMedia(path);
    expect(video, name).toMatchObject({ codec: 'h264', width: 1280, height: 720 });
    expect(audio, name).toMatchObject({ codec: 'aac', sampleRate: 48_000, channels: 2 });
    expect(decodeErrors, name).toEqual([]);
    const times = packets.filter(({ kind }) => kind === 'video').map(({ dtsMs }) => dtsMs);
    expect((Math.max(...times) - Math.min(...times)) / 1000, `seconds of ${name}`).toBeGreaterThan(shownSeconds - 10);
    expect((await readColours(path)).some(isGreen), `the clip at ${name}`).toBe(true);
    expect(await readToneDb(path), `the clip's sound at ${name}`).toBeGreaterThan(-40);
  }
}
