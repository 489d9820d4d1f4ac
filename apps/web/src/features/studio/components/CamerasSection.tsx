'use client';

import { ownCameraName } from '@footlight/contracts';
import type { DeviceInfo } from '@footlight/studio';
import { Plus, Video } from 'lucide-react';
import { Button, Menu } from '../../../ui/index.ts';
import { useStore } from '../../greenroom/index.ts';
import { useMixingStudio } from '../hooks/useStudio.ts';
import { describeNoFreeCamera, listFreeCameras } from '../model/ownCameras.ts';
import { CameraRow } from './CameraRow.tsx';

/** A device's label is long; its beginning names the camera until it is given a name. */
const nameOf = ({ label }: DeviceInfo): string => ownCameraName.safeParse(label.slice(0, 40)).data ?? 'Camera';

/** Further cameras of one's own, each a source of its own while one is on stage. */
export function CamerasSection() {
  const { visit, session } = useMixingStudio();
  const own = useStore(session.cameras.state);
  const free = listFreeCameras(useStore(visit.devices.state), own);
  const problem = describeNoFreeCamera(free.length, own.length);
  return (
    <div className="flex flex-col gap-3.5">
      {own.length > 0 && (
        <ul className="flex flex-col gap-3">
          {own.map((camera) => (
            <CameraRow key={camera.cameraId} own={camera} />
          ))}
        </ul>
      )}
      {problem === null ? (
        <Menu
          label="Cameras to add"
          align="start"
          trigger={
            <Button size="small" icon={<Plus size={16} aria-hidden />} className="self-start">
              Add camera
            </Button>
          }
          items={free.map((device) => ({
            label: device.label,
            icon: <Video aria-hidden />,
            onSelect: () => void session.cameras.add({ deviceId: device.deviceId, name: nameOf(device) }),
          }))}
        />
      ) : (
        <p className="text-[0.8125rem] text-faint">{problem}</p>
      )}
      {own.length > 0 && (
        <p className="text-[0.8125rem] text-faint">They are in the picture while you are on stage. Guests see your first camera alone.</p>
      )}
    </div>
  );
}
