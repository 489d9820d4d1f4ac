import clsx from 'clsx';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'medium' | 'large';

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover',
  secondary: 'bg-surface text-ink border border-line-strong/70 hover:border-line-strong hover:bg-hover',
  quiet: 'text-muted hover:text-ink hover:bg-hover',
  // Red is kept for on air: what destroys is outlined and says so in words.
  danger: 'text-ink border border-line-strong hover:border-attention hover:text-attention-ink',
};

const sizes: Record<ButtonSize, string> = {
  small: 'h-8 px-3 gap-1.5 text-[0.8125rem]',
  medium: 'h-10 px-4 gap-2 text-sm',
  large: 'h-12 px-6 gap-2.5 text-base',
};

/** Classes of a button, for links that look like one too. */
export const buttonClass = (variant: ButtonVariant, size: ButtonSize, className?: string): string =>
  clsx(
    'inline-flex shrink-0 items-center justify-center rounded-lg font-medium whitespace-nowrap select-none transition-colors duration-150',
    'disabled:opacity-50 disabled:pointer-events-none aria-disabled:opacity-50',
    variants[variant],
    sizes[size],
    className,
  );
