import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Locator, Page } from '@playwright/test';
import { findSeriousViolations } from '../support/findSeriousViolations.ts';
import { probeMedia } from '../support/probeMedia.ts';
import { expect, test } from './fixtures.ts';

const run = promisify(execFile);

const verticalSwitch = (page: Page): Locator => page.getByRole('switch', { name: 'Vertical picture' });
const verticalPreview = (page: Page): Locator => page.getByRole('region', { name: 'Vertical preview' });

/** Pixels of the picture that a region shows. */
async function sizeOf(region: Locator): Promise<string> {
  return await region.locator('video').evaluate((video: HTMLVideoElement) => `${video.videoWidth}x${video.videoHeight}`);
}

/** Red, green and blue of a place in the picture that a region shows; `x` and `y` are shares of the frame. */
async function colourAt(region: Locator, x: number, y: number): Promise<readonly number[]> {
  return await region.locator('video').evaluate(
    (video: HTMLVideoElement, at) => {
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d');
      if (!context || video.videoWidth === 0) return [];
      canvas.width = video.videoWidth;
      canvas.height = video.videoHeight;
      context.drawImage(video, 0, 0);
      return [...context.getImageData(Math.floor(at.x * canvas.width), Math.floor(at.y * canvas.height), 1, 1).data.slice(0, 3)];
    },
    { x, y },
  );
}

async function expectColour(region: Locator, at: { x: number; y: number }, wanted: readonly number[]): Promise<void> {
  await expect
    .poll(async () => {
      const seen = await colourAt(region, at.x, at.y);
      return Math.max(...wanted.map((value, index) => Math.abs((seen[index] ?? -999) - value)));
    })
    .toBeLessThan(40);
}

/** A wide PNG: red in its outer quarters, blue between them; or of one colour. */
async function makePng(path: string, kind: 'bands' | 'white'): Promise<string> {
  const bands = 'color=red:s=320x180,drawbox=x=80:y=0:w=160:h=180:color=blue:t=fill';
  await run('ffmpeg', [
    ...['-v', 'error', '-y', '-f', 'lavfi', '-i', kind === 'bands' ? bands : 'color=white:s=320x180'],
    '-frames:v',
    '1',
    path,
  ]);
  return path;
}

test('the vertical picture is turned on with a layout of its own, follows the Scene, and leaves the wide one as it is', async ({
  makeShow,
  openStudio,
  openGuest,
  page,
}, testInfo) => {
  const studio = await openStudio(await makeShow({ title: 'Upright' }));
  const guest = await openGuest();
  await guest.join({ inviteUrl: await studio.createInvite({ label: 'Grace' }), name: 'Grace' });
  await studio.bringOnStage('Grace');
  await studio.openTab('Show');
  await expect(verticalSwitch(page)).not.toBeChecked();
  await expect(verticalPreview(page)).toBeHidden();
  await verticalSwitch(page).click();
  await expect.poll(() => sizeOf(verticalPreview(page))).toBe('720x1280');
  await expect.poll(() => sizeOf(studio.program)).toBe('1280x720');
  await expect(page.getByRole('status', { name: 'Vertical picture' })).toContainText('Composing');

  const split = page.getByRole('button', { name: 'Split, vertical', exact: true });
  await split.click();
  await expect(split).toHaveAttribute('aria-pressed', 'true');
  await expect(studio.layout('Grid')).toHaveAttribute('aria-pressed', 'true');
  expect(await findSeriousViolations(page)).toEqual([]);
  await page.screenshot({ path: testInfo.outputPath('vertical-1440.png') });

  await studio.personMenu('Grace', 'Hide from the picture');
  await page.getByRole('listitem', { name: 'Ada Admin' }).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Hide from the picture' }).click();
  await studio.openTab('Brand');
  await page.getByLabel('Background file').setInputFiles(await makePng(testInfo.outputPath('background.png'), 'bands'));
  // A tall frame takes the middle of a wide background.
  await expectColour(studio.program, { x: 0.05, y: 0.5 }, [255, 0, 0]);
  await expectColour(verticalPreview(page), { x: 0.05, y: 0.5 }, [0, 0, 255]);
  await page.getByLabel('Overlay file').setInputFiles(await makePng(testInfo.outputPath('overlay.png'), 'white'));
  await expectColour(studio.program, { x: 0.5, y: 0.5 }, [255, 255, 255]);
  await expectColour(verticalPreview(page), { x: 0.5, y: 0.5 }, [0, 0, 255]);
  await page.getByRole('switch', { name: 'Overlay' }).click();

  await studio.openTab('Banners');
  await studio.writeBanner({ title: 'Grace Hopper, who wrote the first compiler', subtitle: 'Rear Admiral' });
  await page.getByRole('button', { name: /^Show Grace Hopper/ }).click();
  // The stripe of a lower third, at the margin of either frame.
  await expectColour(studio.program, { x: 0.0227, y: 0.92 }, [245, 185, 66]);
  await expectColour(verticalPreview(page), { x: 0.04, y: 0.955 }, [245, 185, 66]);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(verticalPreview(page)).toBeInViewport();
  await page.screenshot({ path: testInfo.outputPath('vertical-390.png') });
  await page.setViewportSize({ width: 1440, height: 900 });

  await studio.openTab('Show');
  await verticalSwitch(page).click();
  await expect(verticalPreview(page)).toBeHidden();
  await expect.poll(() => sizeOf(studio.program)).toBe('1280x720');
});

test('a vertical destination is told of before going live, waits while its picture is off, and gets it as it is', async ({
  api,
  makeShow,
  openStudio,
  platforms,
  page,
}, testInfo) => {
  test.setTimeout(240_000);
  const [wide, tall] = platforms;
  if (!wide || !tall) throw new Error('two platforms are needed');
  const create = async (name: string, { serverUrl }: { serverUrl: string }, program: string) =>
    await api.createDestination({ name, serverUrl, program, streamKey: `key-${testInfo.testId}-${testInfo.retry}-${program}` });
  const destinationIds = [await create('Wide one', wide, 'main'), await create('Shorts', tall, 'vertical')];
  const studio = await openStudio(await makeShow({ title: 'Wide and upright', destinationIds }));
  await studio.openTab('Show');

  await test.step('the list before going live says that it is off, and turns it on', async () => {
    const dialog = await studio.askToGoLive();
    await expect(dialog.getByText('Vertical, 9:16')).toBeVisible();
    await expect(dialog.getByText('The vertical picture is off. It is all that goes to Shorts.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Turn it on' }).click();
    await expect(dialog.getByText('The vertical picture is on, for Shorts.')).toBeVisible();
    await dialog.getByRole('button', { name: 'Not yet' }).click();
    await expect(verticalPreview(page)).toBeVisible();
  });

  await test.step('both go live', async () => {
    await studio.goLive();
    await studio.expectOnAir({ destinations: 2, timeoutMs: 60_000 });
    await expect(page.getByRole('status', { name: 'Vertical picture' })).toContainText('Published');
    await page.screenshot({ path: testInfo.outputPath('on-air-1440.png') });
    for (const { follower } of [wide, tall])
      await expect.poll(() => follower.tags.filter(({ content }) => content === 'keyframe').length).toBeGreaterThan(1);
  });

  await test.step('turned off on air it is asked for once, and its destination waits while the other goes on', async () => {
    await verticalSwitch(page).click();
    await page.getByRole('alertdialog', { name: 'Turn the vertical picture off?' }).getByRole('button', { name: 'Turn off' }).click();
    await expect(verticalPreview(page)).toBeHidden();
    await expect(studio.destination(/^Shorts waits for the vertical picture/)).toBeVisible();
    await expect(studio.destination('Live on Wide one')).toBeVisible();
    await expect(studio.alarm.filter({ hasText: 'The vertical picture is off' })).toBeVisible();
    await page.getByRole('button', { name: 'Turn it on', exact: true }).click();
    await studio.expectOnAir({ destinations: 2, timeoutMs: 60_000 });
  });

  await studio.endShow();
  const received = async ({ follower }: typeof wide) => await Promise.all(follower.files.map(({ path }) => probeMedia(path)));
  const [wideFiles, tallFiles] = [await received(wide), await received(tall)];
  expect(wideFiles.map(({ video: { width, height } }) => [width, height])).toEqual([[1280, 720]]);
  expect(tallFiles.length).toBeGreaterThan(0);
  for (const { video, audio } of [...wideFiles, ...tallFiles]) {
    expect(video).toMatchObject({ codec: 'h264', profile: 'Constrained Baseline' });
    expect(audio.codec).toBe('aac');
  }
  for (const { video } of tallFiles) expect(video).toMatchObject({ width: 720, height: 1280 });
});

test('a destination is given the vertical picture in its form', async ({ page, api, rig }) => {
  const [platform] = rig.platforms;
  await api.createDestination({ name: 'Reels', serverUrl: platform?.serverUrl ?? '', streamKey: 'reels-key' });
  await page.goto('/admin/settings?section=destinations');
  const change = async () => {
    await page.getByRole('button', { name: 'Actions for Reels' }).click();
    await page.getByRole('menuitem', { name: 'Change' }).click();
  };
  await change();
  const dialog = page.getByRole('dialog', { name: 'Reels' });
  await expect(dialog.getByRole('combobox', { name: 'Picture' })).toContainText('Wide, 16:9');
  await dialog.getByRole('combobox', { name: 'Picture' }).click();
  await page.getByRole('option', { name: 'Vertical, 9:16' }).click();
  await expect(dialog.getByText(/Upright, for Shorts/)).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Vertical, 9:16').first()).toBeVisible();
  await page.reload();
  await change();
  await expect(dialog.getByRole('combobox', { name: 'Picture' })).toContainText('Vertical, 9:16');
});
