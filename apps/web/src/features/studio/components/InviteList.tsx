'use client';

import { useState } from 'react';
import { Button } from '../../../ui/index.ts';
import { type InviteView, inviteRoleNames } from '../../broadcasts/index.ts';
import { useNow } from '../../greenroom/index.ts';
import { describeInvite } from '../model/describeInvite.ts';

interface InviteListProps {
  invites: readonly InviteView[];
  onRevoke: (inviteId: string) => Promise<void>;
}

/** Links that still let people in. */
export function InviteList({ invites, onRevoke }: InviteListProps) {
  const now = useNow(false);
  const [revoking, setRevoking] = useState<string | null>(null);
  const revoke = async (inviteId: string) => {
    setRevoking(inviteId);
    await onRevoke(inviteId);
    setRevoking(null);
  };
  return (
    <section aria-label="Open links">
      <h3 className="text-[0.8125rem] font-medium text-muted">Open links</h3>
      {invites.length === 0 && <p className="mt-2 text-[0.8125rem] text-faint">None yet.</p>}
      <ul className="mt-1 divide-y divide-line">
        {invites.map((invite) => (
          <li key={invite.id} className="flex items-center gap-4 py-2.5">
            <div className="min-w-0 flex-1">
              <p className="truncate">{invite.label || inviteRoleNames[invite.role]}</p>
              <p className="tabular text-[0.8125rem] text-faint">{describeInvite(invite, now)}</p>
            </div>
            <Button size="small" variant="danger" busy={revoking === invite.id} onClick={() => void revoke(invite.id)}>
              Revoke
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
