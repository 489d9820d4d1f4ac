import clsx from 'clsx';

/** Three footlights and the beams they throw, with the name beside them. */
export function Logo({ withName = true, className }: { withName?: boolean; className?: string }) {
  return (
    <span className={clsx('inline-flex items-center gap-2.5 text-ink', className)}>
      <svg width="26" height="26" viewBox="0 0 26 26" fill="none" aria-hidden="true">
        <path d="M6 20 1.5 4h9L8 20Z" fill="var(--accent)" opacity=".35" />
        <path d="M12 20 8.5 2h9L14 20Z" fill="var(--accent)" opacity=".7" />
        <path d="M18 20 15.5 4h9L20 20Z" fill="var(--accent)" opacity=".35" />
        <path d="M3 20.5h20a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3Z" fill="currentColor" />
      </svg>
      <span className={withName ? 'text-[1.0625rem] font-semibold tracking-[-0.02em]' : 'sr-only'}>Footlight</span>
    </span>
  );
}
