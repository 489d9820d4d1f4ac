import { setTimeout as delay } from 'node:timers/promises';
import { CanarySearch } from '../support/CanarySearch.ts';
import { MachineUse } from '../support/MachineUse.ts';
import { mean, rounded } from '../support/measure/statistics.ts';
import type { ProcessRole } from '../support/ProcessWatch.ts';
import { measureAnimationFps, type PublishingSample, samplePublishing } from '../support/PublishingProbe.ts';
import { GuestPage } from '../support/pages/GuestPage.ts';
import type { StudioPage } from '../support/pages/StudioPage.ts';
import { makeCanary, prepareShow } from '../support/prepareShow.ts';
import type { Rig } from '../support/Rig.ts';
import type { ShowBrowser } from '../support/ShowBrowser.ts';
import { ShowStage } from '../support/ShowStage.ts';
import { waitUntil } from '../support/waitUntil.ts';
import type { SmokeArguments } from './arguments.ts';
import { combineServers } from './combineServers.ts';
import { findFailures } from './judge.ts';
import { measureServer } from './measureShow.ts';
import type { ServerResult, SmokeResult } from './result.ts';

/** What was seen of a show while it was live. */
interface LiveShow {
  wentLiveAtMs: number;
  spanMinutes: number;
  cpuSeconds: Record<ProcessRole, number>;
  samples: PublishingSample[];
  hiddenTabFps: number | null;
  /** CPU seconds of the whole machine, and its share of what all cores could do. */
  machine: ReturnType<MachineUse['read']>;
}

interface SmokeRunOptions {
  asked: SmokeArguments;
  say: (line: string) => void;
  signal: AbortSignal;
}

/** A lone picture and everyone side by side, to be switched between. */
async function saveTwoScenes(studio: StudioPage): Promise<void> {
  for (const [key, name] of [
    ['1', 'Alone'],
    ['5', 'Everyone'],
  ] as const) {
    await studio.page.keyboard.press(key);
    await studio.saveScene(name);
  }
}

/** One smoke: brings everything up, plays a show through the pages, ends it, closes everything, then measures. */
export class SmokeRun {
  readonly #asked: SmokeArguments;
  readonly #say: (line: string) => void;
  readonly #signal: AbortSignal;
  readonly #keys = [makeCanary(), makeCanary()];
  readonly #search = new CanarySearch({ canaries: this.#keys });
  readonly stage: ShowStage;

  constructor({ asked, say, signal }: SmokeRunOptions) {
    this.#asked = asked;
    this.#say = say;
    this.#signal = signal;
    this.stage = new ShowStage({ name: 'smoke', withWindows: asked.hidden, search: this.#search });
  }

  /** @throws Error when the show could not be played; closing the stage is still the caller's. */
  async run(): Promise<SmokeResult> {
    this.#say('Starting Footlight and two RTMP servers');
    const rig = await this.stage.openRig();
    this.#signal.throwIfAborted();
    const redisWatch = await this.#search.watchRedis(rig.stack.redisUrl);
    const show = await this.#playShow(rig);
    const leftAfterEnd = await this.#waitForEgressToEnd(rig);
    this.#say('Searching for the stream keys, and closing');
    await this.#searchEverywhere(rig);
    redisWatch.close();
    await this.stage.close();
    this.#search.searchFolder(rig.stackFolder);
    const leftAfterClose = rig.watch
      .findLeftovers({ folder: rig.folder })
      .map(({ pid, argv }) => `after closing: ${pid} ${argv.slice(0, 3).join(' ')}`);
    this.#say('Measuring what the servers received');
    return await this.#measure(rig, show, [...leftAfterEnd, ...leftAfterClose]);
  }

  async #playShow(rig: Rig): Promise<LiveShow> {
    const browser = await this.stage.openBrowser(rig);
    const hostPage = await browser.openHostPage();
    this.#say('Setting up through the pages: admin, two destinations, a show, the studio');
    const studio = await prepareShow({ rig, page: hostPage, title: 'Smoke', streamKeys: this.#keys, size: this.#asked.size });
    this.#signal.throwIfAborted();
    await this.#bringGuests(studio, browser);
    this.#signal.throwIfAborted();
    if (this.#asked.switches > 0) await saveTwoScenes(studio);
    this.#say('Going live');
    const wentLiveAtMs = await studio.goLive();
    await waitUntil(() => rig.platforms.every(({ follower }) => follower.tags.some(({ content }) => content === 'keyframe')), {
      what: 'video at both RTMP servers',
      signal: this.#signal,
    });
    await studio.expectOnAir({ destinations: rig.platforms.length });
    const show = await this.#watchLive(rig, { studio, wentLiveAtMs });
    await browser.searchPages();
    await this.#searchProcesses(rig);
    await hostPage.bringToFront();
    this.#say('Ending the show');
    await studio.endShow();
    this.#say('The show has ended; waiting for its processes to end');
    await browser.searchPages();
    return show;
  }

  async #bringGuests(studio: StudioPage, browser: ShowBrowser): Promise<void> {
    for (let number = 1; number <= this.#asked.guests; number += 1) {
      this.#signal.throwIfAborted();
      const name = `Guest ${number}`;
      this.#say(`${name} joins and is brought on stage`);
      const inviteUrl = await studio.createInvite({ label: name });
      await new GuestPage(await browser.openPage()).join({ inviteUrl, name });
      await studio.bringOnStage(name);
    }
  }

  /** Layouts and scenes in turns, evenly over the time on air. */
  async #switchAbout(studio: StudioPage): Promise<void> {
    const { switches, seconds } = this.#asked;
    for (let number = 0; number < switches; number += 1) {
      const key = number % 2 === 0 ? String((number / 2) % 10) : `Shift+Digit${1 + (((number - 1) / 2) % 2)}`;
      await studio.page.keyboard.press(key);
      await delay((seconds * 1000) / (switches + 1), undefined, { signal: this.#signal });
    }
  }

  async #watchLive(rig: Rig, { studio, wentLiveAtMs }: { studio: StudioPage; wentLiveAtMs: number }): Promise<LiveShow> {
    let hiddenTabFps: number | null = null;
    if (this.#asked.hidden) {
      const other = await studio.page.context().newPage();
      await other.bringToFront();
      hiddenTabFps = rounded(await measureAnimationFps(studio.page), 1);
      this.#say(`The studio's tab is hidden: it draws ${hiddenTabFps} fps`);
    }
    this.#say(`Live for ${this.#asked.seconds} s`);
    const before = rig.watch.readCpuSeconds();
    const machineUse = new MachineUse();
    const startedAtMs = performance.now();
    const endsAtMs = startedAtMs + this.#asked.seconds * 1000;
    const samples: PublishingSample[] = [];
    const switching = this.#switchAbout(studio);
    await waitUntil(
      async () => {
        const sample = await samplePublishing(studio.page);
        if (sample) samples.push(sample);
        return performance.now() >= endsAtMs;
      },
      { what: 'the end of the time on air', signal: this.#signal, everyMs: 1000, timeoutMs: this.#asked.seconds * 1000 + 60_000 },
    );
    await switching;
    const after = rig.watch.readCpuSeconds();
    const cpuSeconds = { ...after };
    for (const role of Object.keys(after) as ProcessRole[]) cpuSeconds[role] -= before[role];
    return {
      wentLiveAtMs,
      spanMinutes: (performance.now() - startedAtMs) / 60_000,
      cpuSeconds,
      samples,
      hiddenTabFps,
      machine: machineUse.read(),
    };
  }

  /** @returns FFmpeg processes that outlive their show, in words. */
  async #waitForEgressToEnd(rig: Rig): Promise<string[]> {
    const running = () => (['ingest', 'output', 'recording'] as const).flatMap((role) => rig.watch.current(role));
    await waitUntil(() => running().length === 0, { what: 'the end of the egress', timeoutMs: 10_000 }).catch(() => undefined);
    return running().map(({ pid, argv }) => `after End: ${pid} ${argv.slice(0, 3).join(' ')}`);
  }

  async #searchProcesses({ watch, stack }: Rig): Promise<void> {
    const roles: ProcessRole[] = ['web', 'mediaServer', 'mediasoupWorker', 'worker', 'ingest', 'output', 'recording'];
    this.#search.searchProcesses(roles.flatMap((role) => watch.current(role)));
    await this.#search.searchRedis(stack.redisUrl);
    for (const url of [stack.webUrl, stack.mediaUrl, stack.workerUrl]) await this.#search.searchHttp(`${url}/metrics`);
  }

  async #searchEverywhere(rig: Rig): Promise<void> {
    await this.#searchProcesses(rig);
    await this.#search.searchDatabase(rig.stack.databaseUrl);
  }

  async #measure(rig: Rig, show: LiveShow, leftovers: string[]): Promise<SmokeResult> {
    const servers: ServerResult[] = [];
    for (const platform of rig.platforms)
      servers.push(await measureServer({ platform, wentLiveAtMs: show.wentLiveAtMs, samples: show.samples }));
    const perMinute = (seconds: number) => rounded(seconds / show.spanMinutes, 2);
    const { cpuSeconds } = show;
    const { json: _json, ...asked } = this.#asked;
    const result = {
      ...combineServers(servers),
      publishedFps: rounded(mean(show.samples.map(({ framesPerSecond }) => framesPerSecond)), 1),
      cpuSecondsPerStreamMinute: {
        mediaServer: perMinute(cpuSeconds.mediaServer + cpuSeconds.mediasoupWorker),
        ingest: perMinute(cpuSeconds.ingest),
        output: perMinute(cpuSeconds.output + cpuSeconds.recording),
        worker: perMinute(cpuSeconds.worker),
        web: perMinute(cpuSeconds.web),
      },
      leftoverProcesses: leftovers.length,
      leftovers,
      canaryLeaks: this.#search.leaks,
      canarySearched: this.#search.searched,
      arguments: asked,
      hiddenTabFps: show.hiddenTabFps,
      machine: describeMachine(show),
      encoder: show.samples.at(-1)?.encoder ?? null,
      servers,
    };
    const failures = findFailures(result, this.#asked);
    return { ok: failures.length === 0, failures, ...result };
  }
}

/** How much of the machine was busy, and how much of that was not this run's: figures of a machine that others use tell little. */
function describeMachine({ machine, cpuSeconds }: LiveShow): SmokeResult['machine'] {
  const own = Object.values(cpuSeconds).reduce((sum, seconds) => sum + seconds, 0);
  const capacity = machine.busy === 0 ? Number.NaN : machine.cpuSeconds / machine.busy;
  return {
    cores: machine.cores,
    busy: rounded(machine.busy, 2),
    byOthers: rounded(Math.max(0, machine.cpuSeconds - own) / capacity, 2),
    udpDrops: machine.udpDrops,
  };
}
