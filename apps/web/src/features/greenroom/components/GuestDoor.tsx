import type { ReactNode } from 'react';
import { Logo } from '../../../ui/index.ts';

interface GuestDoorProps {
  title: string;
  text?: ReactNode;
  children?: ReactNode;
  /** Read out at once, for what the guest did not ask for. */
  urgent?: boolean;
}

/** One calm sentence in the middle of the page, before and after the visit. */
export function GuestDoor({ title, text, children, urgent = false }: GuestDoorProps) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-md flex-col px-6 py-8">
      <Logo />
      <div className="flex flex-1 flex-col justify-center pb-16" role={urgent ? 'alert' : undefined}>
        <h1 className="title-page">{title}</h1>
        {text && <p className="mt-3 text-base text-muted text-pretty">{text}</p>}
        {children && <div className="mt-8 flex flex-col gap-4">{children}</div>}
      </div>
    </main>
  );
}
