import { withGain } from '@footlight/contracts';
import { useEffect, useState } from 'react';
import { useSelected } from '../../greenroom/index.ts';
import { useAttempt } from './useAttempt.ts';
import { useStudio } from './useStudio.ts';

interface Gain {
  /** dB, as it sounds now: while a hand is on the control, what the hand says. */
  gainDb: number;
  /** Heard at once, kept when it is set. */
  preview: (gainDb: number) => void;
  set: (gainDb: number) => void;
}

/** One sound's gain in the mix that everyone shares. */
export function useGain(soundId: string): Gain {
  const { session } = useStudio();
  const attempt = useAttempt();
  const mix = useSelected(session.room.state, ({ scene }) => scene.mix);
  const [draftDb, setDraftDb] = useState<number | null>(null);
  // Whoever goes away in the middle of a drag leaves the mix as it was.
  useEffect(() => () => session.previewMix(null), [session]);
  return {
    gainDb: draftDb ?? mix.gainsDb[soundId] ?? 0,
    preview: (gainDb) => {
      setDraftDb(gainDb);
      session.previewMix(withGain(mix, { soundId, gainDb }));
    },
    set: (gainDb) => {
      setDraftDb(null);
      session.previewMix(null);
      const next = withGain(mix, { soundId, gainDb });
      if (gainDb !== (mix.gainsDb[soundId] ?? 0)) attempt(() => session.updateScene({ mix: next }));
    },
  };
}
