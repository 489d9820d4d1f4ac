import { assertUnreachable } from '@footlight/contracts';
import type { Remedy } from '../model/alarms.ts';
import { useAttempt } from './useAttempt.ts';
import { useStudio } from './useStudio.ts';

/** Does what an alarm's button promises. */
export function useRemedy({ showDestinations }: { showDestinations: () => void }): (remedy: Remedy) => void {
  const { visit, session } = useStudio();
  const attempt = useAttempt();
  return (remedy) => {
    switch (remedy.type) {
      case 'sendProgramAgain':
        return attempt(async () => {
          await session.stopProgram();
          await session.startProgram();
        });
      case 'useSoloLayout':
        return attempt(() => session.updateScene({ layout: 'solo' }));
      case 'openCamera':
        return attempt(() => visit.devices.openCamera());
      case 'openMicrophone':
        return attempt(() => visit.devices.openMicrophone());
      case 'keepBackgroundOff':
        return visit.devices.setBackground({ kind: 'none' });
      case 'removeCamera':
        return session.cameras.remove(remedy.cameraId);
      case 'showDestinations':
        return showDestinations();
      case 'askServerAgain':
        return visit.events.retry();
      case 'turnSoundOn':
        // The press itself lets the sound go.
        return;
      case 'reloadPage':
        return window.location.reload();
      default:
        return assertUnreachable(remedy);
    }
  };
}
