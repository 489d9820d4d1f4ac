import { expect, test } from './fixtures.ts';

test('the host sees how loud the Program is, and evens voices out or not', async ({ makeShow, openStudio, page }) => {
  const studio = await openStudio(await makeShow({ title: 'Loudness' }));
  const loudness = page.getByRole('meter', { name: 'Program loudness' });
  await expect(loudness).toHaveAttribute('aria-valuetext', /Nobody is heard/);
  // A tenth of a second of beep in each second: 6 dB and 10 dB under full scale.
  await studio.setTestSignal(true);
  await expect(loudness).toHaveAttribute('aria-valuetext', /−1[567]\.\d LUFS\. Good/);

  const levelling = page.getByRole('switch', { name: 'Even out voices' });
  await expect(levelling).toBeChecked();
  await levelling.click();
  await expect(levelling).not.toBeChecked();
  await page.keyboard.press('Control+z');
  await expect(levelling).toBeChecked();
});

test('a person is turned up by key, back to 0, and by undo; it outlives a reload', async ({ makeShow, openStudio, openGuest, page }) => {
  const studio = await openStudio(await makeShow({ title: 'Gain' }));
  const guest = await openGuest();
  await guest.join({ inviteUrl: await studio.createInvite({ label: 'Grace' }), name: 'Grace' });
  await studio.bringOnStage('Grace');
  const openSound = async () => await studio.person('Grace', 'On stage').getByRole('button', { name: 'Sound' }).click();
  const volume = page.getByRole('slider', { name: 'Volume of Grace', exact: true });

  await openSound();
  await volume.focus();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
  await expect(volume).toHaveAttribute('aria-valuetext', '+3 dB');
  await page.getByRole('button', { name: 'Reset Volume of Grace' }).click();
  await expect(volume).toHaveAttribute('aria-valuetext', '0 dB');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+z');
  await openSound();
  await expect(volume).toHaveAttribute('aria-valuetext', '+3 dB');
  await volume.press('End');
  await expect(volume).toHaveAttribute('aria-valuetext', '+12 dB');
  await volume.press('Home');
  await expect(volume).toHaveAttribute('aria-valuetext', '−24 dB');

  await page.reload();
  await studio.enter();
  await openSound();
  await expect(volume).toHaveAttribute('aria-valuetext', '−24 dB');
});

test('the host hears one person alone, says so, and one press ends it', async ({ makeShow, openStudio, openGuest, page }) => {
  const studio = await openStudio(await makeShow({ title: 'Hear alone' }));
  const guest = await openGuest();
  await guest.join({ inviteUrl: await studio.createInvite({ label: 'Grace' }), name: 'Grace' });
  await studio.person('Grace', 'Backstage').getByRole('button', { name: 'Sound' }).click();
  await page.getByRole('switch', { name: 'Hear alone' }).click();
  await page.keyboard.press('Escape');
  const notice = page.getByRole('status', { name: 'Hearing one person alone' });
  await expect(notice).toContainText('You hear Grace alone.');
  await notice.getByRole('button', { name: 'Hear everyone' }).click();
  await expect(notice).toBeEmpty();
});

test('a guest chooses music mode for a microphone, and it is remembered', async ({ api, makeShow, openStranger }) => {
  const { url } = await api.createInvite(await makeShow({ title: 'Music' }));
  const page = await openStranger();
  await page.goto(url);
  await page.getByRole('textbox', { name: 'Your name' }).fill('Grace');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByRole('combobox', { name: 'Microphone' })).toBeEnabled();
  const music = page.getByRole('switch', { name: 'Music mode' });
  const echo = page.getByRole('switch', { name: 'Echo cancellation' });
  await page.getByText('Microphone options').click();
  await expect(echo).toBeChecked();
  await music.click();
  await expect(music).toBeChecked();
  await expect(echo).not.toBeChecked();
  await expect(echo).toBeDisabled();

  await page.reload();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('Microphone options').click();
  await expect(music).toBeChecked();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByRole('status').first()).toContainText('backstage');
});
