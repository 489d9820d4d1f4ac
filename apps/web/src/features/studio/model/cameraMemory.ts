import { ownCameraId, ownCameraName } from '@footlight/contracts';
import type { OwnCameras } from '@footlight/studio';
import { z } from 'zod';

const storageKey = 'footlight.cameras';
const rememberedCameras = z.array(z.object({ deviceId: z.string().min(1), name: ownCameraName })).max(ownCameraId.options.length);

/** A browser that keeps no data for this page throws on access; then nothing is remembered. */
function readRemembered(): z.infer<typeof rememberedCameras> {
  try {
    return rememberedCameras.safeParse(JSON.parse(sessionStorage.getItem(storageKey) ?? '[]')).data ?? [];
  } catch {
    return [];
  }
}

/** Opens the further cameras that this tab had before a reload, and remembers each later change until the tab is closed. */
export function keepCameras(cameras: OwnCameras): void {
  for (const camera of readRemembered()) void cameras.add(camera);
  cameras.state.subscribe(() => {
    try {
      const kept = cameras.state.getSnapshot().map(({ deviceId, name }) => ({ deviceId, name }));
      sessionStorage.setItem(storageKey, JSON.stringify(kept));
    } catch {
      // A full or closed storage costs only the convenience.
      return;
    }
  });
}
