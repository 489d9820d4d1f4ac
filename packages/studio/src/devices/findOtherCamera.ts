import type { CameraFacing, DeviceInfo } from './types.ts';

interface CurrentCamera {
  /** As the track says; undefined or empty where the browser knows no sides. */
  facingMode: string | undefined;
  deviceId: string | null;
  cameras: readonly DeviceInfo[];
}

/** The camera one means by "the other one". Phones list each lens, so that by the list one would step through all of them. */
export function findOtherCamera({
  facingMode,
  deviceId,
  cameras,
}: CurrentCamera): { facingMode: CameraFacing } | { deviceId: string } | undefined {
  if (cameras.length < 2) return undefined;
  if (facingMode === 'user') return { facingMode: 'environment' };
  if (facingMode === 'environment') return { facingMode: 'user' };
  const index = cameras.findIndex((camera) => camera.deviceId === deviceId);
  const next = cameras[(index + 1) % cameras.length];
  return next && { deviceId: next.deviceId };
}
