import { ownCameraId } from '@footlight/contracts';
import type { DeviceState, OwnCamera } from '@footlight/studio';

/** Cameras that can be added: plugged in, and not in use here already; none when there are as many as there may be. */
export function listFreeCameras({ cameras, camera }: Pick<DeviceState, 'cameras' | 'camera'>, own: readonly OwnCamera[]) {
  if (own.length >= ownCameraId.options.length) return [];
  const used = new Set([camera.deviceId, ...own.map(({ deviceId }) => deviceId)]);
  return cameras.filter(({ deviceId }) => deviceId !== '' && !used.has(deviceId));
}

/** Cameras without a picture that is not on its way, each with what happened. */
export const listLostCameras = (own: readonly OwnCamera[]) =>
  own.flatMap(({ cameraId, name, camera: { status, message } }) =>
    status === 'on' || status === 'asking' || status === 'off' || message === null ? [] : [{ cameraId, sentence: `${name}: ${message}` }],
  );

/** Why no camera can be added; null when one can. */
export function describeNoFreeCamera(freeCount: number, ownCount: number): string | null {
  if (ownCount >= ownCameraId.options.length) return 'Four cameras are as many as there may be. Remove one to add another.';
  return freeCount === 0 ? 'Plug in another camera to add it.' : null;
}
