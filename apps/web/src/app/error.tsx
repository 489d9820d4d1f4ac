'use client';

import { Button, ButtonLink, Logo } from '../ui/index.ts';

export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-8 px-6 text-center">
      <Logo />
      <div>
        <h1 className="title-page">This page could not be shown</h1>
        <p className="mt-3 max-w-md text-base text-muted text-pretty">
          The database or Redis may be away for a moment. What is on air goes on. Try again; the server log has the details.
        </p>
        {digest && <p className="mt-4 text-[0.8125rem] text-faint tabular">Reference {digest}</p>}
      </div>
      <div className="flex gap-2">
        <ButtonLink href="/">Back to your shows</ButtonLink>
        <Button variant="primary" onClick={retry}>
          Try again
        </Button>
      </div>
    </main>
  );
}
