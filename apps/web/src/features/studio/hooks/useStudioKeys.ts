import { assertUnreachable } from '@footlight/contracts';
import { useNotes } from '../../greenroom/index.ts';
import type { StudioAction } from '../model/hotkeys.ts';
import { useAttempt } from './useAttempt.ts';
import { useHotkeys } from './useHotkeys.ts';
import { useOwnMedia } from './useOwnMedia.ts';
import type { SavedBannersControl } from './useSavedBanners.ts';
import type { SavedScenesControl } from './useSavedScenes.ts';
import { useStudio } from './useStudio.ts';

interface StudioKeysOptions {
  scenes: SavedScenesControl;
  banners: SavedBannersControl;
  onShowHotkeys: () => void;
}

/** Does what the studio's hotkeys say. */
export function useStudioKeys({ scenes, banners, onShowHotkeys }: StudioKeysOptions): void {
  const { session } = useStudio();
  const attempt = useAttempt();
  const media = useOwnMedia();
  const notes = useNotes();
  useHotkeys((action: StudioAction) => {
    switch (action.type) {
      case 'chooseLayout':
        return attempt(() => session.updateScene({ layout: action.layout }));
      case 'toggleMicrophone':
        return media.toggleMicrophone();
      case 'toggleCamera':
        return media.mayBeSeen ? media.toggleCamera() : undefined;
      case 'toggleScreenShare':
        return media.mayBeSeen ? media.toggleScreenShare() : undefined;
      case 'switchScene':
        return scenes.switchTo(scenes.scenes?.[action.index]);
      case 'nextBanner':
        return banners.showNext();
      case 'toggleTeleprompter':
        return notes.toggle();
      case 'undo':
        return attempt(() => session.undo());
      case 'redo':
        return attempt(() => session.redo());
      case 'showHotkeys':
        return onShowHotkeys();
      default:
        return assertUnreachable(action);
    }
  });
}
