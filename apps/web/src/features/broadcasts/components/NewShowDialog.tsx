'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button, Dialog } from '../../../ui/index.ts';
import type { DestinationView } from '../../destinations/index.ts';
import { ShowForm } from './ShowForm.tsx';

/** The big button, and the window it opens. */
export function NewShowDialog({ destinations, label = 'New show' }: { destinations: readonly DestinationView[]; label?: string }) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      width="medium"
      title="New show"
      description="Nothing goes out until you press Go live in the studio."
      trigger={
        <Button variant="primary" size="large" icon={<Plus size={18} aria-hidden />}>
          {label}
        </Button>
      }
    >
      <ShowForm
        destinations={destinations}
        onCreated={({ id }) => router.push(`/broadcasts/${id}`)}
        secondary={<Button onClick={() => setOpen(false)}>Cancel</Button>}
      />
    </Dialog>
  );
}
