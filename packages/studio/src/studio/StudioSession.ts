import {
  type Arrangement,
  type Clip,
  type Mix,
  type Placement,
  type ProgramSizeId,
  programSizes,
  type Scene,
  type SceneChange,
  type Transition,
} from '@footlight/contracts';
import { Mixer } from '../audio/Mixer.ts';
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
import { SceneEdits } from '../scene/SceneEdits.ts';
import { WorkerTimer } from '../WorkerTimer.ts';
import { BannerTimer } from './BannerTimer.ts';
import { HealthReader, initialHealth } from './HealthReader.ts';
import { LocalMedia } from './LocalMedia.ts';
import { OwnCameras } from './OwnCameras.ts';
import { PlacementMemory } from './PlacementMemory.ts';
import { ProgramStage } from './ProgramStage.ts';
import { ScreenShare } from './ScreenShare.ts';
import type { LocalMediaState, ProgramHealth, ScreenShareState } from './types.ts';

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
}

/** The host's studio: one's place in the Room, the Program's picture and sound, and sending them. Owns all of it. */
export class StudioSession {
  readonly room: RoomClient;
  /** What the Program shows where. */
  readonly plan: Store<DrawPlan>;
  readonly health: Store<ProgramHealth>;
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
  readonly solo: Store<string | null> = new Store<string | null>(null);

  readonly #devices: DeviceSelection;
  readonly #compositor: Compositor;
  readonly #mixer: Mixer;
  readonly #clips: ClipPlayer;
  readonly #publisher: ProgramPublisher;
  readonly #local: LocalMedia;
  readonly #screen: ScreenShare;
  readonly #placements: PlacementMemory;
  readonly #banners: BannerTimer;
  readonly #edits = new SceneEdits();
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

  private constructor({ getAdmission, programSize, devices, scene, compositor }: StudioSessionOptions, mixer: Mixer) {
    const size = programSizes[programSize];
    this.#devices = devices;
    this.#scene = scene;
    this.room = new RoomClient({ getAdmission });
    const plan = planProgram({ scene: scene ?? this.room.state.getSnapshot().scene, sources: [], size });
    this.plan = new Store(plan);
    this.#compositor = new Compositor({
      plan,
      ...(compositor && { engine: compositor }),
      onTrackChanged: (track) => void this.#publisher.replaceVideo(track),
    });
    this.#mixer = mixer;
    this.#clips = new ClipPlayer({ mixer, onOver: (clip) => this.#takeClipOff(clip) });
    this.clip = this.#clips.state;
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
    this.#unsubscribe = this.#keepInSync(size);
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
    this.#edits.record(this.room.state.getSnapshot().scene, change);
    await this.room.updateScene(change);
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
    const { serial } = this.room.state.getSnapshot().scene.cue;
    await this.updateScene({ ...arrangement, cue: { serial: serial + 1, transition } });
  }

  /** Takes one's own last change of the Scene back; fields that others changed meanwhile are theirs no longer. False when there is none. */
  async undo(): Promise<boolean> {
    const change = this.#edits.undo(this.room.state.getSnapshot().scene);
    if (change) await this.room.updateScene(change);
    return change !== undefined;
  }

  async redo(): Promise<boolean> {
    const change = this.#edits.redo(this.room.state.getSnapshot().scene);
    if (change) await this.room.updateScene(change);
    return change !== undefined;
  }

  /** Sends the Program to the media server; resolved when it takes it. @throws AppError the server's refusal. */
  async startProgram(): Promise<void> {
    await this.#mixer.resume();
    const video = this.#compositor.track;
    // Measured with OpenH264 at 720p: 2.4 ms a frame; 'detail' takes screen-share mode and 6.6 ms.
    video.contentHint = 'motion';
    await this.#publisher.start({ video, audio: this.#mixer.programTrack });
  }

  async stopProgram(): Promise<void> {
    await this.#publisher.stop();
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

  async setSelfPlacement(placement: Placement): Promise<void> {
    const { self } = this.room.state.getSnapshot();
    if (self) await this.room.setPlacement(self.peerId, placement);
  }

  /** Leaves the Room and lets go of every Worker, context and track of its own; the devices stay open. Idempotent. */
  async close(): Promise<void> {
    this.#closing ??= this.#closeAll();
    await this.#closing;
  }

  async #closeAll(): Promise<void> {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#healthTimer.close();
    this.#placements.close();
    this.#banners.close();
    // Leaving ends every Producer on the server's side at once; what is closed after it has nobody left to tell.
    await this.room.leave();
    await Promise.all([this.#publisher.stop(), this.#local.close(), this.#screen.close()]);
    this.cameras.close();
    this.#compositor.close();
    this.#clips.close();
    await this.#mixer.close();
  }

  #keepInSync(size: { width: number; height: number }): (() => void)[] {
    const stage = new ProgramStage({
      room: this.room,
      localMedia: this.#local,
      screenShare: this.#screen,
      cameras: this.cameras,
      compositor: this.#compositor,
      mixer: this.#mixer,
      clips: this.#clips,
      size,
      plan: this.plan,
      solo: this.solo,
      mixPreview: this.#mixPreview,
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
      this.solo.subscribe(sync),
      this.#mixPreview.subscribe(sync),
      this.room.state.subscribe(() => this.#endSoloOfAbsent()),
    ];
  }

  #takeClipOff({ startedSerial }: Clip): void {
    const { clip } = this.room.state.getSnapshot().scene;
    if (clip?.startedSerial === startedSerial) this.room.updateScene({ clip: null }).catch(() => undefined);
  }

  /** Who left is not waited for in silence. */
  #endSoloOfAbsent(): void {
    const { peers } = this.room.state.getSnapshot();
    const soloPeerId = this.solo.getSnapshot();
    if (soloPeerId !== null && !peers.some(({ peerId }) => peerId === soloPeerId)) this.solo.set(null);
  }

  async #followSpeaker(): Promise<void> {
    await this.#mixer.setSpeaker(this.#devices.state.getSnapshot().speakerId);
  }

  async #readHealth(): Promise<void> {
    const outbound = await this.#publisher.findOutboundVideo();
    if (this.#closing) return;
    const { kind } = this.#compositor;
    const counts = { ...this.#compositor.getCounts() };
    this.health.set(this.#healthReader.read({ atMs: performance.now(), kind, counts, outbound }));
  }
}
