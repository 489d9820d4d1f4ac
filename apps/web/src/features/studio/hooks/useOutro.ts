import { useEffect } from 'react';
import type { ShowClip } from '../../broadcasts/index.ts';
import { useSelected, useStore } from '../../greenroom/index.ts';
import { isLive } from '../model/showPhase.ts';
import { useAttempt } from './useAttempt.ts';
import { useShow } from './useShow.ts';
import { useMixingStudio, useStudio } from './useStudio.ts';

/** What the show may end with. */
export function useOutro() {
  const { visit, session } = useStudio();
  const { outro } = useStore(visit.broadcast);
  return {
    outro,
    /** The show ends after it, unless it is stopped. */
    play: ({ id: assetId, kind, name }: ShowClip) =>
      session.room.updateScene({ clip: { assetId, kind, name, startedSerial: Date.now(), loop: false, gain: 1, endsShow: true } }),
  };
}

/** Ends the show when the clip that it ends with is over. */
export function useEndAfterOutro(): void {
  const { visit, session, live } = useMixingStudio();
  const attempt = useAttempt();
  const { phase } = useShow(visit, live);
  const clip = useSelected(session.room.state, ({ scene }) => scene.clip);
  const endedSerial = useSelected(session.clip, (state) => state.endedSerial);
  const isOver = clip?.endsShow === true && clip.startedSerial === endedSerial && isLive(phase);
  useEffect(() => {
    if (isOver) attempt(() => live.end());
  }, [isOver, live, attempt]);
}
