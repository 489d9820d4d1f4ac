'use client';

import './globals.css';
import { buttonClass } from '../ui/buttonStyles.ts';

/** Stands in for the whole page when even the layout could not be rendered, so it leans on as little as possible. */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="flex min-h-dvh flex-col items-center justify-center gap-8 px-6 text-center">
          <h1 className="title-page">Footlight could not be shown</h1>
          <p className="max-w-md text-base text-muted">What is on air goes on. Try again; the server log has the details.</p>
          <button type="button" className={buttonClass('primary', 'medium')} onClick={retry}>
            Try again
          </button>
        </main>
      </body>
    </html>
  );
}
