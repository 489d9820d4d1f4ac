'use client';

import { type FormEvent, useState } from 'react';
import { Button, Field, Input, Select } from '../../../ui/index.ts';
import { type CreateInviteBody, inviteRoleNames } from '../../broadcasts/index.ts';

const roles = [
  { value: 'guest', label: inviteRoleNames.guest },
  { value: 'coHost', label: inviteRoleNames.coHost },
  { value: 'producer', label: inviteRoleNames.producer },
] as const;
const uses = [
  { value: '1', label: 'One person' },
  { value: '10', label: 'Up to 10 people' },
  { value: '50', label: 'Up to 50 people' },
] as const;
const expiries = [
  { value: '1', label: '1 hour' },
  { value: '24', label: '1 day' },
  { value: '168', label: '1 week' },
] as const;

export function InviteForm({ onCreate }: { onCreate: (body: CreateInviteBody) => Promise<void> }) {
  const [label, setLabel] = useState('');
  const [role, setRole] = useState<(typeof roles)[number]['value']>('guest');
  const [maxUses, setMaxUses] = useState<(typeof uses)[number]['value']>('1');
  const [hours, setHours] = useState<(typeof expiries)[number]['value']>('24');
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    await onCreate({ role, label, maxUses: Number(maxUses), expiresInHours: Number(hours) });
    setLabel('');
    setBusy(false);
  };
  return (
    <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-4">
      <Field label="For whom" optional>
        <Input value={label} onChange={(event) => setLabel(event.target.value)} maxLength={60} placeholder="Anna, the expert" autoFocus />
      </Field>
      <div className="grid gap-4 sm:grid-cols-3">
        <Field label="Role">
          <Select value={role} onValueChange={setRole} options={roles} />
        </Field>
        <Field label="Lets in">
          <Select value={maxUses} onValueChange={setMaxUses} options={uses} />
        </Field>
        <Field label="Valid for">
          <Select value={hours} onValueChange={setHours} options={expiries} />
        </Field>
      </div>
      <Button type="submit" variant="primary" busy={busy} className="self-start">
        Create link
      </Button>
    </form>
  );
}
