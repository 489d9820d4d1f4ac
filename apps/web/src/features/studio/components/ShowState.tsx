'use client';

import clsx from 'clsx';
import { Timer } from '../../../ui/index.ts';
import { announcePhase, type ShowPhase } from '../model/showPhase.ts';

const looks: Record<ShowPhase['name'], string> = {
  offAir: 'border-line text-muted',
  starting: 'border-attention/60 text-attention-ink',
  onAir: 'border-on-air bg-on-air text-white',
  ending: 'border-line text-muted',
  ended: 'border-line text-muted',
};

const captions: Record<ShowPhase['name'], string> = {
  offAir: 'OFF AIR',
  starting: 'STARTING',
  onAir: 'ON AIR',
  ending: 'ENDING',
  ended: 'ENDED',
};

/** Whether the audience is watching, and since when. */
export function ShowState({ phase }: { phase: ShowPhase }) {
  const breathes = phase.name === 'starting' || phase.name === 'ending';
  return (
    <div
      className={clsx(
        'flex h-8 w-fit shrink-0 items-center gap-2 rounded-full border px-3 text-[0.8125rem] font-semibold',
        looks[phase.name],
      )}
    >
      <span
        aria-hidden
        className={clsx(
          'size-2 rounded-full',
          phase.name === 'offAir' || phase.name === 'ended' ? 'border border-current' : 'bg-current',
          breathes && 'animate-pulse-soft',
        )}
      />
      <span aria-hidden className="tracking-[0.04em]">
        {captions[phase.name]}
      </span>
      {phase.name === 'onAir' && <Timer since={phase.startedAt} className="font-medium" />}
      <span className="sr-only" aria-live="assertive">
        {announcePhase(phase)}
      </span>
    </div>
  );
}
