import type { Arrangement, Mix, SceneChange, Transition } from '@footlight/contracts';
import { Mixer } from '../audio/Mixer.ts';
import type { ClipState } from '../clips/types.ts';
import { GuestDoctor } from '../condition/GuestDoctor.ts';
import type { DeviceSelection } from '../devices/DeviceSelection.ts';
import { ScreenWakeLock } from '../devices/ScreenWakeLock.ts';
import { RoomClient } from '../room/RoomClient.ts';
import type { GetAdmission } from '../room/types.ts';
import { Store } from '../Store.ts';
import { LocalMedia } from './LocalMedia.ts';
import { listMixerInputs } from './listMixerInputs.ts';
import { SceneControl } from './SceneControl.ts';
import { ScreenShare } from './ScreenShare.ts';
import type { ShowRunner } from './ShowRunner.ts';
import { SoloListening } from './SoloListening.ts';
import type { LocalMediaState, ScreenShareState } from './types.ts';

export interface GuestSessionOptions {
  getAdmission: GetAdmission;
  /** Read and steered, not owned: whoever made them closes them. */
  devices: DeviceSelection;
}

/**
 * The side of everyone whose browser does not mix: one's place in the Room, the sound of the others in one's speakers, and one's own
 * devices. Owns all of it. What it has of a ShowRunner, the server allows to those who run the show.
 */
export class GuestSession implements ShowRunner {
  readonly room: RoomClient;
  /** Level of each person by peer id; 0..1, ten times a second. */
  readonly levels: Store<ReadonlyMap<string, number>>;
  /** False while the browser holds sound back: the next click or key lets it go. */
  readonly soundRunning: Store<boolean>;
  readonly screenShare: Store<ScreenShareState>;
  readonly localMedia: Store<LocalMediaState>;
  readonly clip = new Store<ClipState>({ status: 'off', remainingS: null, endedSerial: null, problem: null });
  readonly solo: Store<string | null>;
  /** How one's connection and devices are doing. */
  readonly doctor: GuestDoctor;

  readonly #devices: DeviceSelection;
  readonly #mixer: Mixer;
  readonly #local: LocalMedia;
  readonly #screen: ScreenShare;
  readonly #sceneControl: SceneControl;
  readonly #solo: SoloListening;
  readonly #mixPreview = new Store<Mix | null>(null);
  readonly #wakeLock = new ScreenWakeLock();
  readonly #unsubscribe: (() => void)[];
  #closing: Promise<void> | undefined;

  static async create(options: GuestSessionOptions): Promise<GuestSession> {
    const session = new GuestSession(options, await Mixer.create());
    await session.#followSpeaker();
    return session;
  }

  private constructor({ getAdmission, devices }: GuestSessionOptions, mixer: Mixer) {
    this.#devices = devices;
    this.room = new RoomClient({ getAdmission });
    this.#sceneControl = new SceneControl(this.room);
    this.#solo = new SoloListening(this.room);
    this.solo = this.#solo.peerId;
    this.#mixer = mixer;
    this.#local = new LocalMedia({ room: this.room, devices });
    this.#screen = new ScreenShare(this.room);
    this.levels = this.#mixer.levels;
    this.soundRunning = this.#mixer.running;
    this.screenShare = this.#screen.state;
    this.localMedia = this.#local.state;
    this.doctor = new GuestDoctor({
      room: this.room,
      devices,
      localMedia: this.#local,
      levels: this.levels,
      soundRunning: this.soundRunning,
    });
    const sync = (): void => this.#syncSound();
    this.#unsubscribe = [
      this.room.state.subscribe(sync),
      devices.state.subscribe(sync),
      devices.state.subscribe(() => void this.#followSpeaker()),
      this.#local.state.subscribe(sync),
      this.solo.subscribe(sync),
      this.#mixPreview.subscribe(sync),
    ];
  }

  /** @throws AppError as RoomClient.join does. */
  async join(options: { takeOver?: boolean } = {}): Promise<void> {
    await this.room.join(options);
    void this.#mixer.resume();
  }

  async setCameraOn(on: boolean): Promise<void> {
    await this.#local.setCameraOn(on);
  }

  async setMicrophoneOn(on: boolean): Promise<void> {
    await this.#local.setMicrophoneOn(on);
  }

  async shareScreen(): Promise<void> {
    await this.#screen.start();
  }

  async stopScreenShare(): Promise<void> {
    await this.#screen.stop();
  }

  async updateScene(change: SceneChange): Promise<void> {
    await this.#sceneControl.update(change);
  }

  async switchScene(arrangement: Arrangement, transition: Transition): Promise<void> {
    await this.#sceneControl.switchTo(arrangement, transition);
  }

  async undo(): Promise<boolean> {
    return await this.#sceneControl.undo();
  }

  async redo(): Promise<boolean> {
    return await this.#sceneControl.redo();
  }

  previewMix(mix: Mix | null): void {
    this.#mixPreview.set(mix);
  }

  setSolo(peerId: string | null): void {
    this.solo.set(peerId);
  }

  /** Leaves the Room and lets go of every Worker, context and track of its own; the devices stay open. Idempotent. */
  async close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    await this.#closing;
  }

  async #closeAll(): Promise<void> {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#solo.close();
    this.doctor.close();
    await this.#wakeLock.close();
    await this.room.leave();
    await Promise.all([this.#local.close(), this.#screen.close()]);
    await this.#mixer.close();
  }

  async #followSpeaker(): Promise<void> {
    await this.#mixer.setSpeaker(this.#devices.state.getSnapshot().speakerId);
  }

  #syncSound(): void {
    const state = this.room.state.getSnapshot();
    const own = { microphone: this.#local.microphoneTrack, isMicrophoneOpen: this.#local.isMicrophoneOpen, screenAudio: null };
    const mix = this.#mixPreview.getSnapshot() ?? state.scene.mix;
    this.#mixer.setLevelling(mix.levelling);
    this.#mixer.setInputs(listMixerInputs(state, own, { mix, soloPeerId: this.solo.getSnapshot() }));
  }
}
