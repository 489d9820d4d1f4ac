'use client';

import { gainRangeDb } from '@footlight/contracts';
import { RotateCcw } from 'lucide-react';
import { IconButton, Slider } from '../../../ui/index.ts';
import { useGain } from '../hooks/useGain.ts';
import { describeGain } from '../model/describeLoudness.ts';

/** A sound's gain: a slider with its number, and the way back to 0 dB. */
export function GainControl({ soundId, label, title }: { soundId: string; label: string; title: string }) {
  const { gainDb, preview, set } = useGain(soundId);
  return (
    <div>
      <div className="flex h-8 items-center justify-between gap-3">
        <span className="text-[0.8125rem] font-medium">{title}</span>
        <span className="flex items-center gap-1">
          <span className="tabular text-[0.8125rem] text-muted">{describeGain(gainDb)}</span>
          <IconButton label={`Reset ${label}`} icon={<RotateCcw size={14} />} size="small" className="h-7 w-7" onClick={() => set(0)} />
        </span>
      </div>
      <Slider
        label={label}
        value={gainDb}
        min={gainRangeDb.min}
        max={gainRangeDb.max}
        mark={0}
        valueText={describeGain(gainDb)}
        onValueChange={preview}
        onValueCommit={set}
      />
    </div>
  );
}
