import type { ProcessRole } from '../support/ProcessWatch.ts';
import { ProcessWatch } from '../support/ProcessWatch.ts';
import { StudioPage } from '../support/pages/StudioPage.ts';
import { expect, test } from './fixtures.ts';

test.setTimeout(240_000);

/** Grows by so many pictures from now, at every platform: what arrives now was sent now. */
const expectPictures = async (
  platforms: { name: string; follower: { tags: readonly { content: string }[] } }[],
  count = 90,
): Promise<void> => {
  const pictures = (index: number) =>
    platforms[index]?.follower.tags.filter(({ content }) => content === 'frame' || content === 'keyframe').length ?? 0;
  const before = platforms.map((_platform, index) => pictures(index));
  for (const [index, { name }] of platforms.entries())
    await expect
      .poll(() => pictures(index), { message: `new pictures at ${name}`, timeout: 60_000 })
      .toBeGreaterThan((before[index] ?? 0) + count);
};

test('after a reload mid-show the host resumes it, and a guest keeps the place', async ({
  makeShow,
  makeDestinations,
  openStudio,
  openGuest,
  platforms,
  page,
}) => {
  const studio = await openStudio(await makeShow({ destinationIds: await makeDestinations() }));
  const guest = await openGuest();
  await guest.join({ inviteUrl: await studio.createInvite({ label: 'Grace' }), name: 'Grace' });
  await studio.bringOnStage('Grace');
  await studio.goLive();
  await studio.expectOnAir({ destinations: platforms.length });

  await guest.page.reload();
  await guest.enter();
  await expect(guest.status).toContainText('ON AIR');

  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  const again = new StudioPage(page);
  await again.enter({ button: 'Resume the show' });
  await again.expectOnAir({ destinations: platforms.length });
  await expect(again.person('Grace', 'On stage')).toBeVisible();
  await expectPictures(platforms);
});

for (const { role, name } of [
  { role: 'web', name: 'web' },
  { role: 'mediaServer', name: 'the media server' },
  { role: 'worker', name: 'the worker' },
] satisfies { role: ProcessRole; name: string }[]) {
  test(`the show is live again by itself after ${name} is killed`, async ({ makeShow, makeDestinations, openStudio, platforms, rig }) => {
    const studio = await openStudio(await makeShow({ destinationIds: await makeDestinations() }));
    await studio.goLive();
    await studio.expectOnAir({ destinations: platforms.length });
    const watch = new ProcessWatch({ rootPid: rig.rootPid });
    try {
      const killed = watch.current(role).map(({ pid }) => pid);
      expect(killed.length).toBeGreaterThan(0);
      for (const pid of killed) process.kill(pid, 'SIGKILL');
      await expect
        .poll(() => watch.current(role).filter(({ pid }) => !killed.includes(pid)).length, { timeout: 60_000 })
        .toBeGreaterThan(0);
      await studio.expectOnAir({ destinations: platforms.length, timeoutMs: 60_000 });
      await expectPictures(platforms);
    } finally {
      watch.close();
    }
    await expect.poll(async () => (await fetch(`${rig.webUrl}/ready`).catch(() => undefined))?.ok ?? false).toBe(true);
    await studio.endShow();
  });
}
