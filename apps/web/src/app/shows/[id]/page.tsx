import { AppError } from '@footlight/contracts';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { z } from 'zod';
import { PublicShow } from '../../../features/broadcasts/index.ts';
import { readPublicShow } from '../../../features/broadcasts/server.ts';
import { EntryShell } from '../../../features/shell/index.ts';
import { getBackend } from '../../../server/backend.ts';

export const dynamic = 'force-dynamic';

interface ShowRoute {
  params: Promise<{ id: string }>;
}

const findShow = cache(async (id: string) => {
  if (!z.uuid().safeParse(id).success) notFound();
  return await readPublicShow(getBackend(), id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'notFound') notFound();
    throw error;
  });
});

export async function generateMetadata({ params }: ShowRoute): Promise<Metadata> {
  const { title } = await findShow((await params).id);
  return { title };
}

export default async function PublicShowPage({ params }: ShowRoute) {
  return (
    <EntryShell wide>
      <PublicShow show={await findShow((await params).id)} />
    </EntryShell>
  );
}
