import { assertUnreachable } from '@footlight/contracts';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import {
  DailySection,
  NodesSection,
  SettingsFrame,
  type SettingsSection,
  StreamingSection,
  UsersSection,
} from '../../../features/admin/index.ts';
import { listUsers, readSettings, sectionsOf } from '../../../features/admin/server.ts';
import { BrandSection } from '../../../features/branding/index.ts';
import { readBrand } from '../../../features/branding/server.ts';
import { listServers } from '../../../features/broadcasts/server.ts';
import { DestinationsSection } from '../../../features/destinations/index.ts';
import { listDestinations } from '../../../features/destinations/server.ts';
import { AppShell } from '../../../features/shell/index.ts';
import type { Backend } from '../../../server/backend.ts';
import { requirePageUser } from '../../../server/page.ts';
import type { SessionUser } from '../../../server/Sessions.ts';

export const metadata: Metadata = { title: 'Settings' };

export default async function SettingsPage({ searchParams }: { searchParams: Promise<{ section?: string | string[] }> }) {
  const { section = 'destinations' } = await searchParams;
  const { user, backend } = await requirePageUser(`/admin/settings?section=${String(section)}`);
  const current = sectionsOf(user.role).find(({ id }) => id === section)?.id;
  if (!current) notFound();
  return (
    <AppShell user={user}>
      <SettingsFrame role={user.role} current={current}>
        {await renderSection(current, { user, backend })}
      </SettingsFrame>
    </AppShell>
  );
}

async function renderSection(section: SettingsSection, { user, backend }: { user: SessionUser; backend: Backend }): Promise<ReactNode> {
  switch (section) {
    case 'destinations':
      return <DestinationsSection destinations={await listDestinations(backend, user.id)} />;
    case 'brand':
      return <BrandSection logoUrl={(await readBrand(backend, user.id)).images.logo} />;
    case 'streaming':
      return <StreamingSection settings={await readSettings(backend)} />;
    case 'daily':
      return <DailySection settings={await readSettings(backend)} />;
    case 'users':
      return <UsersSection users={await listUsers(backend)} selfId={user.id} />;
    case 'nodes':
      return <NodesSection initial={await listServers(backend).catch(() => null)} />;
    default:
      return assertUnreachable(section);
  }
}
