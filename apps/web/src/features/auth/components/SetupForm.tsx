'use client';

import { type FormEvent, useState } from 'react';
import { callApi } from '../../../ui/apiClient.ts';
import { Button, Field, Input, Notice, useSubmit } from '../../../ui/index.ts';
import { judgePassword } from '../password.ts';
import { PasswordInput } from './PasswordInput.tsx';
import { PasswordStrength } from './PasswordStrength.tsx';
import { signInWithPassword } from './signInWithPassword.ts';

interface SetupFormProps {
  codeRequired: boolean;
  /** From the address that the start-up printed. */
  initialCode: string;
}

/** The first admin's account: the password is chosen here, none exists before. */
export function SetupForm({ codeRequired, initialCode }: SetupFormProps) {
  const [values, setValues] = useState({ code: initialCode, name: '', email: '', password: '', repeated: '' });
  const [mismatch, setMismatch] = useState(false);
  const { busy, problem, problems, submit } = useSubmit();
  const set = (field: keyof typeof values) => (event: { target: { value: string } }) => {
    setMismatch(false);
    setValues({ ...values, [field]: event.target.value });
  };
  const verdict = judgePassword(values.password, [values.name, values.email]);

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    if (values.password !== values.repeated) {
      setMismatch(true);
      return;
    }
    void submit(async () => {
      const { code, name, email, password } = values;
      await callApi('/api/setup', { method: 'POST', body: { ...(code ? { code } : {}), name, email, password } });
      await signInWithPassword({ email, password });
      window.location.assign('/setup?step=destination');
    });
  };

  return (
    <form onSubmit={onSubmit} className="flex flex-col gap-5" noValidate>
      {problem && <Notice tone="attention">{problem}</Notice>}
      {codeRequired && !initialCode && (
        <Field label="Set-up code" hint="npm start printed it." problem={problems.code}>
          <Input value={values.code} onChange={set('code')} autoComplete="off" name="code" />
        </Field>
      )}
      <Field label="Your name" hint="Guests see it beside your picture." problem={problems.name}>
        <Input value={values.name} onChange={set('name')} autoComplete="name" name="name" required />
      </Field>
      <Field label="E-mail" problem={problems.email}>
        <Input type="email" value={values.email} onChange={set('email')} autoComplete="username" name="email" required />
      </Field>
      <Field label="Password" problem={problems.password} hint={problems.password ? undefined : <PasswordStrength verdict={verdict} />}>
        <PasswordInput value={values.password} onChange={set('password')} autoComplete="new-password" name="password" required />
      </Field>
      <Field label="Password again" problem={mismatch ? 'The two passwords differ.' : undefined}>
        <PasswordInput value={values.repeated} onChange={set('repeated')} autoComplete="new-password" name="repeated" required />
      </Field>
      <Button type="submit" variant="primary" size="large" busy={busy} className="mt-1">
        Create admin account
      </Button>
    </form>
  );
}
