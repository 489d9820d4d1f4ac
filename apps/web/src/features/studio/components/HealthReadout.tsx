'use client';

import clsx from 'clsx';
import { useStore } from '../../greenroom/index.ts';
import { useMixingStudio } from '../hooks/useStudio.ts';
import { describeHealth } from '../model/describeHealth.ts';

/** What leaves the browser. It changes each second, so it is read out on demand only. */
export function HealthReadout() {
  const { session } = useMixingStudio();
  const health = useStore(session.health);
  return (
    <p
      role="status"
      aria-live="off"
      aria-label="Picture"
      className={clsx('tabular hidden text-[0.8125rem] whitespace-nowrap md:block', health.alarm ? 'text-attention-ink' : 'text-faint')}
    >
      {describeHealth(health)}
    </p>
  );
}
