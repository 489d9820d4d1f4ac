'use client';

import './globals.css';
import { Button } from '../ui/Button.tsx';
import { Logo } from '../ui/Logo.tsx';

export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="flex min-h-dvh flex-col items-center justify-center gap-8 px-6 text-center">
          <Logo />
          <h1 className="title-page">Footlight could not be shown</h1>
          <p className="max-w-md text-base text-muted">What is on air goes on. Try again; the server log has the details.</p>
          <Button variant="primary" onClick={retry}>
            Try again
          </Button>
        </main>
      </body>
    </html>
  );
}
