import { type OwnCameraId, ownCameraId } from '@footlight/contracts';
import { CaptureDevice } from '../devices/CaptureDevice.ts';
import { cameraConstraints } from '../devices/cameraConstraints.ts';
import type { TrackState } from '../devices/types.ts';
import { Store } from '../Store.ts';

/** A further camera of the host's, such as one from above. */
export interface OwnCamera {
  cameraId: OwnCameraId;
  /** As the name tag shows it. */
  name: string;
  /** Which one was chosen, there or not. */
  deviceId: string;
  camera: TrackState;
}

interface OpenCamera {
  name: string;
  deviceId: string;
  device: CaptureDevice;
  unsubscribe: () => void;
}

/**
 * The host's further cameras, each a source of its own. They are composed here and sent to nobody else. One that is unplugged is
 * waited for, and no other takes its place.
 */
export class OwnCameras {
  readonly state = new Store<readonly OwnCamera[]>([]);

  readonly #cameras = new Map<OwnCameraId, OpenCamera>();
  readonly #listening = new AbortController();

  constructor() {
    const { signal } = this.#listening;
    navigator.mediaDevices?.addEventListener('devicechange', () => void this.#retryAll(), { signal });
  }

  /** Opens one more camera; with as many as there may be, nothing happens. Never rejects: how it went is in `state`. */
  async add({ deviceId, name }: { deviceId: string; name: string }): Promise<void> {
    const cameraId = ownCameraId.options.find((one) => !this.#cameras.has(one));
    if (cameraId === undefined || this.#listening.signal.aborted) return;
    const device = new CaptureDevice('camera', { getConstraints: () => cameraConstraints, waitsForDevice: true });
    this.#cameras.set(cameraId, { name, deviceId, device, unsubscribe: device.state.subscribe(() => this.#tell()) });
    this.#tell();
    await device.open(deviceId);
  }

  rename(cameraId: OwnCameraId, name: string): void {
    const camera = this.#cameras.get(cameraId);
    if (camera) camera.name = name;
    this.#tell();
  }

  remove(cameraId: OwnCameraId): void {
    const camera = this.#cameras.get(cameraId);
    this.#cameras.delete(cameraId);
    camera?.unsubscribe();
    camera?.device.close();
    this.#tell();
  }

  close(): void {
    this.#listening.abort();
    for (const cameraId of [...this.#cameras.keys()]) this.remove(cameraId);
  }

  async #retryAll(): Promise<void> {
    const devices = await navigator.mediaDevices.enumerateDevices();
    const present = new Set(devices.map(({ deviceId }) => deviceId));
    await Promise.all(
      [...this.#cameras.values()].filter(({ deviceId }) => present.has(deviceId)).map(({ device }) => device.retryWhenPlugged()),
    );
  }

  #tell(): void {
    const cameras = [...this.#cameras].map(([cameraId, { name, deviceId, device }]) => ({
      cameraId,
      name,
      deviceId,
      camera: device.state.getSnapshot(),
    }));
    this.state.set(cameras.toSorted((one, other) => one.cameraId.localeCompare(other.cameraId)));
  }
}
