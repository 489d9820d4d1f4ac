/** A whole show, from the set-up until everything is ready to go live. */
import { randomBytes } from 'node:crypto';
import { messages, say } from '../../support/pages/chat.ts';
import { expectMoving } from '../../support/pages/movingPicture.ts';
import { notes, prompter } from '../../support/pages/notes.ts';
import { expectColour } from '../../support/pages/programColours.ts';
import { makeCanary } from '../../support/prepareShow.ts';
import { expect } from '../fixtures.ts';
import { type Show, title } from './show.ts';

const hourMs = 3_600_000;
/** Long enough to roll for a while. */
const script = ['Welcome to Friday evening.', ...Array.from({ length: 40 }, (_, index) => `Then topic ${index + 1}.`)].join('\n');
/** Where the logo stands when nobody moved it. */
const logoPlace = { x: 0.92, y: 0.09 };

export async function setUp({ product, host, studio }: Show): Promise<void> {
  const password = randomBytes(12).toString('base64url');
  await host.setUp({ name: 'Ada Host', email: 'ada@footlight.test', password, setupCode: product.stack.setupCode });
  for (const { name, serverUrl } of product.platforms)
    await host.addDestination({ name, platform: 'Custom RTMP', serverUrl, streamKey: makeCanary() });
  const destinations = product.platforms.map(({ name }) => name);
  await host.planShow({ title, destinations, size: '720p', beginsAt: Date.now() + 3 * hourMs });
  await host.page.goto(await host.page.getByRole('textbox', { name: 'Public page' }).inputValue());
  await expect(host.page.getByRole('timer')).toHaveText(/^0?2:5\d:\d\d$/);
  await host.page.goBack();
  await host.openStudio();
  await studio.enter();
}

export async function gather({ studio, cora, grace, linus, mallory }: Show): Promise<void> {
  for (const { guest, name, role } of [
    { guest: cora, name: 'Cora', role: 'Co-host' },
    { guest: grace, name: 'Grace', role: 'Guest' },
    { guest: linus, name: 'xX_linus_Xx', role: 'Guest' },
    { guest: mallory, name: 'Mallory', role: 'Guest' },
  ] as const) {
    await guest.join({ inviteUrl: await studio.createInvite({ label: name, role }), name });
    // Five browsers on one machine: whatever the verdict is, both are told.
    const verdict = /(Good|Fair|Poor) network|Slow camera|Silent microphone/;
    // Who runs the show has a studio in this place.
    if (role === 'Guest') await expect(guest.connectionCheck).toContainText(verdict);
    await expect(studio.connectionOf(name)).toHaveText(verdict);
  }
}

export async function dress({ studio: { page }, studio, logo }: Show): Promise<void> {
  await studio.openTab('Brand');
  await page.getByLabel('Accent').fill('#00c8ff');
  await page.getByRole('radio', { name: 'Pill' }).check({ force: true });
  await page.getByLabel('Logo file').setInputFiles(logo);
  await expect(page.getByRole('switch', { name: 'Logo' })).toBeChecked();
  await expectColour(page, logoPlace, [255, 0, 255]);
}

export async function takePlaces({ studio, besideHost, grace }: Show): Promise<void> {
  const { page } = studio;
  await studio.bringOnStage('Cora');
  await studio.bringOnStage('Grace');
  await expect(grace.status).toContainText('You are on stage');
  await studio.layout('Split').click();
  await expect(studio.layout('Split')).toHaveAttribute('aria-pressed', 'true');
  await studio.layout('Grid').click();
  await expectMoving(grace.stage.getByLabel('Cora'));
  await expectMoving(besideHost.program.getByLabel('Grace'));

  await studio.control('Share screen').click();
  await expect(studio.control('Stop sharing')).toBeVisible();
  await studio.layout('Screen and people').click();
  await expectMoving(grace.stage.getByLabel('Ada Host’s screen'));
  await page.keyboard.press('s');
  await expect(studio.control('Share screen')).toBeVisible();
  await expect(grace.stage.getByLabel('Ada Host’s screen')).toHaveCount(0);
}

export async function prepareScenes({ studio }: Show): Promise<void> {
  const { page } = studio;
  await page.keyboard.press('1');
  await studio.saveScene('Opening');
  await page.keyboard.press('5');
  await studio.saveScene('Talk');
  await studio.chooseTransition('Cut');
  await studio.scene('Opening').click();
  await expect(studio.layout('Solo')).toHaveAttribute('aria-pressed', 'true');
  await studio.chooseTransition('Fade');
  await studio.scene('Talk').click();
  await expect(studio.layout('Grid')).toHaveAttribute('aria-pressed', 'true');
}

export async function talkItOver({ studio, cora, besideHost, grace }: Show): Promise<void> {
  const { page } = studio;
  await grace.control('Chat').click();
  await say(grace.page, 'I hear you well');
  await studio.tab('Chat, 1 new').click();
  await expect(messages(page)).toContainText('I hear you well');
  await page.getByRole('button', { name: 'Hosts' }).click();
  await say(page, 'Grace is on first');
  await besideHost.openTab('Chat');
  await cora.page.getByRole('button', { name: /^Hosts/ }).click();
  await expect(messages(cora.page)).toContainText('Grace is on first');
  await expect(grace.page.getByText('Grace is on first')).toHaveCount(0);

  await studio.openTab('Notes');
  await notes(page).fill(script);
  await besideHost.openTab('Notes');
  await expect(notes(cora.page)).toHaveValue(script);
  await cora.page.getByRole('button', { name: 'Open the teleprompter' }).click();
  await expect(prompter(cora.page)).toContainText('Welcome to Friday evening.');
  await studio.openTab('Show');
  await page.keyboard.press('t');
  await expect(prompter(page).getByRole('button', { name: 'Stop' })).toBeVisible();
  await expect(prompter(cora.page).getByRole('button', { name: 'Stop' })).toBeVisible();
  await page.keyboard.press('t');
  await expect(prompter(cora.page).getByRole('button', { name: 'Start' })).toBeVisible();
  for (const reader of [page, cora.page]) await prompter(reader).getByRole('button', { name: 'Close the teleprompter' }).click();
}

export async function callLinus({ studio, linus }: Show): Promise<void> {
  const { page } = studio;
  await linus.control('Raise hand').click();
  await expect(page.getByRole('button', { name: /^xX_linus_Xx raised a hand, number 1/ })).toBeVisible();
  await studio.personMenu('xX_linus_Xx', 'Rename');
  const rename = page.getByRole('dialog', { name: 'Rename xX_linus_Xx' });
  await rename.getByLabel('Name').fill('Linus');
  await rename.getByRole('button', { name: 'Rename' }).click();
  await studio.bringOnStage('Linus');
  await expect(linus.status).toContainText('You are on stage');
  await expect(linus.control(/hand/)).toHaveCount(0);
}
