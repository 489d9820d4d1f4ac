import { AppError } from '@footlight/contracts';
import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import { z } from 'zod';
import { StudioLoader } from '../../../features/studio/components/StudioLoader.tsx';
import { readStudioOpening } from '../../../features/studio/server.ts';
import { requirePageUser } from '../../../server/page.ts';

export const metadata: Metadata = { title: 'Studio' };
export const viewport: Viewport = { themeColor: '#0b0b0c' };

export default async function StudioRoute({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  const { user, backend } = await requirePageUser(`/studio/${id}`);
  if (!z.uuid().safeParse(id).success) notFound();
  const opening = await readStudioOpening(backend, { id, userId: user.id }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'notFound') notFound();
    throw error;
  });
  return <StudioLoader {...opening} hostName={user.name} />;
}
