'use client';

import { useRouter } from 'next/navigation';
import { ButtonLink } from '../../../ui/index.ts';
import type { DestinationView } from '../../destinations/index.ts';
import { ShowForm } from './ShowForm.tsx';

/** The third step of the set-up. */
export function FirstShowForm({ destinations }: { destinations: readonly DestinationView[] }) {
  const router = useRouter();
  return (
    <ShowForm
      destinations={destinations}
      onCreated={({ id }) => router.push(`/broadcasts/${id}`)}
      secondary={
        <ButtonLink href="/" variant="quiet">
          Later
        </ButtonLink>
      }
    />
  );
}
