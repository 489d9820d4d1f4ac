import { assertUnreachable } from '@footlight/contracts';
import type { Remedy } from '../model/alarms.ts';
import { useAttempt } from './useAttempt.ts';
import { useMixing, useStudio } from './useStudio.ts';
import { useVertical } from './useVertical.ts';

/** Does what an alarm's button promises. */
export function useRemedy({ showDestinations }: { showDestinations: () => void }): (remedy: Remedy) => void {
  const { visit, session } = useStudio();
  const mixing = useMixing();
  const attempt = useAttempt();
  const vertical = useVertical();
  return (remedy) => {
    switch (remedy.type) {
      case 'sendProgramAgain':
        return attempt(async () => {
          await mixing?.session.stopProgram();
          await mixing?.session.startProgram();
        });
      case 'takeEffectsAway':
        return attempt(() => session.updateScene(remedy.change));
      case 'useSoloLayout':
        return attempt(() => session.updateScene({ layout: 'solo' }));
      case 'turnVerticalOn':
        return vertical.setEnabled(true);
      case 'openCamera':
        return attempt(() => visit.devices.openCamera());
      case 'openMicrophone':
        return attempt(() => visit.devices.openMicrophone());
      case 'keepBackgroundOff':
        return visit.devices.setBackground({ kind: 'none' });
      case 'removeCamera':
        return mixing?.session.cameras.remove(remedy.cameraId);
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
