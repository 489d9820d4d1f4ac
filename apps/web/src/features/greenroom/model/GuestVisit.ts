import { AppError, type RoomAdmission, roomAdmission } from '@footlight/contracts';
import { DeviceSelection, GuestSession, Store } from '@footlight/studio';
import { callApi } from '../../../ui/apiClient.ts';
import { type InvitePreview, invitePreview } from '../../broadcasts/index.ts';
import { DeviceMemory } from './DeviceMemory.ts';
import { describeRefusal, type Refusal } from './describeRefusal.ts';
import { deriveGuestPhase, isOver } from './guestPhase.ts';
import { readChoices, rememberChoices, rememberForShow } from './rememberedChoices.ts';

export type GuestStage =
  | { name: 'checking' }
  | { name: 'refused'; refusal: Refusal }
  | { name: 'naming' }
  | { name: 'deviceCheck'; returning: boolean; problem: string | null }
  | { name: 'entering' }
  | { name: 'occupied' }
  | { name: 'inside'; session: GuestSession }
  /** The show was handed to one. `handed`: just now, from inside. */
  | { name: 'host'; handed: boolean };

const seatKey = (broadcastId: string) => `footlight.seat.${broadcastId}`;

/** One visit of a guest, from the link to the goodbye. The link's token stays in here. */
export class GuestVisit {
  readonly devices = new DeviceSelection();
  readonly invitation = new Store<InvitePreview | null>(null);
  readonly memory = new DeviceMemory(this.devices, { opensCamera: () => this.invitation.getSnapshot()?.role !== 'producer' });
  readonly stage = new Store<GuestStage>({ name: 'checking' });
  readonly #token: string;
  #name = readChoices().name;
  /** Inside; and still, while the host's studio takes its place. */
  #session: GuestSession | undefined;
  #closed = false;

  constructor(token: string) {
    this.#token = token;
  }

  get name(): string {
    return this.#name;
  }

  /** Asks whether the link is good, and shows the door or the reason. */
  async check(): Promise<void> {
    this.stage.set({ name: 'checking' });
    try {
      const found = await callApi(this.#path(), { result: invitePreview });
      if (this.#closed) return;
      if (found.state === 'ended') throw new AppError('broadcastEnded');
      this.invitation.set(found);
      if (found.role === 'host' && this.#name !== '') return this.stage.set({ name: 'host', handed: false });
      const returning = this.#name !== '' && sessionStorage.getItem(seatKey(found.broadcastId)) !== null;
      this.stage.set(returning ? { name: 'deviceCheck', returning, problem: null } : { name: 'naming' });
    } catch (error) {
      if (!this.#closed) this.stage.set({ name: 'refused', refusal: describeRefusal(error) });
    }
  }

  chooseName(name: string): void {
    this.#name = name.trim();
    rememberChoices({ name: this.#name });
    this.stage.set({ name: 'deviceCheck', returning: false, problem: null });
  }

  askForName(): void {
    this.stage.set({ name: 'naming' });
  }

  /** Takes the seat and enters the Room. A refusal of the link ends the visit; another failure leads back to the device check. */
  async join({ takeOver = false }: { takeOver?: boolean } = {}): Promise<void> {
    if (this.stage.getSnapshot().name === 'entering') return;
    this.stage.set({ name: 'entering' });
    let session: GuestSession | undefined;
    try {
      await this.memory.open();
      session = await GuestSession.create({ getAdmission: this.requestAdmission, devices: this.devices });
      await session.join({ takeOver });
      if (this.#closed) return await session.close();
      this.#keepSeat();
      this.#session = session;
      this.stage.set({ name: 'inside', session });
      session.room.state.subscribe(() => this.#followEnd());
      if (session.room.state.getSnapshot().self?.role === 'host') this.takeShow();
    } catch (error) {
      await session?.close();
      if (!this.#closed) this.stage.set(this.#stageAfter(error));
    }
  }

  /** Gives this page to the host's studio. It takes one's place in the Room over, so that one stays where one is until then. */
  readonly takeShow = (): void => {
    if (this.stage.getSnapshot().name === 'inside') this.stage.set({ name: 'host', handed: true });
  };

  readonly requestAdmission = async (): Promise<RoomAdmission> =>
    await callApi(this.#path(), { method: 'POST', body: { name: this.#name }, result: roomAdmission });

  /** Leaves the Room, if inside, and goes back to the device check. */
  async goBack(): Promise<void> {
    const stage = this.stage.getSnapshot();
    this.stage.set({ name: 'deviceCheck', returning: true, problem: null });
    if (stage.name === 'inside') await stage.session.close();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    rememberForShow(null);
    await this.#session?.close();
    this.memory.close();
    this.devices.close();
  }

  /** The visit is over: sound and the devices' lights go off, the page says why. */
  #followEnd(): void {
    const session = this.#session;
    const { name } = this.stage.getSnapshot();
    if (!session || (name !== 'inside' && name !== 'host')) return;
    if (!isOver(deriveGuestPhase(session.room.state.getSnapshot()))) return;
    void session.close();
    // What was switched counts on in the host's studio.
    if (name !== 'host') rememberForShow(null);
    this.devices.closeCamera();
    this.devices.closeMicrophone();
  }

  #path(): string {
    return `/api/join/${encodeURIComponent(this.#token)}`;
  }

  #keepSeat(): void {
    const found = this.invitation.getSnapshot();
    if (found) sessionStorage.setItem(seatKey(found.broadcastId), 'taken');
  }

  #stageAfter(error: unknown): GuestStage {
    if (error instanceof AppError && error.code === 'alreadyInStudio') return { name: 'occupied' };
    const refusal = describeRefusal(error);
    if (error instanceof AppError && !error.retryable) return { name: 'refused', refusal };
    return { name: 'deviceCheck', returning: false, problem: refusal.text };
  }
}
