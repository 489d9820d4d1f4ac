import type { Page } from '@playwright/test';
import { findSeriousViolations } from '../support/findSeriousViolations.ts';
import { messageField, messages, say } from '../support/pages/chat.ts';
import { notes, prompter } from '../support/pages/notes.ts';
import { StudioPage } from '../support/pages/StudioPage.ts';
import { RoomSocketGate } from '../support/RoomSocketGate.ts';
import { expect, test } from './fixtures.ts';

test('host and guest chat: unread is counted, links are links, markup is text, and the hosts have a channel of their own', async ({
  makeShow,
  openStudio,
  openGuest,
  page,
}) => {
  const studio = await openStudio(await makeShow());
  const guest = await openGuest();
  await guest.join({ inviteUrl: await studio.createInvite({ label: 'Grace' }), name: 'Grace' });
  await guest.control('Chat').click();
  await say(guest.page, 'Can you hear me?');
  await say(guest.page, 'I hear you');
  await studio.tab('Chat, 2 new').click();
  await expect(studio.tab('Chat')).toHaveAccessibleName('Chat');
  await expect(messages(page)).toHaveCount(2);
  await expect(messages(page).first()).toContainText('Grace');

  const markup = '<img src=x onerror="document.title=1"> Notes: https://example.com/a?b=1.';
  await say(page, markup);
  const received = messages(guest.page).last();
  await expect(received).toContainText(markup);
  const link = received.getByRole('link');
  await expect(link).toHaveAttribute('href', 'https://example.com/a?b=1');
  await expect(link).toHaveAttribute('rel', /noopener/);
  await expect(received.getByRole('img')).toHaveCount(0);

  await page.getByRole('button', { name: 'Hosts' }).click();
  await say(page, 'She is on in two minutes');
  await guest.control('Chat').click();
  await page.getByRole('button', { name: 'Everyone' }).click();
  await say(page, 'Two minutes');
  await expect(guest.control('Chat, 1 new')).toBeVisible();
  await guest.control('Chat, 1 new').click();
  await expect(messages(guest.page)).toHaveCount(4);
  await expect(guest.page.getByText('She is on in two minutes')).toHaveCount(0);
  await expect(guest.page.getByRole('button', { name: 'Hosts' })).toHaveCount(0);
  expect(await findSeriousViolations(page), 'chat of the host').toEqual([]);
  expect(await findSeriousViolations(guest.page), 'chat of the guest').toEqual([]);

  const late = await openGuest();
  await late.join({ inviteUrl: await studio.createInvite({ label: 'Linus' }), name: 'Linus' });
  await late.control('Chat').click();
  await expect(messages(late.page)).toHaveCount(4);
});

test('every message is there once and in order after a lost connection, and what was not sent stays', async ({
  makeShow,
  openStudio,
  openGuest,
  page,
}) => {
  const studio = await openStudio(await makeShow());
  const guest = await openGuest();
  const gate = await RoomSocketGate.create(guest.page);
  await guest.join({ inviteUrl: await studio.createInvite({ label: 'Grace' }), name: 'Grace' });
  await guest.control('Chat').click();
  await studio.tab('Chat').click();
  await say(page, 'One');
  await expect(messages(guest.page)).toHaveCount(1);

  await test.step('an answer that was lost is no second message', async () => {
    gate.loseNextAnswerTo('sendChat');
    await messageField(guest.page).fill('Two');
    await messageField(guest.page).press('Enter');
    await expect(messageField(guest.page)).toHaveValue('');
    await expect(messages(guest.page)).toHaveCount(2);
    await expect(messages(page)).toHaveCount(2);
  });

  await test.step('what was said meanwhile comes, and what was not sent is sent once', async () => {
    await gate.cut();
    await expect(guest.status).toContainText('Connection lost');
    await messageField(guest.page).fill('Five');
    await messageField(guest.page).press('Enter');
    await expect(guest.page.getByText('Not sent: the connection is away.')).toBeVisible();
    await expect(messageField(guest.page)).toHaveValue('Five');
    await say(page, 'Three');
    await say(page, 'Four');
    gate.mend();
    await expect(messages(guest.page)).toHaveCount(4);
    await messageField(guest.page).press('Enter');
    await expect(messageField(guest.page)).toHaveValue('');
    for (const reader of [page, guest.page]) {
      await expect(messages(reader)).toHaveCount(5);
      for (const [index, text] of ['One', 'Two', 'Three', 'Four', 'Five'].entries())
        await expect(messages(reader).nth(index)).toContainText(text);
    }
  });
});

/** The paragraph beside the mark of the teleprompter. */
const lineRead = async (page: Page): Promise<string> =>
  await prompter(page)
    .getByRole('document', { name: 'Text' })
    .evaluate((view) => {
      const { top, height } = view.getBoundingClientRect();
      const mark = top + height * 0.35 + 1;
      const lines = [...view.querySelectorAll<HTMLElement>('[data-start]')];
      return lines.findLast((line) => line.getBoundingClientRect().top <= mark)?.textContent ?? '';
    });

test('hosts and co-hosts share notes and read the same line of the teleprompter; guests see neither', async ({
  makeShow,
  openStudio,
  openGuest,
  page,
}) => {
  const studio = await openStudio(await makeShow());
  const [coHost, guest] = [await openGuest(), await openGuest()];
  await coHost.join({ inviteUrl: await studio.createInvite({ label: 'Cora', role: 'Co-host' }), name: 'Cora' });
  await guest.join({ inviteUrl: await studio.createInvite({ label: 'Grace' }), name: 'Grace' });

  await studio.tab('Notes').click();
  const script = Array.from({ length: 60 }, (_, index) => `Line ${index + 1}: what the host says at that point of the show.`).join('\n');
  await notes(page).fill(script);
  await coHost.page.getByRole('tab', { name: 'Notes' }).click();
  await expect(notes(coHost.page)).toHaveValue(script);
  await notes(coHost.page).fill(`Welcome\n${script}`);
  await expect(notes(page)).toHaveValue(`Welcome\n${script}`);
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();

  await studio.tab('Show').click();
  await page.keyboard.press('t');
  await expect(prompter(page).getByRole('button', { name: 'Stop' })).toBeVisible();
  await coHost.page.getByRole('button', { name: 'Open the teleprompter' }).click();
  await expect.poll(() => lineRead(coHost.page)).toMatch(/^Line [2-9]/);
  await page.keyboard.press('t');
  await expect(prompter(coHost.page).getByRole('button', { name: 'Start' })).toBeVisible();
  for (const name of ['Stop', 'Start']) {
    await coHost.page.keyboard.press('t');
    await expect(prompter(page).getByRole('button', { name, exact: true })).toBeVisible();
  }

  await prompter(page).getByRole('document', { name: 'Text' }).hover();
  await page.mouse.wheel(0, 700);
  await expect.poll(() => lineRead(page)).toMatch(/^Line \d\d/);
  const line = async () => [await lineRead(page), await lineRead(coHost.page)];
  await expect.poll(async () => new Set(await line()).size).toBe(1);
  await prompter(page).getByRole('button', { name: 'Larger letters' }).click();
  await expect.poll(async () => new Set(await line()).size).toBe(1);
  await prompter(coHost.page).getByRole('button', { name: 'Back to the top' }).click();
  await expect.poll(() => lineRead(page)).toBe('Welcome');
  expect(await findSeriousViolations(page), 'teleprompter of the host').toEqual([]);
  expect(await findSeriousViolations(coHost.page), 'notes of the co-host').toEqual([]);

  await guest.control('Chat').click();
  await expect(messageField(guest.page)).toBeVisible();
  await expect(guest.page.getByRole('tab', { name: 'Notes' })).toHaveCount(0);
  await expect(guest.page.getByText(/what the host says/)).toHaveCount(0);

  await page.reload();
  await studio.enter();
  await studio.tab('Notes').click();
  await expect(notes(page)).toHaveValue(`Welcome\n${script}`);
});

test('nobody writes over notes that they have not seen', async ({ makeShow, openStudio, api, page }) => {
  const show = await makeShow();
  const studio = await openStudio(show);
  await studio.tab('Notes').click();
  await notes(page).fill('Mine');
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect((await api.send('PUT', `/api/broadcasts/${show}/notes`, { version: 1, text: 'From elsewhere' })).ok()).toBe(true);
  await notes(page).fill('Mine, and more');
  const conflict = page.getByRole('alert').filter({ hasText: 'changed in another place' });
  await expect(conflict).toBeVisible();
  expect(await (await api.send('GET', `/api/broadcasts/${show}/notes`)).json()).toEqual({ version: 2, text: 'From elsewhere' });
  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  await expect(page.getByText('Saved', { exact: true })).toBeVisible();
  expect(await (await api.send('GET', `/api/broadcasts/${show}/notes`)).json()).toEqual({ version: 3, text: 'Mine, and more' });
});

test('raised hands come first in the queue, in their order, and go down on stage', async ({ makeShow, openStudio, openGuest, page }) => {
  const studio = await openStudio(await makeShow());
  const [ann, bea] = [await openGuest(), await openGuest()];
  await ann.join({ inviteUrl: await studio.createInvite({ label: 'Ann' }), name: 'Ann' });
  await bea.join({ inviteUrl: await studio.createInvite({ label: 'Bea' }), name: 'Bea' });
  const queue = page.getByRole('region', { name: 'Backstage' }).getByRole('listitem');
  await expect(queue).toHaveCount(2);
  await expect(queue.first()).toHaveAccessibleName('Ann');

  await bea.control('Raise hand').click();
  await expect(page.getByText('Bea raised a hand.').first()).toBeVisible();
  await expect(queue.first()).toHaveAccessibleName('Bea');
  await ann.control('Raise hand').click();
  await expect(queue.last().getByRole('button', { name: 'Ann raised a hand, number 2. Lower it' })).toBeVisible();
  await bea.control('Lower hand').click();
  await expect(queue.first()).toHaveAccessibleName('Ann');
  await queue.first().getByRole('button', { name: 'Ann raised a hand, number 1. Lower it' }).click();
  await expect(ann.control('Raise hand')).toBeVisible();

  await bea.control('Raise hand').click();
  await expect(queue.first()).toHaveAccessibleName('Bea');
  await studio.bringOnStage('Bea');
  await expect(bea.control(/hand/)).toHaveCount(0);
  await studio.moveBackstage('Bea');
  await expect(bea.control('Raise hand')).toBeVisible();
  await expect(studio.person('Bea', 'Backstage').getByRole('button', { name: /raised a hand/ })).toHaveCount(0);
});

test('the host renames a guest, and asks them to unmute', async ({ makeShow, openStudio, openGuest, page }) => {
  const studio = await openStudio(await makeShow());
  const guest = await openGuest();
  await guest.join({ inviteUrl: await studio.createInvite({ label: 'Grace' }), name: 'xX_grace_Xx' });
  await studio.bringOnStage('xX_grace_Xx');
  await studio.personMenu('xX_grace_Xx', 'Rename');
  const rename = page.getByRole('dialog', { name: 'Rename xX_grace_Xx' });
  await rename.getByLabel('Name').fill('  ');
  await rename.getByRole('button', { name: 'Rename' }).click();
  await expect(rename.getByText('Enter a name.')).toBeVisible();
  await rename.getByLabel('Name').fill('Grace Hopper');
  await rename.getByRole('button', { name: 'Rename' }).click();
  await expect(studio.person('Grace Hopper', 'On stage')).toBeVisible();
  await expect(guest.stage.getByLabel('Grace Hopper')).toBeVisible();

  await guest.control('Mute').click();
  await expect(studio.person('Grace Hopper', 'On stage').getByText('Microphone off')).toBeVisible();
  for (const [answer, note] of [
    ['Not now', 1],
    ['Unmute me', 0],
  ] as const) {
    await studio.personMenu('Grace Hopper', 'Ask to unmute');
    await guest.page.getByRole('alert').getByRole('button', { name: answer }).click();
    await expect(guest.page.getByText(/asks you to turn your microphone on/)).toHaveCount(0);
    await expect(studio.person('Grace Hopper', 'On stage').getByText('Microphone off')).toHaveCount(note);
  }

  await guest.page.reload();
  await guest.enter();
  await expect(studio.person('Grace Hopper', 'On stage')).toBeVisible();
});

test('who was removed may come back by the link, who was banned may not', async ({ makeShow, openStudio, openGuest, page }) => {
  const studio = await openStudio(await makeShow());
  const guest = await openGuest();
  const inviteUrl = await studio.createInvite({ label: 'Grace' });
  await guest.join({ inviteUrl, name: 'Grace' });
  await studio.personMenu('Grace', 'Remove');
  await expect(guest.page.getByRole('heading', { name: 'You were removed from this studio' })).toBeVisible();
  await guest.page.getByRole('button', { name: 'Join again' }).click();
  await guest.enter();
  await expect(studio.person('Grace', 'Backstage')).toBeVisible();

  await studio.personMenu('Grace', 'Ban from this show');
  const question = page.getByRole('alertdialog', { name: 'Ban Grace from this show?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(studio.person('Grace', 'Backstage')).toBeVisible();
  await studio.personMenu('Grace', 'Ban from this show');
  await question.getByRole('button', { name: 'Ban', exact: true }).click();
  await expect(guest.page.getByRole('heading', { name: 'This show is closed to you' })).toBeVisible();
  await expect(studio.person('Grace', 'Backstage')).toHaveCount(0);

  await guest.open(inviteUrl);
  await expect(guest.page.getByRole('heading', { name: 'This show is closed to you' })).toBeVisible();
  const disguised = await openGuest();
  await disguised.open(inviteUrl);
  await expect(disguised.page.getByRole('heading', { name: 'This link has expired' })).toBeVisible();
});

test('what happened on air is on the show’s page afterwards, as JSON and as chapters', async ({
  makeShow,
  makeDestinations,
  openStudio,
  openGuest,
  platforms,
  page,
}) => {
  const show = await makeShow({ destinationIds: await makeDestinations() });
  const studio = await openStudio(show);
  const guest = await openGuest();
  await guest.join({ inviteUrl: await studio.createInvite({ label: 'Grace' }), name: 'Grace' });
  await page.keyboard.press('1');
  await studio.saveScene('Opening');
  await studio.goLive();
  await studio.expectOnAir({ destinations: platforms.length });
  await studio.bringOnStage('Grace');
  await page.keyboard.press('5');
  await expect(studio.layout('Grid')).toHaveAttribute('aria-pressed', 'true');
  await studio.scene('Opening').click();
  await expect(studio.layout('Solo')).toHaveAttribute('aria-pressed', 'true');
  await studio.person('Grace', 'On stage').getByRole('button', { name: 'Mute', exact: true }).click();
  await expect(guest.control('Muted by the host')).toBeVisible();
  await studio.endShow();

  await page.goto(`/broadcasts/${show}`);
  const entries = page.getByRole('list', { name: 'Show log' }).getByRole('listitem');
  const arrivals = platforms.map(() => 'Live on ');
  const actions = ['Grace came on stage', 'Layout: Grid', 'Scene: Opening', 'Grace was muted'];
  const sentences = ['The show went live', ...arrivals, ...actions, 'The show ended'];
  await expect(entries).toHaveCount(sentences.length);
  for (const [index, sentence] of sentences.entries()) await expect(entries.nth(index)).toContainText(sentence);
  expect(await findSeriousViolations(page), 'show log').toEqual([]);
  const read = async (name: string) => {
    const href = await page.getByRole('link', { name }).getAttribute('href');
    return await (await page.request.get(href ?? '')).text();
  };
  expect(JSON.parse(await read('Log as JSON')).events).toHaveLength(sentences.length);
  expect(await read('Chapters')).toMatch(/^0:00 \w+\n/);
});

test('a co-host runs the stage: people, layouts, and what is written over the picture', async ({
  makeShow,
  openStudio,
  openGuest,
  page,
}) => {
  const studio = await openStudio(await makeShow());
  const coHost = await openGuest();
  await coHost.join({ inviteUrl: await studio.createInvite({ label: 'Cora', role: 'Co-host' }), name: 'Cora' });
  const guest = await openGuest();
  await guest.join({ inviteUrl: await studio.createInvite({ label: 'Grace' }), name: 'Grace' });

  const room = new StudioPage(coHost.page);
  await room.bringOnStage('Grace');
  await expect(guest.status).toContainText('You are on stage');
  const card = room.person('Grace', 'On stage');
  await card.getByRole('button', { name: 'Mute', exact: true }).click();
  await expect(guest.control('Muted by the host')).toBeVisible();
  await card.getByRole('button', { name: 'Unmute' }).click();
  await expect(guest.control('Mute')).toBeVisible();
  await room.layout('Split').click();
  await expect(studio.layout('Split')).toHaveAttribute('aria-pressed', 'true');

  await studio.openTab('Banners');
  await studio.writeBanner({ title: 'Grace Hopper' });
  await page.getByRole('button', { name: 'Show Grace Hopper' }).click();
  await room.openTab('Banners');
  await coHost.page.getByRole('button', { name: 'Hide Grace Hopper' }).click();
  await expect(page.getByRole('button', { name: 'Show Grace Hopper' })).toBeVisible();
  expect(await findSeriousViolations(coHost.page), 'stage of the co-host').toEqual([]);
  await room.moveBackstage('Grace');
  await expect(guest.status).toContainText('You are backstage');
});
