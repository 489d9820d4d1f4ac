'use client';

import { TriangleAlert } from 'lucide-react';
import { Button } from '../../../ui/index.ts';
import { useAlarms } from '../hooks/useAlarms.ts';
import type { Remedy } from '../model/alarms.ts';

/** The worst of what is wrong now, with the one thing to do about it. */
export function AlarmBar({ onRemedy }: { onRemedy: (remedy: Remedy) => void }) {
  const alarms = useAlarms();
  const [worst, ...others] = alarms;
  return (
    <div role="alert">
      {worst && (
        <div className="flex min-h-12 animate-appear items-center gap-3 border-b border-attention/40 bg-attention-wash px-4 py-1.5">
          <TriangleAlert size={18} className="shrink-0 text-attention-ink" aria-hidden />
          <p className="min-w-0 flex-1 font-medium">{worst.sentence}</p>
          {others.length > 0 && <span className="text-[0.8125rem] whitespace-nowrap text-muted">and {others.length} more</span>}
          <Button size="small" onClick={() => onRemedy(worst.remedy)}>
            {worst.remedy.label}
          </Button>
        </div>
      )}
    </div>
  );
}
