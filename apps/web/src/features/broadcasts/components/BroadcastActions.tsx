'use client';

import { MoreHorizontal, Pencil, Trash2 } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { callApi } from '../../../ui/apiClient.ts';
import { Button, ConfirmDialog, Dialog, Field, IconButton, Input, Menu, useSubmit, useToast } from '../../../ui/index.ts';
import type { BroadcastView } from '../views.ts';

/** Rename and delete, behind one button. */
export function BroadcastActions({ broadcast }: { broadcast: BroadcastView }) {
  const router = useRouter();
  const toast = useToast();
  const [open, setOpen] = useState<'none' | 'rename' | 'delete'>('none');
  return (
    <>
      <Menu
        label="Actions"
        trigger={<IconButton label="More actions" size="large" variant="secondary" icon={<MoreHorizontal size={18} />} />}
        items={[
          { label: 'Rename', icon: <Pencil />, onSelect: () => setOpen('rename') },
          { label: 'Delete', icon: <Trash2 />, onSelect: () => setOpen('delete'), disabled: broadcast.state === 'live', separated: true },
        ]}
      />
      <Dialog open={open === 'rename'} onOpenChange={(next) => next || setOpen('none')} title="Rename show">
        <RenameForm
          broadcast={broadcast}
          onDone={() => {
            setOpen('none');
            router.refresh();
          }}
        />
      </Dialog>
      <ConfirmDialog
        open={open === 'delete'}
        onOpenChange={(next) => next || setOpen('none')}
        title="Delete this show?"
        description={
          broadcast.state === 'ended'
            ? 'Its history goes, and its recording can no longer be downloaded here.'
            : 'Its invite links stop working.'
        }
        confirmLabel="Delete"
        onConfirm={async () => {
          await callApi(`/api/broadcasts/${broadcast.id}`, { method: 'DELETE' });
          toast('The show is deleted.');
          router.push('/');
          router.refresh();
        }}
      />
    </>
  );
}

function RenameForm({ broadcast, onDone }: { broadcast: BroadcastView; onDone: () => void }) {
  const [title, setTitle] = useState(broadcast.title);
  const { busy, problem, problems, submit } = useSubmit();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit(async () => {
      await callApi(`/api/broadcasts/${broadcast.id}`, { method: 'PATCH', body: { title } });
      onDone();
    });
  };
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-5">
      <Field label="Title" problem={problems.title ?? problem ?? undefined}>
        <Input value={title} onChange={(event) => setTitle(event.target.value)} maxLength={120} />
      </Field>
      <Button type="submit" variant="primary" busy={busy} className="self-end">
        Save
      </Button>
    </form>
  );
}
