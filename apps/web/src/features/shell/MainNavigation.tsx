'use client';

import clsx from 'clsx';
import Link from 'next/link';
import { usePathname } from 'next/navigation';

const places = [
  { href: '/', label: 'Shows', isHere: (path: string) => path === '/' || path.startsWith('/broadcasts') },
  { href: '/admin/settings', label: 'Settings', isHere: (path: string) => path.startsWith('/admin') },
];

export function MainNavigation() {
  const path = usePathname();
  return (
    <nav aria-label="Main" className="flex gap-1">
      {places.map(({ href, label, isHere }) => (
        <Link
          key={href}
          href={href}
          aria-current={isHere(path) ? 'page' : undefined}
          className={clsx(
            'inline-flex h-9 items-center rounded-lg px-3 text-sm font-medium transition-colors duration-150',
            isHere(path) ? 'bg-hover text-ink' : 'text-muted hover:text-ink',
          )}
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
