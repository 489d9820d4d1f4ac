'use client';

import { targetLufs } from '@footlight/studio/audio/dsp/target';
import clsx from 'clsx';
import { Switch } from '../../../ui/index.ts';
import { useSelected, useStore } from '../../greenroom/index.ts';
import { useAttempt } from '../hooks/useAttempt.ts';
import { useMixingStudio, useStudio } from '../hooks/useStudio.ts';
import { describeLoudness, shareOf } from '../model/describeLoudness.ts';

/** How loud the Program is, against where it should be. It renders alone, ten times a second. */
function ProgramLoudness() {
  const { session } = useMixingStudio();
  const lufs = useStore(session.loudness);
  if (lufs === null) return <p className="text-[0.8125rem] text-faint">This browser cannot measure loudness or even out voices.</p>;
  const { verdict, figure, sentence } = describeLoudness(lufs);
  const isGood = verdict === 'good';
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-baseline justify-between text-[0.8125rem]">
        <span className="text-faint">Loudness</span>
        <span className="tabular text-muted">{figure}</span>
      </div>
      {/* biome-ignore lint/a11y/useSemanticElements: browsers draw the meter element in their own way */}
      <div
        role="meter"
        aria-label="Program loudness"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(shareOf(lufs) * 100)}
        aria-valuetext={`${figure}. ${sentence}`}
        className="relative h-2"
      >
        <div className="h-full overflow-hidden rounded-full bg-hover">
          <div
            className={clsx('h-full origin-left transition-transform duration-100 ease-out', isGood ? 'bg-healthy' : 'bg-attention')}
            style={{ transform: `scaleX(${shareOf(lufs).toFixed(3)})` }}
          />
        </div>
        <span aria-hidden className="absolute -top-1 h-4 w-0.5 rounded-full bg-ink" style={{ left: `${shareOf(targetLufs) * 100}%` }} />
      </div>
      <p className="text-[0.8125rem] text-faint">
        <span className={clsx(!isGood && verdict !== 'silent' && 'text-attention-ink')}>{sentence}</span> The line is −16 LUFS, where
        streams should be.
      </p>
    </div>
  );
}

/** The Program's sound: how loud it is, where it is mixed, and whether voices are evened out. */
export function SoundSection() {
  const { session, live } = useStudio();
  const attempt = useAttempt();
  const mix = useSelected(session.room.state, ({ scene }) => scene.mix);
  return (
    <div className="flex flex-col gap-5">
      {live && <ProgramLoudness />}
      <Switch
        label="Even out voices"
        hint="Quiet and loud microphones come out alike, within seconds."
        checked={mix.levelling}
        onCheckedChange={(levelling) => attempt(() => session.updateScene({ mix: { ...mix, levelling } }))}
      />
    </div>
  );
}
