'use client';

import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { Tooltip } from '../../../ui/index.ts';

interface BarButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** Accessible name. */
  label: string;
  /** Under the icon, in a word. */
  caption: string;
  icon: ReactNode;
  hotkey?: string;
  /** For a toggle: whether it is on. */
  pressed?: boolean;
  /** `attention` for what is off and might be missed. */
  look?: 'quiet' | 'attention' | 'active';
}

const looks = {
  quiet: 'text-ink hover:bg-hover',
  attention: 'bg-attention-wash text-attention-ink hover:bg-hover',
  active: 'bg-accent-wash text-accent-ink hover:bg-hover',
} as const;

/** A switch of the bar at the foot of the studio and the guest page. */
export function BarButton({ label, caption, icon, hotkey, pressed, look = 'quiet', className, ...rest }: BarButtonProps) {
  return (
    <Tooltip text={label} {...(hotkey ? { hotkey } : {})}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        aria-keyshortcuts={hotkey}
        className={clsx(
          'flex h-12 min-w-12 shrink-0 flex-col items-center justify-center gap-0.5 rounded-lg px-1 transition-colors duration-150 disabled:pointer-events-none disabled:opacity-50 sm:min-w-18 sm:px-2.5',
          looks[look],
          className,
        )}
        {...rest}
      >
        {icon}
        <span aria-hidden className="text-[0.6875rem] leading-4 whitespace-nowrap">
          {caption}
        </span>
      </button>
    </Tooltip>
  );
}
