'use client';

import { type FormEvent, useState } from 'react';
import { callApi } from '../../../ui/apiClient.ts';
import { Button, Field, useSubmit } from '../../../ui/index.ts';
import { judgePassword, PasswordInput, PasswordStrength } from '../../auth/index.ts';
import { type UserView, userView } from '../views.ts';

export function ResetPasswordForm({ user, onDone }: { user: UserView; onDone: () => void }) {
  const [password, setPassword] = useState('');
  const { busy, problem, problems, submit } = useSubmit();
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit(async () => {
      await callApi(`/api/admin/users/${user.id}`, { method: 'PATCH', body: { password }, result: userView });
      onDone();
    });
  };
  const shown = problems.password ?? problem ?? undefined;
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-5">
      <Field
        label="New password"
        problem={shown}
        hint={shown ? undefined : <PasswordStrength verdict={judgePassword(password, [user.name, user.email])} />}
      >
        <PasswordInput name="password" value={password} onChange={(event) => setPassword(event.target.value)} autoComplete="new-password" />
      </Field>
      <Button type="submit" variant="primary" busy={busy} className="self-end">
        Set password
      </Button>
    </form>
  );
}
