import { makeMediaFiles, makePng } from '../support/mediaFiles.ts';
import { GuestPage } from '../support/pages/GuestPage.ts';
import { HostPages } from '../support/pages/HostPages.ts';
import { StudioPage } from '../support/pages/StudioPage.ts';
import { Rig } from '../support/Rig.ts';
import { test as base, signedOut } from './fixtures.ts';
import { checkRecordings, endShow, readHistory } from './wholeShow/afterwards.ts';
import { callLinus, dress, gather, prepareScenes, setUp, takePlaces, talkItOver } from './wholeShow/before.ts';
import { changePlaces, checkCalm, goLive, playMedia, sendAway, tendSound, writeOverPicture } from './wholeShow/onAir.ts';
import type { Show } from './wholeShow/show.ts';

/** On a busy machine a second or two of it is nowhere to be seen. */
const clipSeconds = 8;
/** Small, since one machine paints all of them. */
const guestWindow = { width: 800, height: 600 };
const screenFlags = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream=display-media-type=browser'];

interface Fixtures {
  /** A product of this test's own, in which nobody has done anything yet. */
  product: Rig;
  show: Show;
}

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  product: async ({}, use) => {
    const product = await Rig.create({ name: 'whole-show' });
    await use(product);
    await product.close();
    await product.removeFolder();
  },
  show: async ({ product, page, openStranger }, use, testInfo) => {
    const openGuest = async () => new GuestPage(await openStranger({ viewport: guestWindow }));
    const cora = new GuestPage(await openStranger());
    await use({
      product,
      files: await makeMediaFiles(product.folder, { seconds: clipSeconds }),
      logo: await makePng(testInfo.outputPath('logo.png'), 'magenta'),
      host: new HostPages({ page, baseUrl: product.stack.webUrl }),
      studio: new StudioPage(page),
      cora,
      besideHost: new StudioPage(cora.page),
      grace: await openGuest(),
      linus: await openGuest(),
      mallory: await openGuest(),
    });
  },
});

test.use({
  storageState: signedOut,
  // The screen that is shared is this page itself, given without asking.
  launchOptions: async ({ launchOptions }, use) => await use({ ...launchOptions, args: [...(launchOptions.args ?? []), ...screenFlags] }),
});

test.describe.configure({ timeout: 600_000 });

test('a whole show, from an empty product to what the platforms recorded', async ({ show }) => {
  await test.step('set-up: the first admin, two destinations and a planned show', () => setUp(show));
  await test.step('everyone comes by a link of their role, and their connection is judged', () => gather(show));
  await test.step('the look and the logo are in the picture', () => dress(show));
  await test.step('people come on stage, and the screen is shared', () => takePlaces(show));
  await test.step('scenes are saved, and switched by cut and by fade', () => prepareScenes(show));
  await test.step('chat in both channels, notes and the teleprompter', () => talkItOver(show));
  await test.step('a hand is raised, and its owner renamed', () => callLinus(show));
  await test.step('the studio is looked over, and goes live', () => goLive(show));
  await test.step('one guest is removed, another banned', () => sendAway(show));
  await test.step('banner, ticker, clock, countdown and a comment', () => writeOverPicture(show));
  await test.step('a clip with its sound, then music', () => playMedia(show));
  await test.step('one voice is turned up, heard alone, muted, and asked to speak', () => tendSound(show));
  await test.step('the co-host changes the layout, and a guest goes backstage', () => changePlaces(show));
  await test.step('keys work, and nothing is wrong', () => checkCalm(show));
  const shownSeconds = await test.step('the show ends, and each outcome is told', () => endShow(show));
  await test.step('the show’s page keeps what happened', () => readHistory(show));
  await test.step('the platforms recorded all of it', () => checkRecordings(show, shownSeconds));
});
