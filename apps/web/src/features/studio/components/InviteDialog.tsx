'use client';

import { CopyField, Dialog, Notice } from '../../../ui/index.ts';
import { useInvites } from '../hooks/useInvites.ts';
import { useStudio } from '../hooks/useStudio.ts';
import { InviteForm } from './InviteForm.tsx';
import { InviteList } from './InviteList.tsx';

interface InviteDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Makes links for guests, and takes them back. */
export function InviteDialog({ open, onOpenChange }: InviteDialogProps) {
  const { visit } = useStudio();
  const { openInvites, created, problem, create, revoke } = useInvites(visit.api, open);
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Invite"
      description="A guest opens the link in a browser: no account, nothing to install. They wait backstage until you bring them on."
      width="medium"
    >
      <div className="flex flex-col gap-6">
        {problem && <Notice tone="attention">{problem}</Notice>}
        <InviteForm onCreate={create} />
        {created && (
          <div className="flex flex-col gap-2 rounded-lg bg-healthy-wash p-4">
            <p className="font-medium">The link is ready. Copy it now: it is not shown again.</p>
            <CopyField value={created.url} label="Invite link" />
          </div>
        )}
        <InviteList invites={openInvites} onRevoke={revoke} />
      </div>
    </Dialog>
  );
}
