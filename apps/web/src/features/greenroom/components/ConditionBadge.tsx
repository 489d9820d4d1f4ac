'use client';

import type { PeerCondition } from '@footlight/contracts';
import clsx from 'clsx';
import type { ComponentProps } from 'react';
import { StatusDot, Tooltip } from '../../../ui/index.ts';
import { Popover } from '../../../ui/Popover.tsx';
import { adviseOnCondition, type Reader, summarizeCondition } from '../model/describeCondition.ts';
import { ConditionDetails } from './ConditionDetails.tsx';

interface ConditionBadgeProps {
  condition: PeerCondition;
  reader: Reader;
  /** Accessible name of what opens. */
  label: string;
  className?: string;
}

/** How a connection is doing in two words, and why when pressed. */
export function ConditionBadge({ condition, reader, label, className }: ConditionBadgeProps) {
  const { text, tone } = summarizeCondition(condition);
  return (
    <Popover
      label={label}
      trigger={
        <BadgeButton
          aria-label={`${label}: ${text}`}
          hint={adviseOnCondition(condition, reader)[0] ?? text}
          className={clsx(
            'flex h-6 shrink-0 items-center gap-1.5 rounded-full text-xs whitespace-nowrap transition-colors duration-150 hover:bg-hover',
            tone === 'attention' ? 'text-attention-ink' : 'text-muted',
            className,
          )}
        >
          <StatusDot tone={tone} />
          {text}
        </BadgeButton>
      }
    >
      <ConditionDetails condition={condition} reader={reader} />
    </Popover>
  );
}

function BadgeButton({ hint, ...rest }: ComponentProps<'button'> & { hint: string }) {
  return (
    <Tooltip text={hint}>
      <button type="button" {...rest} />
    </Tooltip>
  );
}
