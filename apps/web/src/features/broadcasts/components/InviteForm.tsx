'use client';

import type { InviteRole } from '@footlight/contracts';
import { type FormEvent, useState } from 'react';
import { callApi } from '../../../ui/apiClient.ts';
import { Button, CopyField, Field, Input, Notice, Select, useSubmit } from '../../../ui/index.ts';
import { inviteRoleNames } from '../inviteRoleNames.ts';
import { createdInvite } from '../views.ts';
import { ChoiceRow } from './ChoiceRow.tsx';

const lifetimes = [
  { value: '2', label: '2 hours' },
  { value: '24', label: '1 day' },
  { value: '168', label: '7 days' },
  { value: '720', label: '30 days' },
] as const;
const uses = [
  { value: '1', label: 'One person' },
  { value: '5', label: 'Up to 5 people' },
  { value: '20', label: 'Up to 20 people' },
] as const;
const roles = [
  { value: 'guest', label: inviteRoleNames.guest, hint: 'Is seen and heard when you bring them on.' },
  { value: 'coHost', label: inviteRoleNames.coHost, hint: 'Runs the show beside you, on stage or off.' },
  { value: 'producer', label: inviteRoleNames.producer, hint: 'Runs the show, and is never seen or heard by the audience.' },
] as const;

/** Makes an invite link, then shows it this once. */
export function InviteForm({ broadcastId }: { broadcastId: string }) {
  const [role, setRole] = useState<InviteRole>('guest');
  const [label, setLabel] = useState('');
  const [hours, setHours] = useState<(typeof lifetimes)[number]['value']>('24');
  const [maxUses, setMaxUses] = useState<(typeof uses)[number]['value']>('1');
  const [url, setUrl] = useState<string | null>(null);
  const { busy, problem, problems, submit } = useSubmit();

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit(async () => {
      const body = { role, label, maxUses: Number(maxUses), expiresInHours: Number(hours) };
      const answer = await callApi(`/api/broadcasts/${broadcastId}/invites`, { method: 'POST', body, result: createdInvite });
      setUrl(answer.url);
    });
  };

  if (url !== null)
    return (
      <div className="flex flex-col gap-4">
        <CopyField value={url} label="Invite link" />
        <p className="text-sm text-muted">Send it to your guest. It is shown only now: afterwards it can be withdrawn, not read again.</p>
        <Button
          className="self-start"
          onClick={() => {
            setUrl(null);
            setLabel('');
          }}
        >
          Make another
        </Button>
      </div>
    );
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-5">
      {problem && <Notice tone="attention">{problem}</Notice>}
      <ChoiceRow legend="Role" value={role} onChange={setRole} choices={roles} />
      <Field label="For whom" optional problem={problems.label} hint="Only you see this.">
        <Input value={label} onChange={(event) => setLabel(event.target.value)} maxLength={60} placeholder="Grace" />
      </Field>
      <div className="grid gap-5 sm:grid-cols-2">
        <Field label="Works for" problem={problems.expiresInHours}>
          <Select value={hours} onValueChange={setHours} options={lifetimes} />
        </Field>
        <Field label="Lets in" problem={problems.maxUses}>
          <Select value={maxUses} onValueChange={setMaxUses} options={uses} />
        </Field>
      </div>
      <Button type="submit" variant="primary" busy={busy} className="self-end">
        Make link
      </Button>
    </form>
  );
}
