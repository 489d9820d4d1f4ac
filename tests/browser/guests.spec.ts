import { PoorNetwork } from '../support/PoorNetwork.ts';
import { FirefoxGuest } from '../support/pages/FirefoxGuest.ts';
import { GuestPage } from '../support/pages/GuestPage.ts';
import { expectMoving } from '../support/pages/movingPicture.ts';
import { test as base, expect } from './fixtures.ts';

interface Fixtures {
  openFirefoxGuest: () => Promise<FirefoxGuest>;
  /** A network of a guest's own; their page is opened after it was attached. */
  openNetwork: (options?: { blocksUdp?: boolean }) => Promise<PoorNetwork>;
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  openFirefoxGuest: async ({}, use) => {
    await using guests = new AsyncDisposableStack();
    await use(async () => guests.adopt(await FirefoxGuest.launch(), (guest) => guest.close()));
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  openNetwork: async ({}, use) => {
    await using networks = new AsyncDisposableStack();
    await use(async (options) => networks.adopt(new PoorNetwork(options), (network) => network.close()));
  },
});

test('a guest comes with Firefox: both see and hear each other', async ({ makeShow, openStudio, openFirefoxGuest, rig }) => {
  const studio = await openStudio(await makeShow({ title: 'Firefox' }));
  const guest = await openFirefoxGuest();
  await guest.join({ inviteUrl: await studio.createInvite({ label: 'Fay' }), name: 'Fay' });
  await expect.poll(() => guest.readText()).toContain('You are backstage');
  await studio.connectionOf('Fay').click();
  const details = studio.page.getByRole('dialog', { name: 'Connection of Fay' });
  await expect(details).toContainText('Straight, over UDP');
  await expect(details).toContainText(/Round trip(under )?\d+ ms/);
  await expect(details).toContainText(/Uplinkat least/);
  await expect(details).toContainText(/BrowserFirefox \d+/);
  await studio.page.keyboard.press('Escape');

  await studio.bringOnStage('Fay');
  await expect.poll(() => guest.readText()).toContain('You are on stage');
  const card = studio.person('Fay', 'On stage');
  await expectMoving(card.getByLabel('Fay', { exact: true }));
  await expect
    .poll(async () => Number(await card.getByRole('meter', { name: 'Level of Fay' }).getAttribute('aria-valuenow')))
    .toBeGreaterThan(0);
  await expect.poll(() => guest.countFramesOf(rig.admin.name)).toBeGreaterThan(10);

  await guest.press('Mute');
  await expect(card).toContainText('Microphone off');
  await guest.press('Leave');
  await expect(card).toBeHidden();
});

test('a guest’s connection is tested before the host brings them on, and watched after', async ({
  makeShow,
  openStudio,
  openGuest,
  openNetwork,
  page,
}) => {
  test.setTimeout(240_000);
  const studio = await openStudio(await makeShow({ title: 'Guest doctor' }));
  const guest = await openGuest();
  const network = await openNetwork();
  await network.attach(guest.page);
  await guest.join({ inviteUrl: await studio.createInvite({ label: 'Grace' }), name: 'Grace' });
  const check = guest.connectionCheck;

  await test.step('both read the verdict, the host with its figures', async () => {
    await expect(check.getByRole('progressbar', { name: 'Connection test' })).toBeVisible();
    await expect(check).toContainText('Good network');
    await expect(check).toContainText('Straight, over UDP');
    const badge = studio.connectionOf('Grace');
    await expect(badge).toHaveText('Good network');
    await badge.click();
    const details = page.getByRole('dialog', { name: 'Connection of Grace' });
    await expect(details).toContainText('Their connection carries picture and sound well.');
    await expect(details).toContainText(/Round trip/);
    await expect(details).toContainText(/Uplink(at least|about) [\d.]+ [kM]b\/s/);
    await expect(details).toContainText(/BrowserChrome \d+/);
    await page.keyboard.press('Escape');
  });

  await test.step('it can be tested again', async () => {
    await check.getByRole('button', { name: 'Test again' }).click();
    await expect(check).toContainText('Testing your connection');
    await expect(check).toContainText('Good network');
  });

  await test.step('a network that goes bad on stage is told with advice, and so is that it is well again', async () => {
    // The fake microphone is next to silent, which would be told instead of the network after a while.
    await guest.control('Mute').click();
    await studio.bringOnStage('Grace');
    const own = guest.page.getByRole('button', { name: /^Your connection/ });
    await expect(own).toHaveText('Good network');
    await network.lose(0.2);
    await expect(own).toHaveText('Poor network');
    await own.click();
    await expect(guest.page.getByRole('dialog', { name: 'Your connection' })).toContainText(
      /Your network is losing \d+ % of .* would help\./,
    );
    await expect(studio.connectionOf('Grace')).toHaveText('Poor network');
    await network.lose(0);
    await expect(own).toHaveText('Good network', { timeout: 60_000 });
    await expect(studio.connectionOf('Grace')).toHaveText('Good network');
  });
});

test('a network that blocks UDP is told before the guest comes on', async ({ makeShow, openStudio, openGuest, openNetwork }) => {
  const studio = await openStudio(await makeShow({ title: 'No UDP' }));
  const guest = await openGuest();
  await (await openNetwork({ blocksUdp: true })).attach(guest.page);
  await guest.join({ inviteUrl: await studio.createInvite({ label: 'Grace' }), name: 'Grace' });
  const check = guest.connectionCheck;
  await expect(check).toContainText('Your network blocks UDP; the picture may lag.');
  await expect(studio.connectionOf('Grace')).toHaveText('Fair network');
  await expectMoving(studio.person('Grace', 'Backstage').getByLabel('Grace', { exact: true }));
});

test('a guest without camera and microphone is known before they come on, and not to other guests', async ({
  makeShow,
  openStudio,
  openGuest,
  openStranger,
}) => {
  const studio = await openStudio(await makeShow({ title: 'No devices' }));
  const inviteUrl = await studio.createInvite({ label: 'Grace' });
  const guest = new GuestPage(await openStranger({ permissions: [] }));
  await guest.join({ inviteUrl, name: 'Grace' });
  await expect(studio.connectionOf('Grace')).toHaveText('No camera');
  await studio.connectionOf('Grace').click();
  const details = studio.page.getByRole('dialog', { name: 'Connection of Grace' });
  await expect(details).toContainText('Their microphone cannot be used');
  await studio.page.keyboard.press('Escape');
  await studio.bringOnStage('Grace');

  const other = await openGuest();
  await other.join({ inviteUrl: await studio.createInvite({ label: 'Edsger' }), name: 'Edsger' });
  await expect(studio.connectionOf('Edsger')).toHaveText('Good network');
  await expect(other.stage.getByText('Grace')).toBeVisible();
  await expect(other.page.getByText('No camera')).toBeHidden();
});
