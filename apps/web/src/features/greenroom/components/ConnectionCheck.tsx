'use client';

import type { GuestSession } from '@footlight/studio';
import { RotateCw } from 'lucide-react';
import { Button, StatusDot } from '../../../ui/index.ts';
import { useStore } from '../hooks/useStore.ts';
import { summarizeCondition } from '../model/describeCondition.ts';
import { ConditionDetails } from './ConditionDetails.tsx';

/** The test of one's connection while one waits, and what came of it. */
export function ConnectionCheck({ session }: { session: GuestSession }) {
  const { progress, condition } = useStore(session.doctor.state);
  const testing = progress < 1 || !condition;
  const summary = condition && summarizeCondition(condition);
  return (
    <section aria-label="Your connection" className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4">
      <div className="flex min-h-8 items-center gap-2">
        <h2 className="flex items-center gap-2 text-sm font-medium" aria-live="polite">
          {testing || !summary ? (
            'Testing your connection'
          ) : (
            <>
              <StatusDot tone={summary.tone} />
              {summary.text}
            </>
          )}
        </h2>
        {!testing && (
          <Button
            size="small"
            variant="quiet"
            className="-mr-2 ml-auto"
            icon={<RotateCw size={14} aria-hidden />}
            onClick={() => session.doctor.test()}
          >
            Test again
          </Button>
        )}
      </div>
      {testing ? <TestProgress progress={progress} /> : <ConditionDetails condition={condition} reader="self" folded />}
    </section>
  );
}

function TestProgress({ progress }: { progress: number }) {
  const percent = Math.round(progress * 100);
  return (
    <>
      <div
        role="progressbar"
        aria-label="Connection test"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        className="h-1.5 overflow-hidden rounded-full bg-hover"
      >
        <div className="h-full bg-accent transition-[width] duration-200" style={{ width: `${percent}%` }} />
      </div>
      <p className="text-[0.8125rem] text-faint">It takes a few seconds. The host sees the result.</p>
    </>
  );
}
