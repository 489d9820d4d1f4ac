'use client';

import type { DeviceSelection, TrackState, TrackStatus } from '@footlight/studio';
import { useMicrophoneLevel } from '../hooks/useMicrophoneLevel.ts';
import { useStore } from '../hooks/useStore.ts';
import { BackgroundPicker } from './BackgroundPicker.tsx';
import { DevicePicker } from './DevicePicker.tsx';
import { LevelMeter } from './LevelMeter.tsx';
import { MicrophoneOptions } from './MicrophoneOptions.tsx';
import { SpeakerTest } from './SpeakerTest.tsx';

const failed: ReadonlySet<TrackStatus> = new Set(['denied', 'missing', 'inUse', 'lost']);

function emptyTextOf(kind: 'camera' | 'microphone', { status }: TrackState): string {
  if (status === 'missing') return `No ${kind} found`;
  if (status === 'denied') return 'Blocked by the browser';
  return `The ${kind} is off`;
}

/** Camera, microphone and speaker, with a live level and a tone to try them. */
export function DevicePickers({ devices, withCamera = true }: { devices: DeviceSelection; withCamera?: boolean }) {
  const { cameras, microphones, speakers, camera, microphone, speakerId } = useStore(devices.state);
  const level = useMicrophoneLevel(microphone.track);
  return (
    <div className="flex flex-col gap-5">
      {withCamera && (
        <div className="flex flex-col gap-2.5">
          <DevicePicker
            label="Camera"
            devices={cameras}
            deviceId={camera.deviceId}
            onChoose={(deviceId) => void devices.openCamera(deviceId)}
            emptyText={emptyTextOf('camera', camera)}
            onRetry={failed.has(camera.status) ? () => void devices.openCamera() : undefined}
            problem={camera.message}
            disabled={camera.status === 'asking'}
          />
          <BackgroundPicker devices={devices} />
        </div>
      )}
      <div className="flex flex-col gap-2.5">
        <DevicePicker
          label="Microphone"
          devices={microphones}
          deviceId={microphone.deviceId}
          onChoose={(deviceId) => void devices.openMicrophone(deviceId)}
          emptyText={emptyTextOf('microphone', microphone)}
          onRetry={failed.has(microphone.status) ? () => void devices.openMicrophone() : undefined}
          problem={microphone.message}
          disabled={microphone.status === 'asking'}
        />
        <LevelMeter level={level} label="Microphone level" />
        <MicrophoneOptions devices={devices} />
      </div>
      <div className="flex flex-col gap-2.5">
        <DevicePicker
          label="Speaker"
          devices={speakers}
          deviceId={speakerId ?? speakers[0]?.deviceId ?? null}
          onChoose={(deviceId) => void devices.selectSpeaker(deviceId)}
          emptyText="The system’s own choice"
        />
        <SpeakerTest speakerId={speakerId} />
      </div>
    </div>
  );
}
