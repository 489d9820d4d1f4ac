import { rememberForShow, useSelected, useStore } from '../../greenroom/index.ts';
import { useAttempt } from './useAttempt.ts';
import { useStudio } from './useStudio.ts';

/** One's own microphone, camera and screen: what they are, and switches for them. */
export function useOwnMedia() {
  const { session, visit } = useStudio();
  const attempt = useAttempt();
  const { cameraOn, microphoneOn } = useStore(session.localMedia);
  const { camera, microphone } = useStore(visit.devices.state);
  const mayBeSeen = useSelected(session.room.state, ({ self }) => self?.permissions.includes('publishCamera') !== false);
  const sharing = useStore(session.screenShare).status === 'on';
  const showsCamera = mayBeSeen && cameraOn && camera.track !== null;
  const isHeard = microphoneOn && microphone.track !== null;
  return {
    /** False for a producer. */
    mayBeSeen,
    showsCamera,
    isHeard,
    sharing,
    cameraTrack: showsCamera ? camera.track : null,
    toggleCamera: () => {
      rememberForShow({ cameraOn: !showsCamera });
      attempt(() => session.setCameraOn(!showsCamera));
    },
    toggleMicrophone: () => {
      rememberForShow({ microphoneOn: !isHeard });
      attempt(() => session.setMicrophoneOn(!isHeard));
    },
    toggleScreenShare: () => attempt(() => (sharing ? session.stopScreenShare() : session.shareScreen())),
  };
}
