'use client';

import { Tooltip as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { usePortalContainer } from './ThemeScope.tsx';

interface TooltipProps {
  text: string;
  /** A key that does the same, such as `M`. */
  hotkey?: string;
  side?: 'top' | 'right' | 'bottom' | 'left';
  children: ReactNode;
}

/** Words for what is under the pointer or has the focus. The child must take a ref. */
export function Tooltip({ text, hotkey, side = 'top', children }: TooltipProps) {
  const container = usePortalContainer();
  return (
    <Radix.Provider delayDuration={350} skipDelayDuration={200}>
      <Radix.Root>
        <Radix.Trigger
          asChild
          // Focus that comes back from a closed menu or dialog is not a question for the name.
          onFocus={(event) => {
            if (!event.currentTarget.matches(':focus-visible')) event.preventDefault();
          }}
        >
          {children}
        </Radix.Trigger>
        <Radix.Portal container={container}>
          <Radix.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="z-50 flex animate-appear items-center gap-2 rounded-lg border border-line bg-raised px-2.5 py-1.5 text-xs font-medium text-ink shadow-float"
          >
            {text}
            {hotkey && <kbd className="rounded border border-line-strong px-1 font-sans text-[0.6875rem] text-muted">{hotkey}</kbd>}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
