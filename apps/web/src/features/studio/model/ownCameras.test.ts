import type { DeviceState, OwnCamera, TrackState } from '@footlight/studio';
import { describe, expect, it } from 'vitest';
import { describeNoFreeCamera, listFreeCameras, listLostCameras } from './ownCameras.ts';

const track = (change: Partial<TrackState>): TrackState => ({ status: 'on', message: null, deviceId: null, track: null, ...change });
const own = (change: Partial<OwnCamera>): OwnCamera => ({ cameraId: '2', name: 'Overhead', deviceId: 'b', camera: track({}), ...change });
const devices: Pick<DeviceState, 'cameras' | 'camera'> = {
  cameras: ['a', 'b', 'c'].map((deviceId) => ({ deviceId, label: deviceId })),
  camera: track({ deviceId: 'a' }),
};

describe('own cameras', () => {
  it('offers what is plugged in and not in use', () => {
    expect(listFreeCameras(devices, [own({})]).map(({ deviceId }) => deviceId)).toEqual(['c']);
  });

  it('offers none beside four', () => {
    const full = (['2', '3', '4'] as const).map((cameraId) => own({ cameraId, deviceId: cameraId }));
    expect(listFreeCameras(devices, full)).toEqual([]);
    expect(describeNoFreeCamera(0, full.length)).toMatch(/as many as there may be/);
  });

  it('says when there is no other camera', () => {
    expect(describeNoFreeCamera(0, 0)).toMatch(/Plug in/);
    expect(describeNoFreeCamera(1, 0)).toBeNull();
  });

  it('names what was unplugged, and not what is being opened', () => {
    const lost = own({ camera: track({ status: 'lost', message: 'It was unplugged.' }) });
    expect(listLostCameras([own({}), lost, own({ camera: track({ status: 'asking' }) })])).toEqual([
      { cameraId: '2', sentence: 'Overhead: It was unplugged.' },
    ]);
  });
});
