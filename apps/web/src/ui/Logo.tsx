import clsx from 'clsx';

/** A footlight: the shell at the stage's edge and the light it throws up, with the name beside it. */
export function Logo({ withName = true, className }: { withName?: boolean; className?: string }) {
  return (
    <span className={clsx('inline-flex items-center gap-2.5 text-ink', className)}>
      <svg width="28" height="28" viewBox="0 0 28 28" fill="none" aria-hidden="true">
        <path d="M14 3v6.5M4.6 7.6l4.2 5M23.4 7.6l-4.2 5" stroke="var(--accent)" strokeWidth="2.5" strokeLinecap="round" />
        <path d="M5 21a9 7.5 0 0 1 18 0Z" fill="var(--accent)" />
        <path d="M3.25 24.25h21.5" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
      </svg>
      <span className={withName ? 'text-[1.0625rem] font-semibold tracking-[-0.02em]' : 'sr-only'}>Footlight</span>
    </span>
  );
}
