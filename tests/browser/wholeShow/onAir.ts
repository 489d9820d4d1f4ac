/** A whole show, from Go live until its end. */
import { isGreen } from '../../support/mediaFiles.ts';
import { MediaTab } from '../../support/pages/MediaTab.ts';
import { expectColour, stripe, tickerPanel } from '../../support/pages/programColours.ts';
import { expect } from '../fixtures.ts';
import type { Show } from './show.ts';

export async function goLive({ product, studio, grace, linus, mallory }: Show): Promise<void> {
  const dialog = await studio.askToGoLive();
  for (const { name } of product.platforms) await expect(dialog.getByText(name)).toBeVisible();
  const checks = dialog.getByRole('list', { name: 'Before you go live' });
  for (const sentence of ['Connected to the media server.', 'Your microphone is on.', 'Your camera is on.', '4 people are on stage.'])
    await expect(checks).toContainText(sentence);
  await dialog.getByRole('button', { name: 'Not yet' }).click();
  await studio.goLive();
  await studio.expectOnAir({ destinations: product.platforms.length, timeoutMs: 90_000 });
  for (const guest of [grace, linus]) await expect(guest.status).toContainText('ON AIR');
  await expect(mallory.status).toContainText('The show is live. The host will bring you on.');
}

/** Early: with the two go two browsers that this machine plays as well. */
export async function sendAway({ studio, linus, mallory }: Show): Promise<void> {
  const { page } = studio;
  await studio.personMenu('Linus', 'Remove');
  await page.getByRole('alertdialog', { name: 'Remove Linus?' }).getByRole('button', { name: 'Remove' }).click();
  await expect(linus.page.getByRole('heading', { name: 'You were removed from this studio' })).toBeVisible();
  await studio.personMenu('Mallory', 'Ban from this show');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Ban', exact: true }).click();
  await expect(mallory.page.getByRole('heading', { name: 'This show is closed to you' })).toBeVisible();
  await expect(page.getByRole('alertdialog')).toBeHidden();
  for (const guest of [linus, mallory]) await guest.page.close();
}

export async function writeOverPicture({ studio }: Show): Promise<void> {
  const { page } = studio;
  await studio.openTab('Banners');
  await studio.writeBanner({ title: 'Tonight: compilers', subtitle: 'With the people who write them' });
  await studio.writeBanner({ title: 'Questions are welcome', style: 'Ticker' });
  await page.getByRole('button', { name: 'Show Tonight: compilers' }).click();
  await expectColour(page, stripe, [0, 200, 255]);
  // Which lifts the banner.
  await page.getByRole('button', { name: 'Show Questions are welcome' }).click();
  await expectColour(page, tickerPanel, [10, 11, 15]);
  for (const shown of ['Tonight: compilers', 'Questions are welcome']) await page.getByRole('button', { name: `Hide ${shown}` }).click();

  await page.getByRole('switch', { name: 'Clock' }).click();
  await page.getByLabel('Minutes').fill('10');
  await page.getByRole('button', { name: 'Start countdown' }).click();
  await page.getByLabel('From').fill('Barbara');
  await page.getByRole('textbox', { name: 'Comment' }).fill('How does it find its words?');
  await page.getByRole('button', { name: 'Show comment' }).click();
  for (const name of ['Hide comment', 'Hide countdown']) {
    await page.getByRole('button', { name }).click();
    await expect(page.getByRole('button', { name })).toBeHidden();
  }
  await page.getByRole('switch', { name: 'Clock' }).click();
  await expect(page.getByRole('switch', { name: 'Clock' })).not.toBeChecked();
}

export async function playMedia({ studio, files }: Show): Promise<void> {
  const media = new MediaTab(studio.page);
  await media.open();
  await media.upload(files.video, files.sound);
  await media.file('Opening.mp4').getByRole('button', { name: 'Play Opening.mp4' }).click();
  await expect(media.clip.getByRole('timer', { name: 'Time left' })).toBeVisible();
  await media.expectProgram(isGreen);
  await expect(media.clip).toBeHidden();
  await media.expectProgram(isGreen, false);
  await media.menu('Jingle.mp3', 'Play as background music');
  await media.clip.getByRole('slider', { name: 'Volume' }).fill('40');
  await expect(media.clip.getByRole('timer', { name: 'Time left' })).toBeHidden();
  await media.file('Jingle.mp3').getByRole('button', { name: 'Stop Jingle.mp3' }).click();
  await expect(media.clip).toBeHidden();
}

export async function tendSound({ studio, grace }: Show): Promise<void> {
  const { page } = studio;
  const card = studio.person('Grace', 'On stage');
  await card.getByRole('button', { name: 'Sound' }).click();
  const volume = page.getByRole('slider', { name: 'Volume of Grace', exact: true });
  for (let step = 0; step < 3; step += 1) await volume.press('ArrowRight');
  await expect(volume).toHaveAttribute('aria-valuetext', '+3 dB');
  await page.getByRole('switch', { name: 'Hear alone' }).click();
  await page.keyboard.press('Escape');
  const solo = page.getByRole('status', { name: 'Hearing one person alone' });
  await expect(solo).toContainText('You hear Grace alone.');
  await solo.getByRole('button', { name: 'Hear everyone' }).click();

  await card.getByRole('button', { name: 'Mute', exact: true }).click();
  await expect(grace.control('Muted by the host')).toBeDisabled();
  await card.getByRole('button', { name: 'Unmute' }).click();
  await grace.control('Mute').click();
  await expect(card).toContainText('Microphone off');
  await studio.personMenu('Grace', 'Ask to unmute');
  await grace.page.getByRole('alert').getByRole('button', { name: 'Unmute me' }).click();
  await expect(card).not.toContainText('Microphone off');
}

export async function changePlaces({ studio, besideHost, grace }: Show): Promise<void> {
  await besideHost.layout('Side by side').click();
  await expect(studio.layout('Side by side')).toHaveAttribute('aria-pressed', 'true');
  await studio.moveBackstage('Grace');
  await expect(grace.status).toContainText('You are backstage');
}

export async function checkCalm({ product, studio }: Show): Promise<void> {
  const { page } = studio;
  for (const heard of ['false', 'true']) {
    await page.keyboard.press('m');
    await expect(studio.control('Microphone')).toHaveAttribute('aria-pressed', heard);
  }
  await page.keyboard.press('Shift+Digit1');
  await expect(studio.layout('Solo')).toHaveAttribute('aria-pressed', 'true');
  await expect(studio.pictureReadout).toHaveText(/^Published \d+ fps, \d+\.\d Mb\/s$/);
  // That the computer is busy may well be said: it plays everyone.
  await expect(studio.alarm.filter({ has: page.getByRole('button'), hasNotText: 'pictures a second' })).toHaveCount(0);
  await studio.expectOnAir({ destinations: product.platforms.length });
}
