'use client';

import { Film, Image, Music, Repeat, Square } from 'lucide-react';
import { useEffect } from 'react';
import { Button, IconButton, useToast } from '../../../ui/index.ts';
import { formatClock } from '../../media/index.ts';
import { useClip } from '../hooks/useClip.ts';

const icons = { image: Image, video: Film, audio: Music } as const;

/** What plays over the stage: how long still, how loud, and its end by one press. */
export function ClipBar() {
  const { clip, state, stop, change } = useClip();
  const toast = useToast();
  const { problem } = state;
  useEffect(() => {
    if (problem) toast(problem.message, 'attention');
  }, [problem, toast]);
  if (!clip) return null;
  const { kind, name, loop, gain, endsShow } = clip;
  const Icon = icons[kind];
  return (
    <section
      aria-label="Clip"
      className="flex min-h-12 animate-appear flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-surface px-4 py-1.5"
    >
      <Icon size={18} className="shrink-0 text-accent-ink" aria-hidden />
      <p className="min-w-24 flex-1 truncate text-[0.8125rem]" title={name}>
        {name}
      </p>
      {endsShow && <span className="text-[0.8125rem] text-muted">The show ends after it.</span>}
      {state.status === 'loading' && <span className="text-[0.8125rem] text-faint">loads</span>}
      {state.remainingS !== null && (
        <span role="timer" aria-label="Time left" className="tabular text-[0.8125rem] text-muted">
          {formatClock(state.remainingS)} left
        </span>
      )}
      {kind !== 'image' && (
        <div className="order-last flex w-full items-center gap-3 md:order-none md:w-auto">
          <label className="flex flex-1 items-center gap-2 text-[0.8125rem] text-faint">
            Volume
            <input
              type="range"
              min={0}
              max={100}
              step={5}
              value={Math.round(gain * 100)}
              onChange={(event) => change({ gain: Number(event.target.value) / 100 })}
              className="min-w-0 flex-1 accent-accent md:w-24"
            />
          </label>
          {!endsShow && (
            <IconButton label="Loop" icon={<Repeat size={16} />} size="small" pressed={loop} onClick={() => change({ loop: !loop })} />
          )}
        </div>
      )}
      <Button size="small" icon={<Square size={14} aria-hidden />} onClick={stop}>
        {endsShow ? 'Stay on air' : 'Stop'}
      </Button>
    </section>
  );
}
