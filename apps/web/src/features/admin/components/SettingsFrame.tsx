import type { UserRole } from '@footlight/contracts';
import clsx from 'clsx';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { type SettingsSection, sectionsOf, settingsSections } from '../sections.ts';

export type { SettingsSection } from '../sections.ts';

interface SettingsFrameProps {
  role: UserRole;
  current: SettingsSection;
  children: ReactNode;
}

/** Settings: the sections on the left, or above on a phone, and one of them open. */
export function SettingsFrame({ role, current, children }: SettingsFrameProps) {
  const section = settingsSections.find(({ id }) => id === current);
  return (
    <>
      <h1 className="title-page">Settings</h1>
      <div className="mt-8 grid gap-8 lg:grid-cols-[200px_minmax(0,1fr)] lg:gap-12">
        <nav aria-label="Settings" className="lg:sticky lg:top-24 lg:self-start">
          <ul className="flex flex-wrap gap-1 lg:flex-col">
            {sectionsOf(role).map(({ id, label }) => (
              <li key={id}>
                <Link
                  href={`/admin/settings?section=${id}`}
                  aria-current={id === current ? 'page' : undefined}
                  className={clsx(
                    'flex h-9 items-center rounded-lg px-3 text-sm font-medium whitespace-nowrap transition-colors duration-150',
                    id === current ? 'bg-hover text-ink' : 'text-muted hover:text-ink',
                  )}
                >
                  {label}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <section aria-labelledby="section-title" className="min-w-0 max-w-2xl">
          <h2 id="section-title" className="title-section">
            {section?.label}
          </h2>
          <p className="mt-1 mb-6 text-sm text-muted">{section?.text}</p>
          {children}
        </section>
      </div>
    </>
  );
}
