import { AppError, type PeerCondition } from '@footlight/contracts';
import type { DeviceSelection } from '../devices/DeviceSelection.ts';
import type { RoomClient } from '../room/RoomClient.ts';
import { Store } from '../Store.ts';
import type { LocalMedia } from '../studio/LocalMedia.ts';
import { WorkerTimer } from '../WorkerTimer.ts';
import { DeviceWatch } from './DeviceWatch.ts';
import { describeBrowser } from './describeBrowser.ts';
import { judgeNetwork } from './judgeNetwork.ts';
import { NetworkMeter } from './NetworkMeter.ts';
import { readLink } from './readLink.ts';
import { type NetworkSample, readNetworkSample } from './readNetworkSample.ts';
import { VerdictKeeper } from './VerdictKeeper.ts';

const testIntervalMs = 1000;
const watchIntervalMs = 3000;
/** Readings with media on its way: the first test takes about five seconds. */
const testReadings = 6;
/** Without camera and microphone there may be nothing to measure. */
const maxTestReadings = 10;
/** Readings between two reports that differ in figures alone. */
const quietReadings = 4;

export interface GuestDoctorOptions {
  room: RoomClient;
  devices: DeviceSelection;
  localMedia: LocalMedia;
  /** Level of each person by peer id, 0..1. */
  levels: Store<ReadonlyMap<string, number>>;
  /** False while levels are not measured. */
  soundRunning: Store<boolean>;
}

export interface DoctorState {
  /** 0..1 of the first test; 1 when it is over. */
  progress: number;
  /** Null until the first test is over. */
  condition: PeerCondition | null;
}

/**
 * Measures one's own connection and devices on the media that flows anyway: a short test on entering, then every few seconds,
 * and tells those who manage the stage.
 */
export class GuestDoctor {
  readonly state = new Store<DoctorState>({ progress: 0, condition: null });

  readonly #options: GuestDoctorOptions;
  readonly #browser = describeBrowser(navigator.userAgent);
  readonly #unsubscribe: () => void;
  readonly #deviceWatch = new DeviceWatch();
  #meter = new NetworkMeter();
  #keeper = new VerdictKeeper();
  #timer: WorkerTimer;
  #readings = { all: 0, withMedia: 0 };
  /** What the Room was last told, and in which place there. */
  #told: { condition: PeerCondition; joinCount: number; readingsAgo: number } | undefined;
  #reading = false;
  #closed = false;

  constructor(options: GuestDoctorOptions) {
    this.#options = options;
    this.#unsubscribe = options.levels.subscribe(() => this.#hear());
    this.#timer = this.#startTimer(testIntervalMs);
  }

  /** Begins the test anew. */
  test(): void {
    if (this.#closed) return;
    this.#meter = new NetworkMeter();
    this.#keeper = new VerdictKeeper();
    this.#readings = { all: 0, withMedia: 0 };
    this.state.update((state) => ({ ...state, progress: 0 }));
    this.#timer.close();
    this.#timer = this.#startTimer(testIntervalMs);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#unsubscribe();
    this.#timer.close();
  }

  #startTimer(intervalMs: number): WorkerTimer {
    return new WorkerTimer({ intervalMs, onTick: () => void this.#read() });
  }

  #hear(): void {
    const { self } = this.#options.room.state.getSnapshot();
    if (self) this.#deviceWatch.hear(this.#options.levels.getSnapshot().get(self.peerId) ?? 0);
  }

  async #read(): Promise<void> {
    const { room } = this.#options;
    if (this.#reading || room.state.getSnapshot().connection !== 'connected') return;
    this.#reading = true;
    try {
      const sample = readNetworkSample(await room.getStats(), performance.now());
      if (this.#closed) return;
      this.#take(sample);
      await this.#report();
    } catch (error) {
      // A server that is away is told after it is back, by a later reading.
      if (!(error instanceof AppError)) throw error;
    } finally {
      this.#reading = false;
    }
  }

  #take(sample: NetworkSample): void {
    const facts = this.#meter.read(sample, readLink());
    const deviceProblems = this.#readDevices(sample);
    if (this.#isTesting(sample)) return;
    const judgement = this.#keeper.update(judgeNetwork(facts));
    const condition: PeerCondition = { network: judgement && { ...judgement, facts }, deviceProblems, browser: this.#browser };
    this.state.set({ progress: 1, condition });
  }

  #isTesting({ path }: NetworkSample): boolean {
    const { progress } = this.state.getSnapshot();
    if (progress === 1) return false;
    this.#readings.all += 1;
    if (path !== null) this.#readings.withMedia += 1;
    if (this.#readings.withMedia < testReadings && this.#readings.all < maxTestReadings) {
      this.state.update((state) => ({ ...state, progress: this.#readings.withMedia / testReadings }));
      return true;
    }
    this.#timer.close();
    this.#timer = this.#startTimer(watchIntervalMs);
    return false;
  }

  #readDevices({ atMs, sourceFps }: NetworkSample) {
    const { devices, localMedia, soundRunning } = this.#options;
    const { camera, microphone } = devices.state.getSnapshot();
    const cameraFps = sourceFps.get(localMedia.cameraTrack?.id ?? '') ?? null;
    const isListening = localMedia.isMicrophoneOpen && soundRunning.getSnapshot();
    return this.#deviceWatch.read({ atMs, camera, microphone, isListening, cameraFps });
  }

  /** Words at once, figures now and then. */
  async #report(): Promise<void> {
    const { room } = this.#options;
    const { condition } = this.state.getSnapshot();
    const { joinCount } = room.state.getSnapshot();
    if (!condition) return;
    const told = this.#told;
    if (told && told.joinCount === joinCount) {
      told.readingsAgo += 1;
      if (wordsOf(told.condition) === wordsOf(condition) && told.readingsAgo < quietReadings) return;
      if (JSON.stringify(told.condition) === JSON.stringify(condition)) return;
    }
    await room.reportCondition(condition);
    this.#told = { condition, joinCount, readingsAgo: 0 };
  }
}

const wordsOf = ({ network, deviceProblems }: PeerCondition): string =>
  [network?.verdict, network?.cause, network?.facts.path, ...deviceProblems].join();
