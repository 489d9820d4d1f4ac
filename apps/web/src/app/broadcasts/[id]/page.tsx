import { AppError } from '@footlight/contracts';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { BroadcastDetail } from '../../../features/broadcasts/index.ts';
import { listInvites, readBroadcast, readShowLog } from '../../../features/broadcasts/server.ts';
import { listDestinations } from '../../../features/destinations/server.ts';
import { AppShell } from '../../../features/shell/index.ts';
import { requirePageUser } from '../../../server/page.ts';

export const metadata: Metadata = { title: 'Show' };

export default async function BroadcastPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { user, backend } = await requirePageUser(`/broadcasts/${id}`);
  if (!z.uuid().safeParse(id).success) notFound();
  const key = { id, ownerId: user.id };
  const [broadcast, invites, destinations, events] = await Promise.all([
    readBroadcast(backend, key),
    listInvites(backend, { broadcastId: id, ownerId: user.id }),
    listDestinations(backend, user.id),
    readShowLog(backend, key),
  ]).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'notFound') notFound();
    throw error;
  });
  return (
    <AppShell user={user}>
      <BroadcastDetail broadcast={broadcast} invites={invites} destinations={destinations} events={events} />
    </AppShell>
  );
}
