'use client';

import clsx from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import { Spinner } from './Spinner.tsx';
import { Tooltip } from './Tooltip.tsx';

const sizes = { small: 'size-8', medium: 'size-10', large: 'size-12' } as const;
const variants = {
  quiet: 'text-muted hover:text-ink hover:bg-hover',
  secondary: 'text-ink bg-surface border border-line hover:border-line-strong hover:bg-hover',
  /** Off or muted: asks for a look. */
  attention: 'text-attention-ink bg-attention-wash hover:bg-hover',
} as const;

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label'> {
  /** Accessible name and tooltip. */
  label: string;
  icon: ReactNode;
  hotkey?: string;
  size?: keyof typeof sizes;
  variant?: keyof typeof variants;
  /** For a toggle: whether it is on. */
  pressed?: boolean;
  busy?: boolean;
  tooltipSide?: 'top' | 'right' | 'bottom' | 'left';
}

export function IconButton({
  label,
  icon,
  hotkey,
  size = 'medium',
  variant = 'quiet',
  pressed,
  busy = false,
  disabled,
  tooltipSide,
  className,
  type = 'button',
  ...rest
}: IconButtonProps) {
  const button = (
    <button
      type={type}
      aria-label={label}
      aria-pressed={pressed}
      aria-busy={busy || undefined}
      disabled={disabled || busy}
      className={clsx(
        'inline-flex shrink-0 items-center justify-center rounded-lg transition-colors duration-150 disabled:pointer-events-none disabled:opacity-50',
        'aria-pressed:bg-accent-wash aria-pressed:text-accent-ink',
        sizes[size],
        variants[variant],
        className,
      )}
      {...rest}
    >
      {busy ? <Spinner /> : icon}
    </button>
  );
  return (
    <Tooltip text={label} {...(hotkey ? { hotkey } : {})} {...(tooltipSide ? { side: tooltipSide } : {})}>
      {button}
    </Tooltip>
  );
}
