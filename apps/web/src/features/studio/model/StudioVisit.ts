import { AppError, defaultLook, type Look, type ProgramSizeId, type RoomAdmission } from '@footlight/contracts';
import { DeviceSelection, type GetAdmission, GuestSession, Store, StudioSession } from '@footlight/studio';
import { messageOf } from '../../../ui/apiClient.ts';
import type { BroadcastView } from '../../broadcasts/index.ts';
import { DeviceMemory, rememberForShow } from '../../greenroom/index.ts';
import { BroadcastEvents } from './BroadcastEvents.ts';
import { type BroadcastApi, createBroadcastApi } from './broadcastApi.ts';
import { keepCameras } from './cameraMemory.ts';
import { LiveControl } from './LiveControl.ts';
import type { ShowVisit } from './ShowVisit.ts';
import { filesOfShow, ownFiles, type ShowFiles } from './showFiles.ts';
import { startingWith } from './startingWith.ts';

export type StudioStage =
  | { name: 'deviceCheck'; problem: string | null }
  | { name: 'entering' }
  | { name: 'occupied'; displaced: boolean }
  | { name: 'inside'; session: StudioSession; live: LiveControl }
  /** The show was handed over: another browser mixes it, and one runs it beside. */
  | { name: 'beside'; session: GuestSession }
  | { name: 'closed'; message: string };

type ShowRunnerSession = StudioSession | GuestSession;

export interface StudioVisitOptions {
  broadcast: BroadcastView;
  /** Of the account: a Room that has none of its own yet takes it. */
  look: Look;
  /** How who holds the show by a seat enters; the owner does by the account. */
  requestAdmission?: () => Promise<RoomAdmission>;
}

interface EnterOptions {
  takeOver: boolean;
  /** False keeps a microphone shut that was shut before. */
  microphoneOn?: boolean;
}

/** One visit of a host to the studio page: devices and events while the page is open, a session while inside. */
export class StudioVisit implements ShowVisit {
  readonly devices = new DeviceSelection();
  readonly memory = new DeviceMemory(this.devices);
  readonly stage = new Store<StudioStage>({ name: 'deviceCheck', problem: null });
  readonly api: BroadcastApi;
  readonly events: BroadcastEvents;
  readonly broadcast: Store<BroadcastView>;
  readonly files: ShowFiles;
  readonly #programSize: ProgramSizeId;
  readonly #look: Look;
  readonly #requestAdmission: GetAdmission;
  readonly #stopFollowing: () => void;
  /** The session that another one takes the place of. */
  #leaving: ShowRunnerSession | undefined;
  #closed = false;

  constructor({ broadcast, look, requestAdmission }: StudioVisitOptions) {
    this.#look = look;
    this.api = createBroadcastApi(broadcast.id);
    this.files = requestAdmission ? filesOfShow(broadcast.id) : ownFiles;
    this.#requestAdmission = requestAdmission ?? this.api.requestAdmission;
    this.broadcast = new Store(broadcast);
    this.#programSize = broadcast.programSize;
    const { state, startedAt } = broadcast;
    this.events = new BroadcastEvents({ broadcastId: broadcast.id, status: { state, startedAt } });
    this.#stopFollowing = this.events.state.subscribe(() => {
      void this.#followEnd();
      void this.#followHost();
    });
  }

  async refresh(): Promise<void> {
    const fresh = await this.api.get();
    if (!this.#closed) this.broadcast.set(fresh);
  }

  /** Enters the Room, and sends the Program at once when the show is live already. */
  async enter({ takeOver = false, microphoneOn = true }: Partial<EnterOptions> = {}): Promise<void> {
    if (this.stage.getSnapshot().name === 'entering') return;
    this.stage.set({ name: 'entering' });
    let session: ShowRunnerSession | undefined;
    try {
      await this.memory.open();
      const admission = await this.#requestAdmission();
      const getAdmission = startingWith(admission, this.#requestAdmission);
      const options = { takeOver, microphoneOn };
      session = admission.role === 'host' ? await this.#openSession(getAdmission, options) : await this.#openBeside(getAdmission, options);
      if (this.#closed) return await session.close();
    } catch (error) {
      if (!this.#closed) this.#showFailure(error);
    }
  }

  /** What is on air goes on without this studio's picture. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    rememberForShow(null);
    this.#stopFollowing();
    this.events.close();
    await this.#findSession()?.close();
    this.memory.close();
    this.devices.close();
  }

  async #openSession(getAdmission: GetAdmission, { takeOver, microphoneOn = true }: EnterOptions): Promise<StudioSession> {
    const { clipUrlOf, pictureUrlOf } = this.files;
    const session = await StudioSession.create({
      getAdmission,
      programSize: this.#programSize,
      devices: this.devices,
      clipUrlOf,
      pictureUrlOf,
    });
    try {
      if (!microphoneOn) await session.setMicrophoneOn(false);
      await session.join({ takeOver });
      keepCameras(session.cameras);
      await this.#bringLook(session);
      const live = new LiveControl({ program: session, requestLive: this.api.goLive, requestEnd: this.api.end });
      if (this.events.state.getSnapshot().status.state === 'live') await live.resume();
      session.room.state.subscribe(() => {
        this.#followClosing(session);
        void this.#followRole(session);
      });
      session.health.subscribe(() => void this.#followRole(session));
      if (!this.#closed) this.stage.set({ name: 'inside', session, live });
      return session;
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  async #openBeside(getAdmission: GetAdmission, { takeOver, microphoneOn = true }: EnterOptions): Promise<GuestSession> {
    const session = await GuestSession.create({ getAdmission, devices: this.devices });
    try {
      if (!microphoneOn) await session.setMicrophoneOn(false);
      await session.join({ takeOver });
      session.room.state.subscribe(() => this.#followClosing(session));
      if (!this.#closed) this.stage.set({ name: 'beside', session });
      return session;
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  async #bringLook({ room }: StudioSession): Promise<void> {
    const { look } = room.state.getSnapshot().scene;
    const isUntouched = JSON.stringify(look) === JSON.stringify(defaultLook);
    if (isUntouched && JSON.stringify(this.#look) !== JSON.stringify(defaultLook)) await room.updateScene({ look: this.#look });
  }

  /** Somebody else is the host: on air this studio goes on until the audience sees the new one. */
  async #followRole(session: StudioSession): Promise<void> {
    const { self, remoteTracks, broadcast } = session.room.state.getSnapshot();
    if (self?.role !== 'coHost' || this.#leaving || this.#findSession() !== session) return;
    const isRelieved = remoteTracks.some(({ source }) => source === 'programVideo');
    // A server that had to be replaced takes no Program of a co-host: then there is nothing to wait for.
    const isSeen = session.health.getSnapshot().publishedFps !== null;
    if (broadcast.state === 'live' && isSeen && !isRelieved) return;
    this.#leaving = session;
    const { microphoneOn } = session.localMedia.getSnapshot();
    try {
      await this.#openBeside(this.#requestAdmission, { takeOver: true, microphoneOn });
    } catch (error) {
      if (!this.#closed) this.#showFailure(error);
    }
    await session.close();
    this.#leaving = undefined;
    await this.#keepShut(microphoneOn);
  }

  /** A session that closes lets go of the microphone they share. */
  async #keepShut(microphoneOn: boolean): Promise<void> {
    if (!microphoneOn) await this.#findSession()?.setMicrophoneOn(false);
  }

  /** The show came back: mixes it again. */
  async #followHost(): Promise<void> {
    const stage = this.stage.getSnapshot();
    const { hostPeerId } = this.events.state.getSnapshot();
    if (stage.name !== 'beside' || this.#leaving || hostPeerId === undefined) return;
    const { session } = stage;
    const ownPeerId = this.files.isOwn ? null : session.room.state.getSnapshot().self?.peerId;
    if (hostPeerId !== ownPeerId) return;
    this.#leaving = session;
    const { microphoneOn } = session.localMedia.getSnapshot();
    await this.enter({ takeOver: true, microphoneOn });
    await session.close();
    this.#leaving = undefined;
    await this.#keepShut(microphoneOn);
  }

  #findSession(): ShowRunnerSession | undefined {
    const stage = this.stage.getSnapshot();
    return stage.name === 'inside' || stage.name === 'beside' ? stage.session : undefined;
  }

  #followClosing(session: ShowRunnerSession): void {
    const { closed } = session.room.state.getSnapshot();
    if (!closed || this.#leaving === session || this.#findSession() !== session) return;
    // After the end the Room goes with its show; the ended page stays.
    if (this.events.state.getSnapshot().status.state !== 'ended')
      this.stage.set(
        closed.code === 'alreadyInStudio' ? { name: 'occupied', displaced: true } : { name: 'closed', message: closed.message },
      );
    void session.close().then(() => this.#closeDevices());
  }

  /** The show ended, here or in another tab: picture, sound and the devices' lights go off. */
  async #followEnd(): Promise<void> {
    if (this.events.state.getSnapshot().status.state !== 'ended') return;
    this.#stopFollowing();
    rememberForShow(null);
    await this.#findSession()?.close();
    this.#closeDevices();
  }

  #closeDevices(): void {
    this.devices.closeCamera();
    this.devices.closeMicrophone();
  }

  #showFailure(error: unknown): void {
    const occupied = error instanceof AppError && error.code === 'alreadyInStudio';
    this.stage.set(occupied ? { name: 'occupied', displaced: false } : { name: 'deviceCheck', problem: messageOf(error) });
  }
}
