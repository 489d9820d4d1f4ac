import { CameraBackground } from '../cameraBackground/CameraBackground.ts';
import type { PersonBackground } from '../cameraBackground/types.ts';
import { Store } from '../Store.ts';
import { CaptureDevice } from './CaptureDevice.ts';
import { cameraConstraints } from './cameraConstraints.ts';
import { facingOf, markFacing } from './cameraFacing.ts';
import { findOtherCamera } from './findOtherCamera.ts';
import { constraintsOfSound, defaultMicrophoneSound, isSameSound, markMusic } from './microphoneSound.ts';
import type { DeviceInfo, DeviceState, MicrophoneSound, TrackState } from './types.ts';

/** Labels stay empty until the browser has asked for permission once. */
const toInfo = (device: MediaDeviceInfo, index: number): DeviceInfo => ({
  deviceId: device.deviceId,
  label: device.label || `Device ${index + 1}`,
});

/** One's camera, microphone and speaker: what there is, what is chosen, and what is wrong with it in plain words. */
export class DeviceSelection {
  readonly state: Store<DeviceState>;

  readonly #camera = new CaptureDevice('camera', { getConstraints: () => cameraConstraints });
  readonly #microphone = new CaptureDevice('microphone', {
    getConstraints: (deviceId) => this.#asSound(deviceId),
    onCaptured: (track) => markMusic(track, this.#openedAs),
  });
  readonly #background = new CameraBackground();
  readonly #listening = new AbortController();
  readonly #unsubscribe: (() => void)[];
  /** What the microphone was last asked for with. */
  #openedAs = defaultMicrophoneSound;
  #matching: Promise<void> | undefined;

  constructor() {
    this.state = new Store<DeviceState>({
      cameras: [],
      microphones: [],
      speakers: [],
      camera: this.#camera.state.getSnapshot(),
      microphone: this.#microphone.state.getSnapshot(),
      microphoneSound: defaultMicrophoneSound,
      microphoneSounds: {},
      speakerId: null,
      background: this.#background.state.getSnapshot(),
    });
    this.#unsubscribe = [
      this.#camera.state.subscribe(() => this.#onCameraChanged()),
      this.#background.state.subscribe(() => this.#showCamera()),
      this.#microphone.state.subscribe(() => this.#onMicrophoneChanged()),
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
    const other = findOtherCamera({ facingMode: camera.track ? facingOf(camera.track) : undefined, deviceId: camera.deviceId, cameras });
    if (!other) return;
    if ('facingMode' in other) await this.#camera.openFacing(other.facingMode);
    else await this.#camera.open(other.deviceId);
    await this.refresh();
  }

  /** Never rejects: `state.microphone` says how it went. */
  async openMicrophone(deviceId?: string): Promise<void> {
    await this.#microphone.open(deviceId);
    await this.#matchSound();
    await this.refresh();
  }

  /** For the microphone that is chosen; it is opened once more. Never rejects: `state.microphone` says how it went. */
  async setMicrophoneSound(sound: MicrophoneSound): Promise<void> {
    const { deviceId } = this.state.getSnapshot().microphone;
    this.state.update((state) => ({
      ...state,
      microphoneSound: sound,
      microphoneSounds: deviceId === null ? state.microphoneSounds : { ...state.microphoneSounds, [deviceId]: sound },
    }));
    await this.#matchSound();
  }

  /** What was chosen for each microphone in an earlier visit; to be told before one is opened. Later choices stay. */
  restoreMicrophoneSounds(microphoneSounds: Readonly<Record<string, MicrophoneSound>>): void {
    this.state.update((state) => ({ ...state, microphoneSounds: { ...microphoneSounds, ...state.microphoneSounds } }));
  }

  /** What is behind oneself, from now on. How it went is in `state.background`; the camera's track changes when it is there. */
  setBackground(background: PersonBackground): void {
    this.#background.setBackground(background);
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
    this.#background.close();
    this.#camera.close();
    this.#microphone.close();
  }

  #onCameraChanged(): void {
    this.#background.setCamera(this.#camera.state.getSnapshot().track);
    this.#showCamera();
  }

  /** A camera whose background is not ready yet is still being asked for. */
  #showCamera(): void {
    const own = this.#camera.state.getSnapshot();
    const { track } = this.#background;
    if (track && own.track) markFacing(track, own.track);
    const camera: TrackState = track || !own.track ? { ...own, track } : { ...own, status: 'asking', track: null };
    this.state.update((state) => ({ ...state, camera, background: this.#background.state.getSnapshot() }));
  }

  #onMicrophoneChanged(): void {
    const microphone = this.#microphone.state.getSnapshot();
    this.state.update((state) => {
      if (microphone.status !== 'on' || microphone.deviceId === null) return { ...state, microphone };
      return { ...state, microphone, microphoneSound: state.microphoneSounds[microphone.deviceId] ?? this.#openedAs };
    });
    if (microphone.status === 'on') void this.#matchSound();
  }

  #asSound(deviceId: string | undefined): MediaTrackConstraints {
    const { microphoneSounds } = this.state.getSnapshot();
    this.#openedAs = (deviceId === undefined ? undefined : microphoneSounds[deviceId]) ?? defaultMicrophoneSound;
    return { ...constraintsOfSound(this.#openedAs), sampleRate: { ideal: 48_000 } };
  }

  /** Opens the microphone once more while it sounds otherwise than was chosen: the browser's own choice is known only when it is open. */
  async #matchSound(): Promise<void> {
    this.#matching ??= this.#reopenUntilMatched().finally(() => {
      this.#matching = undefined;
    });
    await this.#matching;
  }

  async #reopenUntilMatched(): Promise<void> {
    for (;;) {
      const { microphone, microphoneSound } = this.state.getSnapshot();
      if (microphone.status !== 'on' || microphone.deviceId === null || isSameSound(this.#openedAs, microphoneSound)) return;
      await this.#microphone.reopen();
    }
  }

  async #onDeviceChange(): Promise<void> {
    await Promise.all([this.refresh(), this.#camera.retryWhenPlugged(), this.#microphone.retryWhenPlugged()]);
  }
}
