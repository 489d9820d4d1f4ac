'use client';

import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Button, Dialog } from '../../../ui/index.ts';
import type { DestinationView } from '../../destinations/index.ts';
import type { TemplateView } from '../templateViews.ts';
import { ShowForm } from './ShowForm.tsx';

interface NewShowDialogProps {
  destinations: readonly DestinationView[];
  templates: readonly TemplateView[];
  label?: string;
}

/** The big button, and the window it opens. */
export function NewShowDialog({ destinations, templates, label = 'New show' }: NewShowDialogProps) {
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
        templates={templates}
        onCreated={({ id }) => router.push(`/broadcasts/${id}`)}
        secondary={<Button onClick={() => setOpen(false)}>Cancel</Button>}
      />
    </Dialog>
  );
}
