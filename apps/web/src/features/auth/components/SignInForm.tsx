'use client';

import { signIn } from 'next-auth/react';
import { type FormEvent, useState } from 'react';
import { Button, Field, Input, Notice, useSubmit } from '../../../ui/index.ts';
import { PasswordInput } from './PasswordInput.tsx';
import { signInWithPassword } from './signInWithPassword.ts';

const providerNames = { google: 'Google', twitch: 'Twitch' } as const;

interface SignInFormProps {
  /** Where to go afterwards: a path of this app. */
  next: string;
  providers: readonly (keyof typeof providerNames)[];
  /** What went wrong at a provider. */
  providerProblem: string | null;
}

export function SignInForm({ next, providers, providerProblem }: SignInFormProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { busy, problem, submit } = useSubmit();

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit(async () => {
      await signInWithPassword({ email, password });
      // A fresh document: nothing rendered for a stranger is kept.
      window.location.assign(next);
    });
  };

  const shown = problem ?? providerProblem;
  return (
    <div>
      <h1 className="title-page text-center">Sign in</h1>
      <form onSubmit={onSubmit} className="mt-8 flex flex-col gap-5">
        {shown && <Notice tone="attention">{shown}</Notice>}
        <Field label="E-mail">
          <Input
            type="email"
            name="email"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
        </Field>
        <Field label="Password">
          <PasswordInput
            name="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </Field>
        <Button type="submit" variant="primary" size="large" busy={busy} className="mt-1">
          Sign in
        </Button>
      </form>
      {providers.length > 0 && (
        <div className="mt-6 flex flex-col gap-2 border-t border-line pt-6">
          {providers.map((provider) => (
            <Button key={provider} size="large" onClick={() => void signIn(provider, { callbackUrl: next })}>
              Continue with {providerNames[provider]}
            </Button>
          ))}
        </div>
      )}
      <p className="mt-8 text-center text-[0.8125rem] text-faint">No account, or a password you lost? Ask an admin of this studio.</p>
    </div>
  );
}
