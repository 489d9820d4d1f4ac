import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { SignInForm } from '../../features/auth/index.ts';
import { configuredProviders, needsSetup, safeNextPath, signInErrorText } from '../../features/auth/server.ts';
import { EntryShell } from '../../features/shell/index.ts';
import { getBackend } from '../../server/backend.ts';
import { findPageUser } from '../../server/page.ts';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { next: rawNext, callbackUrl, error } = await searchParams;
  const backend = getBackend();
  const next = safeNextPath(rawNext ?? callbackUrl);
  if (await findPageUser()) redirect(next);
  if (await needsSetup(backend)) redirect('/setup');
  return (
    <EntryShell>
      <SignInForm
        next={next}
        providers={configuredProviders(backend)}
        providerProblem={typeof error === 'string' ? signInErrorText(error) : null}
      />
    </EntryShell>
  );
}
