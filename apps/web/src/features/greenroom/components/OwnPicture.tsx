'use client';

import type { DeviceSelection, PersonBackgroundState, TrackState } from '@footlight/studio';
import { LoaderCircle, Mic, MicOff, SwitchCamera, Video, VideoOff } from 'lucide-react';
import { IconButton } from '../../../ui/index.ts';
import { useStore } from '../hooks/useStore.ts';
import { isMirrored } from '../model/isMirrored.ts';
import { rememberChoices, rememberForShow } from '../model/rememberedChoices.ts';
import { NameCard } from './NameCard.tsx';
import { TrackVideo } from './TrackVideo.tsx';

const cameraNote = ({ status }: TrackState, background: PersonBackgroundState): string => {
  if (background.status === 'starting') return 'Getting the background ready';
  if (status === 'asking') return 'Allow the camera when the browser asks';
  return status === 'off' ? 'Your camera is off' : 'No picture from the camera';
};

/** One's own picture, large and mirrored, with switches for camera and microphone on it. */
export function OwnPicture({ devices, name }: { devices: DeviceSelection; name: string }) {
  const { camera, cameras, microphone, background } = useStore(devices.state);
  const cameraOn = camera.track !== null;
  const microphoneOn = microphone.track !== null;

  const toggleCamera = () => {
    rememberForShow(null);
    rememberChoices({ cameraOn: !cameraOn, microphoneOn });
    if (cameraOn) devices.closeCamera();
    else void devices.openCamera();
  };
  const toggleMicrophone = () => {
    rememberForShow(null);
    rememberChoices({ microphoneOn: !microphoneOn, cameraOn });
    if (microphoneOn) devices.closeMicrophone();
    else void devices.openMicrophone();
  };

  return (
    <div className="relative aspect-video w-full overflow-hidden rounded-lg border border-line bg-sunken shadow-float">
      {camera.track ? (
        <TrackVideo track={camera.track} label="Your camera" mirrored={isMirrored(camera.track)} />
      ) : (
        <NameCard name={name || 'You'} note={cameraNote(camera, background)} className="bg-sunken" />
      )}
      {camera.status === 'asking' && <LoaderCircle size={20} className="absolute top-4 right-4 animate-spin text-muted" aria-hidden />}
      <div className="absolute inset-x-0 bottom-0 flex items-center justify-between gap-4 p-3 sm:p-4">
        <span className="text-[0.8125rem] text-attention-ink">{!microphoneOn && 'Microphone off'}</span>
        <div className="flex gap-2">
          {cameraOn && cameras.length > 1 && (
            <span className="hidden pointer-coarse:block">
              <IconButton
                label="Switch camera"
                icon={<SwitchCamera size={20} />}
                variant="secondary"
                onClick={() => void devices.switchCamera()}
                size="large"
              />
            </span>
          )}
          <IconButton
            label={microphoneOn ? 'Turn microphone off' : 'Turn microphone on'}
            icon={microphoneOn ? <Mic size={20} /> : <MicOff size={20} />}
            variant={microphoneOn ? 'secondary' : 'attention'}
            onClick={toggleMicrophone}
            busy={microphone.status === 'asking'}
            size="large"
          />
          <IconButton
            label={cameraOn ? 'Turn camera off' : 'Turn camera on'}
            icon={cameraOn ? <Video size={20} /> : <VideoOff size={20} />}
            variant={cameraOn ? 'secondary' : 'attention'}
            onClick={toggleCamera}
            busy={camera.status === 'asking'}
            size="large"
          />
        </div>
      </div>
    </div>
  );
}
