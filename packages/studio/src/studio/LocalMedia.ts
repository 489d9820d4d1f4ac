import { AppError } from '@footlight/contracts';
import type { DeviceSelection } from '../devices/DeviceSelection.ts';
import type { RoomClient } from '../room/RoomClient.ts';
import { Store } from '../Store.ts';
import { LocalSource } from './LocalSource.ts';
import type { LocalMediaState } from './types.ts';

/** One's own camera and microphone on their way into the Room: published as the devices give them and as one wants them. */
export class LocalMedia {
  readonly state: Store<LocalMediaState>;

  readonly #room: RoomClient;
  readonly #devices: DeviceSelection;
  readonly #camera: LocalSource;
  readonly #microphone: LocalSource;
  readonly #unsubscribe: (() => void)[];
  #closed = false;

  constructor({ room, devices }: { room: RoomClient; devices: DeviceSelection }) {
    this.#room = room;
    this.#devices = devices;
    this.#camera = new LocalSource(room, 'camera');
    this.#microphone = new LocalSource(room, 'microphone');
    const { camera, microphone } = devices.state.getSnapshot();
    this.state = new Store<LocalMediaState>({
      cameraOn: camera.track !== null,
      microphoneOn: microphone.track !== null,
      problem: null,
    });
    this.#unsubscribe = [devices.state.subscribe(() => void this.#sync()), room.state.subscribe(() => void this.#sync())];
  }

  /** Null for who is never seen, too. */
  get cameraTrack(): MediaStreamTrack | null {
    if (this.#room.state.getSnapshot().self?.permissions.includes('publishCamera') === false) return null;
    return this.state.getSnapshot().cameraOn ? this.#devices.state.getSnapshot().camera.track : null;
  }

  get microphoneTrack(): MediaStreamTrack | null {
    return this.#devices.state.getSnapshot().microphone.track;
  }

  /** True when one is to be heard: wanted, and not held muted by a host. */
  get isMicrophoneOpen(): boolean {
    return this.state.getSnapshot().microphoneOn && this.#room.state.getSnapshot().self?.mutedByHost !== true;
  }

  /** Off lets the camera go, light and all. How opening it went is in the devices' state. */
  async setCameraOn(on: boolean): Promise<void> {
    this.state.update((state) => ({ ...state, cameraOn: on }));
    if (on) await this.#devices.openCamera(this.#devices.state.getSnapshot().camera.deviceId ?? undefined);
    else this.#devices.closeCamera();
    await this.#sync();
  }

  /** Off silences the microphone and keeps it, so that it is back at once. @throws AppError forbidden while a host holds it muted. */
  async setMicrophoneOn(on: boolean): Promise<void> {
    if (on && this.#room.state.getSnapshot().self?.mutedByHost) {
      throw new AppError('forbidden', { message: 'The host muted you. Ask to be unmuted.' });
    }
    this.state.update((state) => ({ ...state, microphoneOn: on }));
    if (on && !this.microphoneTrack) await this.#devices.openMicrophone();
    await this.#sync();
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    // Whoever shows the microphone next, a device check say, hears it again.
    if (this.microphoneTrack) this.microphoneTrack.enabled = true;
    await Promise.all([this.#camera.set({ track: null, paused: false }), this.#microphone.set({ track: null, paused: false })]);
  }

  async #sync(): Promise<void> {
    if (this.#closed || this.#room.state.getSnapshot().joinCount === 0) return;
    const isOpen = this.isMicrophoneOpen;
    const microphone = this.microphoneTrack;
    if (microphone) microphone.enabled = isOpen;
    try {
      await Promise.all([
        this.#camera.set({ track: this.cameraTrack, paused: false }),
        this.#microphone.set({ track: microphone, paused: !isOpen }),
      ]);
      if (this.state.getSnapshot().problem !== null) this.state.update((state) => ({ ...state, problem: null }));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const message = error instanceof AppError ? error.message : 'Your picture or sound could not be sent. Reload the page.';
      this.state.update((state) => (state.problem === message ? state : { ...state, problem: message }));
    }
  }
}
