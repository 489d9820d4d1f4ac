import type { ReactNode } from 'react';
import { Logo } from '../../ui/index.ts';

/** The frame of sign-in and set-up: a stage with the curtain's light from below, and one thing to do. */
export function EntryShell({ children, wide = false }: { children: ReactNode; wide?: boolean }) {
  return (
    <div className="relative flex min-h-dvh flex-col overflow-hidden">
      <div
        aria-hidden="true"
        className="pointer-events-none absolute inset-x-0 bottom-0 h-[60dvh] bg-[radial-gradient(60%_100%_at_50%_118%,var(--accent-wash),transparent)]"
      />
      <header className="relative flex h-20 items-center justify-center px-6">
        <Logo />
      </header>
      <main className="relative flex flex-1 justify-center px-4 pt-[4dvh] pb-16 sm:pt-[8dvh]">
        <div className={wide ? 'w-full max-w-xl' : 'w-full max-w-[400px]'}>{children}</div>
      </main>
    </div>
  );
}
