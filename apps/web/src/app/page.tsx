import type { Metadata } from 'next';
import { Dashboard } from '../features/broadcasts/index.ts';
import { listBroadcasts, listTemplates } from '../features/broadcasts/server.ts';
import { listDestinations } from '../features/destinations/server.ts';
import { AppShell } from '../features/shell/index.ts';
import { requirePageUser } from '../server/page.ts';

export const metadata: Metadata = { title: 'Shows' };

export default async function DashboardPage() {
  const { user, backend } = await requirePageUser('/');
  const [broadcasts, destinations, templates] = await Promise.all([
    listBroadcasts(backend, user.id),
    listDestinations(backend, user.id),
    listTemplates(backend, user.id),
  ]);
  return (
    <AppShell user={user}>
      <Dashboard broadcasts={broadcasts} destinations={destinations} templates={templates} />
    </AppShell>
  );
}
