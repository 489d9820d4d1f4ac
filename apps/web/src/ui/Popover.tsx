'use client';

import { Popover as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import { usePortalContainer } from './ThemeScope.tsx';

interface PopoverProps {
  /** A button; it gets the popover's ARIA by itself. */
  trigger: ReactNode;
  /** Accessible name of what opens. */
  label: string;
  children: ReactNode;
  align?: 'start' | 'center' | 'end';
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** More about what was pressed, beside it. Escape and a click outside close it. */
export function Popover({ trigger, label, children, align = 'end', ...control }: PopoverProps) {
  const container = usePortalContainer();
  return (
    <Radix.Root {...control}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={container}>
        <Radix.Content
          align={align}
          sideOffset={8}
          collisionPadding={12}
          aria-label={label}
          className="z-50 w-80 max-w-[calc(100vw-1.5rem)] animate-appear rounded-lg border border-line bg-raised p-4 text-ink shadow-float focus:outline-none"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
