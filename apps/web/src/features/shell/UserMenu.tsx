'use client';

import { LogOut } from 'lucide-react';
import { signOut } from 'next-auth/react';
import { Menu } from '../../ui/index.ts';

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .filter((part) => part !== '')
    .map((part) => [...part][0]?.toUpperCase() ?? '')
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('');

export function UserMenu({ user }: { user: { name: string; email: string } }) {
  return (
    <Menu
      label="Account"
      trigger={
        <button
          type="button"
          aria-label={`Account of ${user.name}`}
          className="flex size-9 items-center justify-center rounded-full border border-line bg-surface text-xs font-semibold text-muted transition-colors duration-150 hover:border-line-strong hover:text-ink"
        >
          {initialsOf(user.name)}
        </button>
      }
      header={
        <>
          <p className="truncate text-sm font-medium">{user.name}</p>
          <p className="max-w-60 truncate text-[0.8125rem] text-faint">{user.email}</p>
        </>
      }
      items={[{ label: 'Sign out', icon: <LogOut />, onSelect: () => void signOut({ callbackUrl: '/signin' }) }]}
    />
  );
}
