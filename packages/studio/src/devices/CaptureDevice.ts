import { Store } from '../Store.ts';
import {
  type DeviceKind,
  describeAwaited,
  describeDeviceError,
  describeInsecureContext,
  describeLost,
  describeReplaced,
} from './describeDeviceError.ts';
import type { CameraFacing, TrackState } from './types.ts';

const off: TrackState = { status: 'off', message: null, deviceId: null, track: null };

interface CaptureOptions {
  /** What is asked for beside the device itself; asked anew each time. @param deviceId undefined: the browser's choice. */
  getConstraints: (deviceId: string | undefined) => MediaTrackConstraints;
  /** Told of each new track before anyone else. */
  onCaptured?: (track: MediaStreamTrack) => void;
  /** An unplugged device is waited for, and no other one takes its place. */
  waitsForDevice?: boolean;
}

/** Which device: this one, the one on that side of a phone, or the browser's choice. */
interface Choice {
  deviceId?: string | undefined;
  facingMode?: CameraFacing;
}

const constraintsOf = ({ deviceId, facingMode }: Choice): MediaTrackConstraints => ({
  ...(deviceId === undefined ? {} : { deviceId: { exact: deviceId } }),
  ...(facingMode === undefined ? {} : { facingMode: { exact: facingMode } }),
});

/** One's camera or one's microphone: at most one is open; an unplugged one is replaced by another or waited for, and says so. */
export class CaptureDevice {
  readonly state = new Store<TrackState>(off);

  readonly #kind: DeviceKind;
  readonly #options: CaptureOptions;
  /** Counts requests, so that an answer that comes too late is thrown away. */
  #request = 0;

  constructor(kind: DeviceKind, options: CaptureOptions) {
    this.#kind = kind;
    this.#options = options;
  }

  /** Never rejects: what goes wrong is in `state`. @param deviceId undefined: the browser's choice. */
  async open(deviceId?: string): Promise<void> {
    const current = this.state.getSnapshot();
    if (current.status === 'on' && (deviceId === undefined || deviceId === current.deviceId)) return;
    await this.#replace({ deviceId });
  }

  /** Opens the camera on that side of a phone, as `open` does. */
  async openFacing(facingMode: CameraFacing): Promise<void> {
    await this.#replace({ facingMode });
  }

  /** Opens the open device once more, since other constraints are wanted: Chromium keeps to the old ones while a track of them is there. */
  async reopen(): Promise<void> {
    const { status, deviceId, track } = this.state.getSnapshot();
    if (status !== 'on') return;
    track?.stop();
    await this.#replace({ deviceId: deviceId ?? undefined });
  }

  /** A device that came back, or a first one, ends the message that there was none. */
  async retryWhenPlugged(): Promise<void> {
    const { status, deviceId } = this.state.getSnapshot();
    if (status !== 'lost' && status !== 'missing') return;
    await this.open(this.#options.waitsForDevice ? (deviceId ?? undefined) : undefined);
  }

  close(): void {
    this.#request += 1;
    this.state.getSnapshot().track?.stop();
    this.state.set(off);
  }

  async #replace(choice: Choice): Promise<void> {
    const current = this.state.getSnapshot();
    this.#request += 1;
    const request = this.#request;
    this.state.set({ ...current, status: 'asking', message: null });
    let result = await this.#capture(choice);
    if (request === this.#request && 'status' in result && result.status === 'inUse' && current.track) {
      // Many phones open one camera at a time: the old one has to go first.
      current.track.stop();
      result = await this.#capture(choice);
    }
    if (request !== this.#request) {
      if ('track' in result) result.track.stop();
      return;
    }
    if ('track' in result) {
      current.track?.stop();
      this.#accept(result.track, null);
    } else if (current.track?.readyState === 'live') {
      this.state.set({ ...current, status: 'on', message: result.message });
    } else {
      this.state.set({ ...result, deviceId: choice.deviceId ?? null, track: null });
    }
  }

  async #capture(choice: Choice): Promise<{ track: MediaStreamTrack } | ReturnType<typeof describeDeviceError>> {
    if (!globalThis.isSecureContext || !navigator.mediaDevices) return describeInsecureContext(this.#kind);
    try {
      const constraints = { ...this.#options.getConstraints(choice.deviceId), ...constraintsOf(choice) };
      const stream = await navigator.mediaDevices.getUserMedia(this.#kind === 'camera' ? { video: constraints } : { audio: constraints });
      const [track] = stream.getTracks();
      if (track) this.#options.onCaptured?.(track);
      return track ? { track } : describeDeviceError(this.#kind, 'NotFoundError');
    } catch (error) {
      return describeDeviceError(this.#kind, error instanceof DOMException ? error.name : '');
    }
  }

  #accept(track: MediaStreamTrack, message: string | null): void {
    track.addEventListener('ended', () => void this.#onEnded(track), { once: true });
    this.state.set({ status: 'on', message, deviceId: track.getSettings().deviceId ?? null, track });
  }

  async #onEnded(track: MediaStreamTrack): Promise<void> {
    if (this.state.getSnapshot().track !== track) return;
    this.#request += 1;
    const request = this.#request;
    if (this.#options.waitsForDevice) {
      this.state.update(({ deviceId }) => ({ status: 'lost', message: describeAwaited(track.label, this.#kind), deviceId, track: null }));
      return;
    }
    this.state.set({ status: 'lost', message: describeLost(track.label, this.#kind), deviceId: null, track: null });
    const result = await this.#capture({});
    if (!('track' in result)) return;
    if (request !== this.#request) result.track.stop();
    else this.#accept(result.track, describeReplaced(track.label, { label: result.track.label, kind: this.#kind }));
  }
}
