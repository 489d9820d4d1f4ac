'use client';

import { type FormEvent, useState } from 'react';
import { callApi } from '../../../ui/apiClient.ts';
import { Button, Field, Input, Notice, Select, useSubmit } from '../../../ui/index.ts';
import { judgePassword, PasswordInput, PasswordStrength } from '../../auth/index.ts';
import { type UserView, userView } from '../views.ts';

const roles = [
  { value: 'creator', label: 'Creator: own shows and destinations' },
  { value: 'admin', label: 'Admin: everything, users and settings too' },
] as const;

export function NewUserForm({ onCreated }: { onCreated: (user: UserView) => void }) {
  const [values, setValues] = useState({ name: '', email: '', password: '' });
  const [role, setRole] = useState<'admin' | 'creator'>('creator');
  const { busy, problem, problems, submit } = useSubmit();
  const set = (field: keyof typeof values) => (event: { target: { value: string } }) =>
    setValues({ ...values, [field]: event.target.value });

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit(async () => onCreated(await callApi('/api/admin/users', { method: 'POST', body: { ...values, role }, result: userView })));
  };
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-5">
      {problem && Object.keys(problems).length === 0 && <Notice tone="attention">{problem}</Notice>}
      <Field label="Name" problem={problems.name}>
        <Input name="name" value={values.name} onChange={set('name')} autoComplete="off" />
      </Field>
      <Field label="E-mail" problem={problems.email}>
        <Input type="email" name="email" value={values.email} onChange={set('email')} autoComplete="off" />
      </Field>
      <Field label="Role">
        <Select value={role} onValueChange={setRole} options={roles} />
      </Field>
      <Field
        label="First password"
        problem={problems.password}
        hint={problems.password ? undefined : <PasswordStrength verdict={judgePassword(values.password, [values.name, values.email])} />}
      >
        <PasswordInput name="password" value={values.password} onChange={set('password')} autoComplete="new-password" />
      </Field>
      <Button type="submit" variant="primary" busy={busy} className="self-end">
        Add user
      </Button>
    </form>
  );
}
