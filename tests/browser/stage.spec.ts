import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** Width of a picture as a share of the stage that it is on. */
async function shareOf(picture: Locator, stage: Locator): Promise<number> {
  const [small, whole] = [await picture.boundingBox(), await stage.boundingBox()];
  return small && whole ? small.width / whole.width : 0;
}

test('every layout is a key away, and says so', async ({ makeShow, openStudio, page }) => {
  const studio = await openStudio(await makeShow({ title: 'Layouts' }));
  const names = ['Solo', 'Solo, cropped', 'Split', 'Thin split', 'Grid', 'Leader and row', 'Screen and people', 'Screen and corner'];
  for (const [index, name] of [...names, 'Picture in picture', 'Side by side'].entries()) {
    await page.keyboard.press(String((index + 1) % 10));
    await expect(studio.layout(name)).toHaveAttribute('aria-pressed', 'true');
  }
  await page.keyboard.press('Control+z');
  await expect(studio.layout('Picture in picture')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Control+z');
  await expect(studio.layout('Screen and corner')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Control+Shift+Z');
  await expect(studio.layout('Picture in picture')).toHaveAttribute('aria-pressed', 'true');
});

test('the host puts a guest in the spotlight, shows them whole, and moves the corner picture by hand and by key', async ({
  makeShow,
  openStudio,
  openGuest,
  page,
}) => {
  const studio = await openStudio(await makeShow({ title: 'Spotlight' }));
  const guest = await openGuest();
  await guest.join({ inviteUrl: await studio.createInvite({ label: 'Grace' }), name: 'Grace' });
  await studio.bringOnStage('Grace');
  await studio.layout('Picture in picture').click();
  const grace = guest.stage.getByLabel('Grace');
  await expect.poll(() => shareOf(grace, guest.stage)).toBeLessThan(0.5);

  await studio.personMenu('Grace', 'Spotlight');
  await expect.poll(() => shareOf(grace, guest.stage)).toBeGreaterThan(0.9);
  await studio.personMenu('Grace', 'Show the whole picture');
  await expect(grace).toHaveCSS('object-fit', 'contain');
  await studio.personMenu('Grace', 'Fill the slot');
  await expect(grace).toHaveCSS('object-fit', 'cover');

  const handle = page.getByRole('button', { name: /^Corner picture/ });
  await expect(handle).toHaveAccessibleName(/bottom right, 25 % wide/);
  const [from, frame] = [await handle.boundingBox(), await studio.program.boundingBox()];
  if (!from || !frame) throw new Error('the corner picture is not on the page');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(frame.x + frame.width * 0.2, frame.y + frame.height * 0.2, { steps: 5 });
  await page.mouse.up();
  await expect(handle).toHaveAccessibleName(/top left/);
  await handle.press('ArrowRight');
  await expect(handle).toHaveAccessibleName(/top right/);
  await handle.press('+');
  await expect(handle).toHaveAccessibleName(/30 % wide/);

  await studio.personMenu('Grace', 'End spotlight');
  await expect.poll(() => shareOf(grace, guest.stage)).toBeLessThan(0.5);
});

test('scenes are saved, switched by click and by key, kept over a reload, renamed and deleted', async ({ makeShow, openStudio, page }) => {
  const show = await makeShow({ title: 'Scenes' });
  const studio = await openStudio(show);
  await page.keyboard.press('1');
  await studio.saveScene('Opening');
  await page.keyboard.press('5');
  await studio.saveScene('Talk');
  await expect(studio.scene('Talk')).toHaveAttribute('aria-pressed', 'true');
  await studio.scene('Opening').click();
  await expect(studio.scene('Opening')).toHaveAttribute('aria-pressed', 'true');
  await expect(studio.layout('Solo')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Shift+Digit2');
  await expect(studio.layout('Grid')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Control+z');
  await expect(studio.layout('Solo')).toHaveAttribute('aria-pressed', 'true');

  await page.reload();
  await studio.enter({ button: 'Enter studio' });
  await expect(studio.scene('Talk')).toBeVisible();
  await studio.sceneMenu('Talk', 'Rename');
  await page.getByRole('dialog', { name: 'Rename scene' }).getByLabel('Name').fill('Panel');
  await page.keyboard.press('Enter');
  await expect(studio.scene('Panel')).toBeVisible();
  await studio.sceneMenu('Opening', 'Move down');
  await expect(page.getByRole('region', { name: 'Scenes' }).getByRole('listitem').first()).toContainText('Panel');
  await studio.sceneMenu('Opening', 'Delete');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(studio.scene('Opening')).toBeHidden();
});

test('a key is given to something else, here and in the next visit', async ({ makeShow, openStudio, page }) => {
  const studio = await openStudio(await makeShow({ title: 'Keys' }));
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: 'Hotkeys' });
  const change = dialog.getByRole('button', { name: 'Change the key of Microphone on or off' });
  await change.click();
  await page.keyboard.press('v');
  await expect(dialog.getByRole('status')).toContainText('V is “Camera on or off” already');
  await page.keyboard.press('x');
  await expect(dialog.getByText('X', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.keyboard.press('m');
  await page.keyboard.press('x');
  await expect(studio.control('Microphone')).toHaveAttribute('aria-pressed', 'false');
  await page.reload();
  await studio.enter();
  await page.keyboard.press('x');
  await expect(studio.control('Microphone')).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('?');
  await dialog.getByRole('button', { name: 'Give every key back' }).click();
  await expect(dialog.getByText('M', { exact: true })).toBeVisible();
});
