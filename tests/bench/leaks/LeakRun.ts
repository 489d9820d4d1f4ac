import { CanarySearch } from '../../support/CanarySearch.ts';
import { expect } from '../../support/expect.ts';
import { makeMediaFiles } from '../../support/mediaFiles.ts';
import { GuestPage } from '../../support/pages/GuestPage.ts';
import { MediaTab } from '../../support/pages/MediaTab.ts';
import { expectMoving } from '../../support/pages/movingPicture.ts';
import type { StudioPage } from '../../support/pages/StudioPage.ts';
import { makeCanary, prepareShow } from '../../support/prepareShow.ts';
import type { Rig } from '../../support/Rig.ts';
import type { ShowBrowser } from '../../support/ShowBrowser.ts';
import { ShowStage } from '../../support/ShowStage.ts';
import { waitUntil } from '../../support/waitUntil.ts';
import type { Count, CountRow, Rounds } from './Count.ts';
import { compareCounts } from './compareCounts.ts';
import { countServers } from './countServers.ts';
import { PageProbe } from './PageProbe.ts';

export interface LeakResult {
  ok: boolean;
  failures: string[];
  rounds: Rounds;
  counts: CountRow[];
}

interface LeakRunOptions {
  rounds: Rounds;
  say: (line: string) => void;
  signal: AbortSignal;
}

/** So that everything that is made once is there before the first count. */
const warmUp: Rounds = { joins: 3, switches: 4, clips: 2 };
const guestName = 'Grace';
const clipName = 'Opening.mp4';
const clipSeconds = 2;
const scenes = ['Alone', 'Everyone'] as const;

/** A show on air in which the same things happen again and again: what is left of them when all is at rest. */
export class LeakRun {
  readonly stage: ShowStage;
  readonly #rounds: Rounds;
  readonly #say: (line: string) => void;
  readonly #signal: AbortSignal;

  constructor({ rounds, say, signal }: LeakRunOptions) {
    this.#rounds = rounds;
    this.#say = say;
    this.#signal = signal;
    this.stage = new ShowStage({ name: 'leaks', withWindows: false, search: new CanarySearch({ canaries: [] }) });
  }

  /** @throws Error when the show could not be played; closing the stage is still the caller's. */
  async run(): Promise<LeakResult> {
    this.#say('Starting Footlight, and going live');
    const rig = await this.stage.openRig();
    const browser = await this.stage.openBrowser(rig);
    const studio = await this.#openStudio(rig, browser);
    const guest = await this.#openGuest(studio, browser);
    const probes = [
      await PageProbe.open({ page: studio.page, where: 'studio', keepsSounds: true }),
      await PageProbe.open({ page: guest.page, where: 'guest', keepsSounds: false }),
    ];
    const count = async (): Promise<Count[]> => [
      ...(await Promise.all(probes.map((probe) => probe.count()))).flat(),
      ...(await countServers(rig)),
    ];
    this.#say('Everything a few times, then the first count');
    await this.#play(warmUp, { studio, guest });
    const before = await count();
    await this.#play(this.#rounds, { studio, guest });
    this.#say('At rest again');
    const counts = await this.#countAtRest(before, count);
    await studio.endShow();
    await this.stage.close();
    const failures = counts
      .filter(({ ok }) => !ok)
      .map((row) => `${row.what} of ${row.where}: ${row.before} before, ${row.after} afterwards`);
    return { ok: failures.length === 0, failures, rounds: this.#rounds, counts };
  }

  async #openStudio(rig: Rig, browser: ShowBrowser): Promise<StudioPage> {
    const streamKeys = rig.platforms.map(makeCanary);
    const studio = await prepareShow({ rig, page: await browser.openPage(), title: 'Counts', streamKeys });
    await studio.setTestSignal(false);
    const media = new MediaTab(studio.page);
    await media.open();
    await media.upload((await makeMediaFiles(rig.folder, { seconds: clipSeconds })).video);
    await expect(media.file(clipName)).toBeVisible();
    await studio.chooseTransition('Fade');
    for (const [index, name] of scenes.entries()) {
      await studio.page.keyboard.press(index === 0 ? '1' : '5');
      await studio.saveScene(name);
    }
    await studio.goLive();
    await studio.expectOnAir({ destinations: rig.platforms.length });
    return studio;
  }

  async #openGuest(studio: StudioPage, browser: ShowBrowser): Promise<GuestPage> {
    const guest = new GuestPage(await browser.openPage());
    await guest.join({ inviteUrl: await studio.createInvite({ label: guestName }), name: guestName });
    await this.#leave(guest);
    return guest;
  }

  async #play({ joins, switches, clips }: Rounds, { studio, guest }: { studio: StudioPage; guest: GuestPage }): Promise<void> {
    this.#say(`${joins} joins, ${switches} switches of the scene, ${clips} clips`);
    for (let round = 0; round < joins; round += 1) {
      this.#signal.throwIfAborted();
      await this.#joinAndLeave(studio, guest);
    }
    for (let round = 0; round < switches; round += 1) await this.#switchScene(studio, round % scenes.length);
    for (let round = 0; round < clips; round += 1) {
      this.#signal.throwIfAborted();
      await this.#playClip(studio);
    }
  }

  /** Seen and heard on stage between. */
  async #joinAndLeave(studio: StudioPage, guest: GuestPage): Promise<void> {
    await guest.page.getByRole('button', { name: 'Join again' }).click();
    await guest.enter();
    await studio.bringOnStage(guestName);
    const card = studio.person(guestName, 'On stage');
    await expectMoving(card.getByLabel(guestName, { exact: true }));
    await this.#leave(guest);
    await expect(card).toBeHidden();
  }

  async #leave(guest: GuestPage): Promise<void> {
    const { page } = guest;
    await guest.control('Leave').click();
    const question = page.getByRole('alertdialog', { name: 'Leave while on air?' });
    const left = page.getByRole('heading', { name: 'You left the studio' });
    await expect(question.or(left)).toBeVisible();
    if (await question.isVisible()) await question.getByRole('button', { name: 'Leave' }).click();
    await expect(left).toBeVisible();
  }

  async #switchScene(studio: StudioPage, index: number): Promise<void> {
    await studio.page.keyboard.press(`Shift+Digit${index + 1}`);
    await expect(studio.scene(scenes[index] ?? '')).toHaveAttribute('aria-pressed', 'true');
  }

  /** From its beginning to its end. */
  async #playClip({ page }: StudioPage): Promise<void> {
    const media = new MediaTab(page);
    await media
      .file(clipName)
      .getByRole('button', { name: `Play ${clipName}` })
      .click();
    await expect(media.clip.getByRole('timer', { name: 'Time left' })).toBeVisible();
    await expect(media.clip).toBeHidden();
  }

  /** Timers, sockets and processes need a moment to end: what is still there after it has leaked. */
  async #countAtRest(before: readonly Count[], count: () => Promise<Count[]>): Promise<CountRow[]> {
    let rows: CountRow[] = [];
    const isAtRest = async () => {
      rows = compareCounts({ before, after: await count(), rounds: this.#rounds });
      return rows.every(({ ok }) => ok);
    };
    await waitUntil(isAtRest, { what: 'rest', timeoutMs: 60_000, everyMs: 2000, signal: this.#signal }).catch(() =>
      this.#signal.throwIfAborted(),
    );
    return rows;
  }
}
