'use client';

import { personName } from '@footlight/contracts';
import { type FormEvent, useState } from 'react';
import { Button, Field, Input } from '../../../ui/index.ts';
import type { InvitePreview } from '../../broadcasts/index.ts';
import type { GuestVisit } from '../model/GuestVisit.ts';
import { GuestDoor } from './GuestDoor.tsx';

function purposeOf({ role }: InvitePreview): string {
  if (role === 'producer') return 'to run this show behind the scenes';
  return role === 'guest' ? 'to be in this show' : 'to run this show together';
}

export function GuestName({ visit, invitation }: { visit: GuestVisit; invitation: InvitePreview }) {
  const [name, setName] = useState(visit.name);
  const [problem, setProblem] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return setProblem('Write the name the audience should see.');
    const parsed = personName.safeParse(name);
    if (!parsed.success) return setProblem(parsed.error.issues[0]?.message);
    visit.chooseName(name);
  };
  return (
    <GuestDoor
      title={invitation.title}
      text={
        <>
          {invitation.hostName} invites you {purposeOf(invitation)}.
          {invitation.state === 'live' && ' It is live now: you will wait backstage first.'}
        </>
      }
    >
      <form onSubmit={submit} className="flex flex-col gap-6" noValidate>
        <Field
          label="Your name"
          hint={invitation.role === 'producer' ? 'The others in the studio see it.' : 'The audience sees it under your picture.'}
          problem={problem}
        >
          <Input
            value={name}
            onChange={(event) => {
              setName(event.target.value);
              setProblem(undefined);
            }}
            maxLength={60}
            autoComplete="name"
            autoFocus
            className="h-12 text-base"
          />
        </Field>
        <Button type="submit" variant="primary" size="large">
          Continue
        </Button>
        <p className="text-[0.8125rem] text-faint">
          {invitation.role === 'producer'
            ? 'Next, your browser asks for the microphone. Nobody hears you before you press Join.'
            : 'Next, your browser asks for camera and microphone. Nobody sees you before you press Join.'}
        </p>
      </form>
    </GuestDoor>
  );
}
