import { useEffect, useState } from 'react';
import type { ShowClip } from '../../broadcasts/index.ts';
import { mayIntroBegin } from '../model/mayIntroBegin.ts';
import { useAttempt } from './useAttempt.ts';
import { useShow } from './useShow.ts';
import { useStudio } from './useStudio.ts';

/** The intro on its way to the stage: it waits for the first who can see it. */
export function useIntro() {
  const { visit, session, live } = useStudio();
  const attempt = useAttempt();
  const { egress } = useShow(visit, live);
  const [waiting, setWaiting] = useState<ShowClip | null>(null);
  const [plays, setPlays] = useState(false);
  const isDue = waiting !== null && (plays || mayIntroBegin(egress));
  useEffect(() => {
    if (!isDue || !waiting) return;
    setWaiting(null);
    setPlays(false);
    const { id: assetId, kind, name } = waiting;
    attempt(() => session.room.updateScene({ clip: { assetId, kind, name, startedSerial: Date.now(), loop: false, gain: 1 } }));
  }, [isDue, waiting, attempt, session]);
  return {
    waiting,
    /** To be called when the show has gone live. */
    begin: (intro: ShowClip) => setWaiting(intro),
    playNow: () => setPlays(true),
    leaveOut: () => setWaiting(null),
  };
}

export type IntroControl = ReturnType<typeof useIntro>;
