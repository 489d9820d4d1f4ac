import { Store } from '../Store.ts';
import { CaptureDevice } from './CaptureDevice.ts';
import { findOtherCamera } from './findOtherCamera.ts';
import type { DeviceInfo, DeviceState } from './types.ts';

/** Labels stay empty until the browser has asked for permission once. */
const toInfo = (device: MediaDeviceInfo, index: number): DeviceInfo => ({
  deviceId: device.deviceId,
  label: device.label || `Device ${index + 1}`,
});

/** One's camera, microphone and speaker: what there is, what is chosen, and what is wrong with it in plain words. */
export class DeviceSelection {
  readonly state: Store<DeviceState>;

  readonly #camera = new CaptureDevice('camera');
  readonly #microphone = new CaptureDevice('microphone');
  readonly #listening = new AbortController();
  readonly #unsubscribe: (() => void)[];

  constructor() {
    this.state = new Store<DeviceState>({
      cameras: [],
      microphones: [],
      speakers: [],
      camera: this.#camera.state.getSnapshot(),
      microphone: this.#microphone.state.getSnapshot(),
      speakerId: null,
    });
    this.#unsubscribe = [
      this.#camera.state.subscribe(() => this.state.update((state) => ({ ...state, camera: this.#camera.state.getSnapshot() }))),
      this.#microphone.state.subscribe(() =>
        this.state.update((state) => ({ ...state, microphone: this.#microphone.state.getSnapshot() })),
      ),
    ];
    const { signal } = this.#listening;
    navigator.mediaDevices?.addEventListener('devicechange', () => void this.#onDeviceChange(), { signal });
    void this.refresh();
  }

  /** Never rejects: `state.camera` says how it went. The old camera goes on until the new one is there. */
  async openCamera(deviceId?: string): Promise<void> {
    await this.#camera.open(deviceId);
    await this.refresh();
  }

  /** From the front to the back camera and back; where the browser knows no sides, to the next one. Never rejects. */
  async switchCamera(): Promise<void> {
    const { camera, cameras } = this.state.getSnapshot();
    const other = findOtherCamera({ facingMode: camera.track?.getSettings().facingMode, deviceId: camera.deviceId, cameras });
    if (!other) return;
    if ('facingMode' in other) await this.#camera.openFacing(other.facingMode);
    else await this.#camera.open(other.deviceId);
    await this.refresh();
  }

  /** Never rejects: `state.microphone` says how it went. */
  async openMicrophone(deviceId?: string): Promise<void> {
    await this.#microphone.open(deviceId);
    await this.refresh();
  }

  closeCamera(): void {
    this.#camera.close();
  }

  closeMicrophone(): void {
    this.#microphone.close();
  }

  /** Takes effect in every session that was made with this selection. */
  async selectSpeaker(deviceId: string): Promise<void> {
    this.state.update((state) => ({ ...state, speakerId: deviceId === '' ? null : deviceId }));
  }

  /** Reads the list of devices again. */
  async refresh(): Promise<void> {
    const devices = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
    if (this.#listening.signal.aborted) return;
    const ofKind = (kind: MediaDeviceKind) => devices.filter((device) => device.kind === kind && device.deviceId !== '').map(toInfo);
    this.state.update((state) => ({
      ...state,
      cameras: ofKind('videoinput'),
      microphones: ofKind('audioinput'),
      speakers: ofKind('audiooutput'),
    }));
  }

  close(): void {
    this.#listening.abort();
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#camera.close();
    this.#microphone.close();
  }

  async #onDeviceChange(): Promise<void> {
    await Promise.all([this.refresh(), this.#camera.retryWhenPlugged(), this.#microphone.retryWhenPlugged()]);
  }
}
