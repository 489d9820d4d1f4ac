import type { ReactNode } from 'react';
import { Logo } from '../../../ui/index.ts';

interface StudioDoorProps {
  title: string;
  text: ReactNode;
  /** What can be done, as buttons. */
  children?: ReactNode;
}

/** One sentence in the middle of the page, when the studio itself cannot be shown. */
export function StudioDoor({ title, text, children }: StudioDoorProps) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-lg flex-col px-6 py-8">
      <Logo />
      <div className="flex flex-1 flex-col justify-center pb-16" role="alert">
        <h1 className="title-page">{title}</h1>
        <p className="mt-3 text-base text-muted text-pretty">{text}</p>
        <div className="mt-8 flex flex-wrap gap-3">{children}</div>
      </div>
    </main>
  );
}
