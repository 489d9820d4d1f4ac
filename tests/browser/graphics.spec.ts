import { makePng } from '../support/mediaFiles.ts';
import { colourAt, expectColour, stripe, tickerPanel } from '../support/pages/programColours.ts';
import { expect, test } from './fixtures.ts';

test('banners and a ticker are written ahead, shown by press and by key, hide by themselves, and are kept', async ({
  makeShow,
  openStudio,
  page,
}) => {
  const studio = await openStudio(await makeShow({ title: 'Banners' }));
  await studio.openTab('Banners');
  await page.getByRole('button', { name: 'New banner' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toContainText('Write something.');
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();

  await studio.writeBanner({ title: 'Grace Hopper' });
  await studio.writeBanner({ title: 'In a moment', style: 'Banner', autoHide: 'After 5 seconds' });
  await studio.writeBanner({ title: 'Tonight: compilers', style: 'Ticker' });
  await page.getByRole('button', { name: 'Show Grace Hopper' }).click();
  await expectColour(page, stripe, [245, 185, 66]);
  await page.getByRole('button', { name: 'Show Tonight: compilers' }).click();
  await expectColour(page, tickerPanel, [10, 11, 15]);
  await page.getByRole('button', { name: 'Hide Grace Hopper' }).click();

  await page.getByRole('region', { name: 'Program' }).click();
  await page.keyboard.press('b');
  await expect(page.getByRole('button', { name: 'Hide Grace Hopper' })).toBeVisible();
  await page.keyboard.press('b');
  await expect(page.getByRole('button', { name: 'Hide In a moment' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Show In a moment' })).toBeVisible({ timeout: 10_000 });

  await page.reload();
  await studio.enter();
  await studio.openTab('Banners');
  await expect(page.getByRole('button', { name: 'Hide Tonight: compilers' })).toBeVisible();
  await page.getByRole('button', { name: 'More about Tonight: compilers' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(page.getByRole('listitem', { name: 'Tonight: compilers' })).toBeHidden();
});

test('clock, countdown and a comment are in the picture as long as they are wanted', async ({ makeShow, openStudio, page }) => {
  const studio = await openStudio(await makeShow({ title: 'Time' }));
  await studio.openTab('Banners');
  await page.getByRole('button', { name: 'Leave the stage' }).click();
  await page.getByLabel('Minutes').fill('0');
  await page.getByRole('button', { name: 'Start countdown' }).click();
  await expect(page.getByRole('region', { name: 'Time' }).getByRole('alert')).toContainText('more than 0');
  await page.getByLabel('Minutes').fill('10');
  await page.getByRole('button', { name: 'Start countdown' }).click();
  // With nobody in the picture it stands large in the middle: letters, or the panel between them.
  const middle = async () => (await colourAt(page, 0.36, 0.5)).join();
  const empty = '14,15,19';
  await expect.poll(middle).not.toBe(empty);
  await page.getByRole('button', { name: 'Hide countdown' }).click();
  await expect.poll(middle).toBe(empty);

  await page.getByRole('switch', { name: 'Clock' }).click();
  await expect.poll(async () => (await colourAt(page, 0.025, 0.06)).join()).not.toBe(empty);
  await page.getByRole('button', { name: 'Show comment' }).click();
  await expect(page.getByRole('region', { name: 'Comment' }).getByRole('alert').first()).toContainText('Write something.');
  await page.getByLabel('From').fill('Ada');
  await page.getByRole('textbox', { name: 'Comment' }).fill('How does it find the fonts?');
  await page.getByRole('button', { name: 'Show comment' }).click();
  await expect.poll(async () => (await colourAt(page, 0.05, 0.86)).join()).not.toBe(empty);
  await page.getByRole('button', { name: 'Hide comment' }).click();
  await expect.poll(async () => (await colourAt(page, 0.05, 0.86)).join()).toBe(empty);
});

test('the look is in the picture at once, and in the next show as well', async ({ makeShow, openStudio, page }, testInfo) => {
  const studio = await openStudio(await makeShow({ title: 'Look' }));
  await studio.openTab('Brand');
  await page.getByLabel('Accent').fill('#00ff00');
  await page.getByLabel('Behind people').fill('#0000ff');
  await page.getByRole('radio', { name: 'Solid' }).check({ force: true });
  await page.getByRole('combobox', { name: 'Font' }).click();
  await page.getByRole('option', { name: 'Oswald' }).click();
  await expectColour(page, { x: 0.015, y: 0.955 }, [0, 255, 0]);
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Hide from the picture' }).click();
  await expectColour(page, { x: 0.5, y: 0.5 }, [0, 0, 255]);
  await expect(page.getByText('Not in the picture')).toBeVisible();

  await page.getByLabel('Background file').setInputFiles(await makePng(testInfo.outputPath('background.png'), 'red'));
  await expectColour(page, { x: 0.5, y: 0.5 }, [255, 0, 0]);
  await page.getByLabel('Overlay file').setInputFiles(await makePng(testInfo.outputPath('overlay.png'), 'white@0.5'));
  await expectColour(page, { x: 0.5, y: 0.5 }, [255, 128, 128]);
  await page.getByRole('switch', { name: 'Overlay' }).click();
  await expectColour(page, { x: 0.5, y: 0.5 }, [255, 0, 0]);
  await page.getByLabel('Overlay file').setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('<svg/>') });
  await expect(page.getByText('The overlay must be a PNG, JPEG or WebP picture.', { exact: true })).toBeVisible();

  await openStudio(await makeShow({ title: 'The next show' }));
  await expectColour(page, { x: 0.015, y: 0.955 }, [0, 255, 0]);
  await studio.openTab('Brand');
  await expect(page.getByRole('switch', { name: 'Background' })).not.toBeChecked();
  await page.getByLabel('Accent').fill('#f5b942');
  await page.getByLabel('Behind people').fill('#0e0f13');
  const kept = page.waitForResponse((response) => response.url().endsWith('/api/brand/look'));
  await page.getByRole('radio', { name: 'Bar' }).check({ force: true });
  await kept;
});
