'use client';

import clsx from 'clsx';
import { LocalTime, StatusDot } from '../../../ui/index.ts';
import { useShownTest } from '../hooks/useDestinationTests.ts';
import type { DestinationTests } from '../model/DestinationTests.ts';
import { describeTest } from '../model/describeTest.ts';

/** What the test of one destination found, or how far it is. Changes are read out. */
export function TestWords({ id, tests, className }: { id: string; tests: DestinationTests; className?: string }) {
  const { text, tone, at, isRunning } = describeTest(useShownTest(tests, id));
  return (
    <p role="status" className={clsx('flex items-start gap-2 text-[0.8125rem]', className)}>
      <StatusDot tone={tone} pulsing={isRunning} className="mt-1.5" />
      <span className={tone === 'attention' ? 'text-attention-ink' : 'text-muted'}>
        {text}
        {at !== null && (
          <span className="tabular text-faint">
            {' '}
            Tested at <LocalTime at={at} format="time" />.
          </span>
        )}
      </span>
    </p>
  );
}
