import { AppError, defaultLook, type Look, type ProgramSizeId } from '@footlight/contracts';
import { DeviceSelection, Store, StudioSession } from '@footlight/studio';
import { messageOf } from '../../../ui/apiClient.ts';
import type { BroadcastView } from '../../broadcasts/index.ts';
import { DeviceMemory, rememberForShow } from '../../greenroom/index.ts';
import { BroadcastEvents } from './BroadcastEvents.ts';
import { type BroadcastApi, createBroadcastApi } from './broadcastApi.ts';
import { keepCameras } from './cameraMemory.ts';
import { LiveControl } from './LiveControl.ts';

export type StudioStage =
  | { name: 'deviceCheck'; problem: string | null }
  | { name: 'entering' }
  | { name: 'occupied'; displaced: boolean }
  | { name: 'inside'; session: StudioSession; live: LiveControl }
  | { name: 'closed'; message: string };

export interface StudioVisitOptions {
  broadcast: BroadcastView;
  /** Of the account: a Room that has none of its own yet takes it. */
  look: Look;
}

/** One visit of a host to the studio page: devices and events while the page is open, a session while inside. */
export class StudioVisit {
  readonly devices = new DeviceSelection();
  readonly memory = new DeviceMemory(this.devices);
  readonly stage = new Store<StudioStage>({ name: 'deviceCheck', problem: null });
  readonly api: BroadcastApi;
  readonly events: BroadcastEvents;
  readonly broadcast: Store<BroadcastView>;
  readonly #programSize: ProgramSizeId;
  readonly #look: Look;
  readonly #stopFollowing: () => void;
  #closed = false;

  constructor({ broadcast, look }: StudioVisitOptions) {
    this.#look = look;
    this.api = createBroadcastApi(broadcast.id);
    this.broadcast = new Store(broadcast);
    this.#programSize = broadcast.programSize;
    const { state, startedAt } = broadcast;
    this.events = new BroadcastEvents({ broadcastId: broadcast.id, status: { state, startedAt } });
    this.#stopFollowing = this.events.state.subscribe(() => void this.#followEnd());
  }

  /** Reads the Broadcast again: destinations change in other tabs, outcomes after the end. @throws AppError */
  async refresh(): Promise<void> {
    const fresh = await this.api.get();
    if (!this.#closed) this.broadcast.set(fresh);
  }

  /** Enters the Room, and sends the Program at once when the show is live already. */
  async enter({ takeOver = false }: { takeOver?: boolean } = {}): Promise<void> {
    if (this.stage.getSnapshot().name === 'entering') return;
    this.stage.set({ name: 'entering' });
    let session: StudioSession | undefined;
    try {
      session = await this.#openSession({ takeOver });
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
    const stage = this.stage.getSnapshot();
    if (stage.name === 'inside') await stage.session.close();
    this.memory.close();
    this.devices.close();
  }

  async #openSession({ takeOver }: { takeOver: boolean }): Promise<StudioSession> {
    await this.memory.open();
    const session = await StudioSession.create({
      getAdmission: () => this.api.requestAdmission(),
      programSize: this.#programSize,
      devices: this.devices,
    });
    try {
      await session.join({ takeOver });
      keepCameras(session.cameras);
      await this.#bringLook(session);
      const live = new LiveControl({ program: session, requestLive: this.api.goLive, requestEnd: this.api.end });
      if (this.events.state.getSnapshot().status.state === 'live') await live.resume();
      session.room.state.subscribe(() => this.#followClosing(session));
      if (!this.#closed) this.stage.set({ name: 'inside', session, live });
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

  #followClosing(session: StudioSession): void {
    const stage = this.stage.getSnapshot();
    const { closed } = session.room.state.getSnapshot();
    if (!closed || stage.name !== 'inside' || stage.session !== session) return;
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
    const stage = this.stage.getSnapshot();
    rememberForShow(null);
    if (stage.name === 'inside') await stage.session.close();
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
