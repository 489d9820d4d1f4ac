import Link from 'next/link';
import type { ReactNode } from 'react';
import { Logo } from '../../ui/index.ts';
import { MainNavigation } from './MainNavigation.tsx';
import { UserMenu } from './UserMenu.tsx';

interface AppShellProps {
  user: { name: string; email: string };
  children: ReactNode;
}

/** The frame of dashboard and settings: where am I, where can I go, who am I. */
export function AppShell({ user, children }: AppShellProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:top-3 focus:left-3 focus:z-50 focus:rounded-lg focus:bg-raised focus:px-4 focus:py-2"
      >
        Skip to content
      </a>
      <header className="sticky top-0 z-30 border-b border-line bg-page/85 backdrop-blur-md">
        <div className="mx-auto flex h-16 max-w-[1120px] items-center gap-4 px-4 sm:gap-8 sm:px-8">
          <Link href="/" aria-label="Footlight, your shows" className="inline-flex rounded-md">
            <Logo className="max-[420px]:[&>span]:sr-only" />
          </Link>
          <MainNavigation />
          <div className="ml-auto">
            <UserMenu user={user} />
          </div>
        </div>
      </header>
      <main id="main" className="mx-auto w-full max-w-[1120px] flex-1 px-4 py-8 sm:px-8 sm:py-12">
        {children}
      </main>
    </div>
  );
}
