import {
  type Arrangement,
  type BrandImageSlot,
  type Clip,
  type Mix,
  type ProgramSizeId,
  programSizes,
  type Scene,
  type SceneChange,
  type Transition,
} from '@footlight/contracts';
import { Mixer } from '../audio/Mixer.ts';
import { BackgroundPlayer } from '../background/BackgroundPlayer.ts';
import { ClipPlayer } from '../clips/ClipPlayer.ts';
import type { ClipState } from '../clips/types.ts';
import { Compositor } from '../compositor/Compositor.ts';
import type { DrawPlan } from '../compositor/types.ts';
import type { DeviceSelection } from '../devices/DeviceSelection.ts';
import { ProgramPublisher } from '../room/ProgramPublisher.ts';
import { RoomClient } from '../room/RoomClient.ts';
import type { GetAdmission } from '../room/types.ts';
import { Store } from '../Store.ts';
import { planProgram } from '../scene/planProgram.ts';
import { WorkerTimer } from '../WorkerTimer.ts';
import { BannerTimer } from './BannerTimer.ts';
import { ClipShare } from './ClipShare.ts';
import { describePictureProblem } from './describePictureProblem.ts';
import { HealthReader, initialHealth } from './HealthReader.ts';
import { LocalMedia } from './LocalMedia.ts';
import { OwnCameras } from './OwnCameras.ts';
import { PlacementMemory } from './PlacementMemory.ts';
import { ProgramStage } from './ProgramStage.ts';
import { SceneControl } from './SceneControl.ts';
import { ScreenShare } from './ScreenShare.ts';
import type { ShowRunner } from './ShowRunner.ts';
import { SoloListening } from './SoloListening.ts';
import type { LocalMediaState, ProgramHealth, ScreenShareState, VerticalState } from './types.ts';
import { VerticalProgram } from './VerticalProgram.ts';

const healthIntervalMs = 1000;

export interface StudioSessionOptions {
  getAdmission: GetAdmission;
  programSize: ProgramSizeId;
  /** Read and steered, not owned: whoever made them closes them. */
  devices: DeviceSelection;
  /** Replaces the Room's scene at the first join. */
  scene?: Scene;
  /** Undefined: the Worker where the browser can. */
  compositor?: 'worker' | 'mainThread';
  /** Where a file of the media library is for this person; by default where it is for its owner. */
  clipUrlOf?: (assetId: string) => string;
  /** The same of a picture of the brand, by its address in the Scene. */
  pictureUrlOf?: (url: string) => string;
}

/** The host's studio: one's place in the Room, the Program's picture and sound, and sending them. Owns all of it. */
export class StudioSession implements ShowRunner {
  readonly room: RoomClient;
  /** What the Program shows where. */
  readonly plan: Store<DrawPlan>;
  readonly health: Store<ProgramHealth>;
  readonly vertical: Store<VerticalState>;
  /** Level of each person by peer id, and of the Program as `program`; 0..1, ten times a second. */
  readonly levels: Store<ReadonlyMap<string, number>>;
  /** False while the browser holds sound back: the next click or key lets it go. */
  readonly soundRunning: Store<boolean>;
  readonly screenShare: Store<ScreenShareState>;
  readonly localMedia: Store<LocalMediaState>;
  /** One's own further cameras: each is a source while one is on stage. */
  readonly cameras = new OwnCameras();
  /** How the Scene's clip plays here. */
  readonly clip: Store<ClipState>;
  /** LUFS of the Program over the last 3 s, ten times a second; null where it cannot be measured. */
  readonly loudness: Store<number | null>;
  /** Whom alone one hears in one's own speakers, by peer id; null: everyone on stage. */
  readonly solo: Store<string | null>;

  /** What of the Scene's pictures cannot be shown, in a sentence; a new object for each. Null before the first. */
  readonly pictureProblem = new Store<{ message: string } | null>(null);

  readonly #devices: DeviceSelection;
  readonly #compositor: Compositor;
  readonly #mixer: Mixer;
  readonly #clips: ClipPlayer;
  readonly #clipShare: ClipShare;
  readonly #background: BackgroundPlayer;
  readonly #publisher: ProgramPublisher;
  readonly #verticalProgram: VerticalProgram;
  readonly #local: LocalMedia;
  readonly #screen: ScreenShare;
  readonly #placements: PlacementMemory;
  readonly #banners: BannerTimer;
  readonly #sceneControl: SceneControl;
  readonly #solo: SoloListening;
  readonly #healthReader = new HealthReader();
  readonly #healthTimer: WorkerTimer;
  readonly #mixPreview = new Store<Mix | null>(null);
  readonly #unsubscribe: (() => void)[];
  #scene: Scene | undefined;
  #closing: Promise<void> | undefined;

  static async create(options: StudioSessionOptions): Promise<StudioSession> {
    const session = new StudioSession(options, await Mixer.create());
    await session.#followSpeaker();
    return session;
  }

  private constructor(options: StudioSessionOptions, mixer: Mixer) {
    const { getAdmission, programSize, devices, scene, compositor, clipUrlOf } = options;
    const size = programSizes[programSize];
    this.#devices = devices;
    this.#scene = scene;
    this.room = new RoomClient({ getAdmission });
    this.#sceneControl = new SceneControl(this.room);
    this.#solo = new SoloListening(this.room);
    this.solo = this.#solo.peerId;
    this.#verticalProgram = new VerticalProgram(this.room, { shorterSide: size.height });
    this.vertical = this.#verticalProgram.state;
    const plan = planProgram({ scene: scene ?? this.room.state.getSnapshot().scene, sources: [], size });
    this.plan = new Store(plan);
    this.#compositor = new Compositor({
      plan,
      ...(compositor && { engine: compositor }),
      onTrackChanged: (track) => void this.#publisher.replaceVideo(track),
      onVerticalTrackChanged: (track) => this.#verticalProgram.setTrack(track),
      onImageFailed: (slot) => this.#tellProblem(slot),
    });
    this.#mixer = mixer;
    this.#clips = new ClipPlayer({
      mixer,
      onOver: (clip) => this.#takeClipOff(clip),
      onPlaying: (clip) => this.#rememberStart(clip),
      ...(clipUrlOf && { urlOf: clipUrlOf }),
    });
    this.clip = this.#clips.state;
    this.#clipShare = new ClipShare({ room: this.room, clips: this.#clips });
    this.#background = new BackgroundPlayer({ onFailed: () => this.#tellProblem('background') });
    this.#publisher = new ProgramPublisher(this.room);
    this.#local = new LocalMedia({ room: this.room, devices });
    this.#screen = new ScreenShare(this.room);
    this.#placements = new PlacementMemory(this.room);
    this.#banners = new BannerTimer(this.room);
    this.levels = this.#mixer.levels;
    this.soundRunning = this.#mixer.running;
    this.loudness = this.#mixer.loudness;
    this.screenShare = this.#screen.state;
    this.localMedia = this.#local.state;
    this.health = new Store(initialHealth(this.#compositor.kind));
    this.#healthTimer = new WorkerTimer({ intervalMs: healthIntervalMs, onTick: () => void this.#readHealth() });
    this.#unsubscribe = this.#keepInSync(size, options.pictureUrlOf);
  }

  /** The composed picture. Another track when the compositor had to be replaced: `health.compositor` changes then. */
  get programTrack(): MediaStreamTrack {
    return this.#compositor.track;
  }

  /** @throws AppError as RoomClient.join does. */
  async join(options: { takeOver?: boolean } = {}): Promise<void> {
    await this.room.join(options);
    void this.#mixer.resume();
    const scene = this.#scene;
    this.#scene = undefined;
    if (scene) await this.room.updateScene(scene);
  }

  /** Can be taken back by `undo`. */
  async updateScene(change: SceneChange): Promise<void> {
    await this.#sceneControl.update(change);
  }

  /** Lets the Program sound as it would with this mix, while a hand is on a control. @param mix null: as the Scene says. */
  previewMix(mix: Mix | null): void {
    this.#mixPreview.set(mix);
  }

  /** Lets one hear one person alone, on stage or not; nobody else hears a difference. @param peerId null: everyone on stage. */
  setSolo(peerId: string | null): void {
    this.solo.set(peerId);
  }

  /** Switches to a saved arrangement. Can be taken back by `undo`. */
  async switchScene(arrangement: Arrangement, transition: Transition): Promise<void> {
    await this.#sceneControl.switchTo(arrangement, transition);
  }

  /** Takes one's own last change of the Scene back; fields that others changed meanwhile are theirs no longer. False when there is none. */
  async undo(): Promise<boolean> {
    return await this.#sceneControl.undo();
  }

  async redo(): Promise<boolean> {
    return await this.#sceneControl.redo();
  }

  /** Sends the Program to the media server; resolved when it takes it. @throws AppError the server's refusal. */
  async startProgram(): Promise<void> {
    await this.#mixer.resume();
    const video = this.#compositor.track;
    // Measured with OpenH264 at 720p: 2.4 ms a frame; 'detail' takes screen-share mode and 6.6 ms.
    video.contentHint = 'motion';
    await this.#publisher.start({ video, audio: this.#mixer.programTrack });
    await this.#verticalProgram.setSending(true);
  }

  async stopProgram(): Promise<void> {
    await Promise.all([this.#publisher.stop(), this.#verticalProgram.setSending(false)]);
  }

  async shareScreen(): Promise<void> {
    await this.#screen.start();
  }

  async stopScreenShare(): Promise<void> {
    await this.#screen.stop();
  }

  async setCameraOn(on: boolean): Promise<void> {
    await this.#local.setCameraOn(on);
  }

  async setMicrophoneOn(on: boolean): Promise<void> {
    await this.#local.setMicrophoneOn(on);
  }

  /** Leaves the Room and lets go of every Worker, context and track of its own; the devices stay open. Idempotent. */
  async close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    await this.#closing;
  }

  async #closeAll(): Promise<void> {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#solo.close();
    this.#healthTimer.close();
    this.#placements.close();
    this.#banners.close();
    // Leaving ends every Producer on the server's side at once; what is closed after it has nobody left to tell.
    await this.room.leave();
    await Promise.all([
      this.#publisher.stop(),
      this.#verticalProgram.close(),
      this.#local.close(),
      this.#screen.close(),
      this.#clipShare.close(),
    ]);
    this.cameras.close();
    this.#compositor.close();
    this.#clips.close();
    this.#background.close();
    await this.#mixer.close();
  }

  #keepInSync(size: { width: number; height: number }, pictureUrlOf = (url: string): string => url): (() => void)[] {
    const stage = new ProgramStage({
      room: this.room,
      localMedia: this.#local,
      screenShare: this.#screen,
      cameras: this.cameras,
      compositor: this.#compositor,
      mixer: this.#mixer,
      clips: this.#clips,
      background: this.#background,
      size,
      plan: this.plan,
      solo: this.solo,
      mixPreview: this.#mixPreview,
      pictureUrlOf,
    });
    const sync = (): void => stage.sync();
    return [
      this.room.state.subscribe(sync),
      this.#devices.state.subscribe(sync),
      this.#devices.state.subscribe(() => void this.#followSpeaker()),
      this.#local.state.subscribe(sync),
      this.#screen.state.subscribe(sync),
      this.cameras.state.subscribe(sync),
      this.#clips.state.subscribe(sync),
      this.#background.track.subscribe(sync),
      this.solo.subscribe(sync),
      this.#mixPreview.subscribe(sync),
    ];
  }

  #tellProblem(slot: BrandImageSlot): void {
    this.pictureProblem.set({ message: describePictureProblem(slot) });
  }

  /** In the Scene, so that this page goes on where it was after a reload. */
  #rememberStart({ startedSerial }: Clip): void {
    const { clip } = this.room.state.getSnapshot().scene;
    if (clip?.startedSerial !== startedSerial || clip.playingSince !== undefined) return;
    this.room.updateScene({ clip: { ...clip, playingSince: Date.now() } }).catch(() => undefined);
  }

  #takeClipOff({ startedSerial }: Clip): void {
    const { clip } = this.room.state.getSnapshot().scene;
    if (clip?.startedSerial === startedSerial) this.room.updateScene({ clip: null }).catch(() => undefined);
  }

  async #followSpeaker(): Promise<void> {
    await this.#mixer.setSpeaker(this.#devices.state.getSnapshot().speakerId);
  }

  async #readHealth(): Promise<void> {
    const { kind } = this.#compositor;
    void this.#verticalProgram.readHealth({ kind, counts: this.#compositor.getCounts('vertical') });
    const outbound = await this.#publisher.findOutboundVideo();
    if (this.#closing) return;
    const counts = { ...this.#compositor.getCounts() };
    this.health.set(this.#healthReader.read({ atMs: performance.now(), kind, counts, outbound }));
  }
}
