import type { DeviceSelection } from '@footlight/studio';
import { useEffect } from 'react';
import { readChoices, rememberChoices } from '../model/rememberedChoices.ts';

/** Opens what was used last time, and remembers each later choice. */
export function useRememberedDevices(devices: DeviceSelection): void {
  useEffect(() => {
    const choices = readChoices();
    if (choices.speakerId) void devices.selectSpeaker(choices.speakerId);
    void openRemembered(devices, choices);
    return devices.state.subscribe(() => {
      const { camera, microphone, speakerId } = devices.state.getSnapshot();
      rememberChoices({
        speakerId,
        ...(camera.status === 'on' ? { cameraId: camera.deviceId } : {}),
        ...(microphone.status === 'on' ? { microphoneId: microphone.deviceId } : {}),
      });
    });
  }, [devices]);
}

/** One after the other, since two questions at once confuse some browsers. */
async function openRemembered(devices: DeviceSelection, choices: ReturnType<typeof readChoices>): Promise<void> {
  const { camera, microphone } = devices.state.getSnapshot();
  if (choices.microphoneOn && microphone.status === 'off') await devices.openMicrophone(choices.microphoneId ?? undefined);
  if (choices.cameraOn && camera.status === 'off') await devices.openCamera(choices.cameraId ?? undefined);
}
