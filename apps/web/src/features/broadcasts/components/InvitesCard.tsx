'use client';

import { UserPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { callApi } from '../../../ui/apiClient.ts';
import { Badge, Button, Card, ConfirmDialog, Dialog, LocalTime, type Tone, useToast } from '../../../ui/index.ts';
import { inviteRoleNames } from '../inviteRoleNames.ts';
import type { InviteView } from '../views.ts';
import { InviteForm } from './InviteForm.tsx';

const states: Record<InviteView['state'], { tone: Tone; word: string }> = {
  open: { tone: 'healthy', word: 'Open' },
  used: { tone: 'neutral', word: 'Used' },
  expired: { tone: 'neutral', word: 'Expired' },
  revoked: { tone: 'neutral', word: 'Withdrawn' },
};

/** Who may come in: links, what became of them, and a new one. */
export function InvitesCard({ broadcastId, invites }: { broadcastId: string; invites: readonly InviteView[] }) {
  const router = useRouter();
  const toast = useToast();
  const [creating, setCreating] = useState(false);
  const [withdrawing, setWithdrawing] = useState<InviteView | null>(null);
  return (
    <Card className="p-6">
      <div className="flex items-center justify-between gap-4">
        <h2 className="title-section">Guests</h2>
        <Button size="small" icon={<UserPlus size={14} aria-hidden />} onClick={() => setCreating(true)}>
          Invite
        </Button>
      </div>
      {invites.length === 0 ? (
        <p className="mt-3 max-w-prose text-sm text-muted text-pretty">
          Guests come in by link, in any current browser, without an account. They wait backstage until you bring them on.
        </p>
      ) : (
        <ul className="mt-2 divide-y divide-line">
          {invites.map((invite) => (
            <InviteRow key={invite.id} invite={invite} onWithdraw={() => setWithdrawing(invite)} />
          ))}
        </ul>
      )}
      <Dialog
        open={creating}
        onOpenChange={(next) => {
          setCreating(next);
          if (!next) router.refresh();
        }}
        title="Invite a guest"
        width="medium"
      >
        {creating && <InviteForm broadcastId={broadcastId} />}
      </Dialog>
      <ConfirmDialog
        open={withdrawing !== null}
        onOpenChange={(next) => next || setWithdrawing(null)}
        title="Withdraw this link?"
        description="Nobody can enter with it any more. Whoever is in the studio stays until you remove them."
        confirmLabel="Withdraw"
        onConfirm={async () => {
          if (!withdrawing) return;
          await callApi(`/api/broadcasts/${broadcastId}/invites/${withdrawing.id}`, { method: 'DELETE' });
          router.refresh();
          toast('The link is withdrawn.');
        }}
      />
    </Card>
  );
}

function InviteRow({ invite, onWithdraw }: { invite: InviteView; onWithdraw: () => void }) {
  const { tone, word } = states[invite.state];
  const role = inviteRoleNames[invite.role];
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3.5 last:pb-0">
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{invite.label || role}</p>
        <p className="text-[0.8125rem] text-faint tabular">
          {invite.label && `${role}, `}
          {invite.uses} of {invite.maxUses} used, until <LocalTime at={invite.expiresAt} />
        </p>
      </div>
      <Badge tone={tone}>{word}</Badge>
      {invite.state !== 'revoked' && invite.state !== 'expired' && (
        <Button variant="quiet" size="small" onClick={onWithdraw}>
          Withdraw
        </Button>
      )}
    </li>
  );
}
