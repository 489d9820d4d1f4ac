import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass } from './buttonStyles.ts';
import { Spinner } from './Spinner.tsx';

interface Look {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Stands before the text; decorative. */
  icon?: ReactNode;
}

interface ButtonProps extends ComponentProps<'button'>, Look {
  /** Shows that the action is under way and refuses a second press. */
  busy?: boolean;
}

export function Button({
  variant = 'secondary',
  size = 'medium',
  icon,
  busy = false,
  disabled,
  children,
  className,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      className={buttonClass(variant, size, className)}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...rest}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  );
}

interface ButtonLinkProps extends ComponentProps<typeof Link>, Look {}

/** Navigates, and looks like a button. */
export function ButtonLink({ variant = 'secondary', size = 'medium', icon, children, className, ...rest }: ButtonLinkProps) {
  return (
    <Link className={buttonClass(variant, size, className)} {...rest}>
      {icon}
      {children}
    </Link>
  );
}
