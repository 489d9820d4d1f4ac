'use client';

import { useRouter } from 'next/navigation';
import { ButtonLink } from '../../../ui/index.ts';
import { DestinationForm } from './DestinationForm.tsx';

/** The second step of the set-up, which can be skipped. */
export function FirstDestinationForm() {
  const router = useRouter();
  return (
    <DestinationForm
      submitLabel="Save and continue"
      onSaved={() => router.push('/setup?step=show')}
      secondary={
        <ButtonLink href="/setup?step=show" variant="quiet">
          Skip for now
        </ButtonLink>
      }
    />
  );
}
