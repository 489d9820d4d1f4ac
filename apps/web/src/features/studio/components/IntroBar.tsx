'use client';

import { Clapperboard } from 'lucide-react';
import { Button } from '../../../ui/index.ts';
import { useStore } from '../../greenroom/index.ts';
import type { IntroControl } from '../hooks/useIntro.ts';
import { useStudio } from '../hooks/useStudio.ts';
import { introStart } from '../model/mayIntroBegin.ts';

/** While the intro waits for somebody who can see it: what it waits for, and the ways around. */
export function IntroBar({ intro: { waiting, playNow, leaveOut } }: { intro: IntroControl }) {
  const broadcast = useStore(useStudio().visit.broadcast);
  return (
    <div role="status" aria-label="Intro">
      {waiting && (
        <div className="flex min-h-12 animate-appear flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-surface px-4 py-1.5">
          <Clapperboard size={18} className="shrink-0 text-accent-ink" aria-hidden />
          <p className="min-w-24 flex-1 text-[0.8125rem]">
            “{waiting.name}” plays as soon as {introStart(broadcast)}.
          </p>
          <Button size="small" onClick={playNow}>
            Play now
          </Button>
          <Button size="small" onClick={leaveOut}>
            Without the intro
          </Button>
        </div>
      )}
    </div>
  );
}
