import type { DeviceProblem } from '@footlight/contracts';
import type { TrackState, TrackStatus } from '../devices/types.ts';

/** 0..1; below it lies what a room without a voice gives. */
const heardLevel = 0.02;
/** An open microphone that was never heard for so long may be the wrong one. */
const silentAfterMs = 30_000;
const slowFps = 8;
/** Readings in a row; a camera is slow for a moment when it opens. */
const slowReadings = 3;

const failed: ReadonlySet<TrackStatus> = new Set(['denied', 'missing', 'inUse', 'lost']);

export interface DeviceReading {
  atMs: number;
  camera: TrackState;
  microphone: TrackState;
  /** Open, and its level is measured: browsers hold sound back until a gesture. */
  isListening: boolean;
  /** What the camera gives; null where the browser does not say. */
  cameraFps: number | null;
}

/** Tells what is wrong with camera and microphone, beyond what the browser reports as an error. */
export class DeviceWatch {
  #microphone: MediaStreamTrack | null = null;
  #heard = false;
  /** How long the microphone was listened to without being heard. */
  #silentMs = 0;
  #readAtMs: number | undefined;
  #slowReadings = 0;

  /** To be called for each level of the open microphone: a word between two readings counts. */
  hear(level: number): void {
    if (level > heardLevel) this.#heard = true;
  }

  read(reading: DeviceReading): DeviceProblem[] {
    const { camera, microphone, cameraFps } = reading;
    this.#followMicrophone(reading);
    this.#slowReadings = cameraFps !== null && cameraFps < slowFps ? this.#slowReadings + 1 : 0;
    const problems: [DeviceProblem, boolean][] = [
      ['cameraFailed', failed.has(camera.status)],
      ['microphoneFailed', failed.has(microphone.status)],
      ['microphoneSilent', !this.#heard && this.#silentMs >= silentAfterMs],
      ['cameraSlow', this.#slowReadings >= slowReadings],
    ];
    return problems.filter(([, isSo]) => isSo).map(([problem]) => problem);
  }

  #followMicrophone({ atMs, microphone, isListening }: DeviceReading): void {
    const sinceMs = atMs - (this.#readAtMs ?? atMs);
    this.#readAtMs = atMs;
    if (microphone.track !== this.#microphone) {
      this.#microphone = microphone.track;
      this.#heard = false;
      this.#silentMs = 0;
    } else if (microphone.track && isListening) this.#silentMs += sinceMs;
  }
}
