'use client';

import clsx from 'clsx';
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { IconButton } from './IconButton.tsx';
import { usePortalContainer } from './ThemeScope.tsx';

const widths = { small: 'sm:max-w-md', medium: 'sm:max-w-xl', large: 'sm:max-w-3xl' } as const;

/** Where the focus goes: to what is to be filled in, rather than to the button that closes. */
const firstControl = 'input:not([type="hidden"], [tabindex="-1"], :disabled), textarea, [role="combobox"], button';

interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons; the last one is what most people came for. */
  footer?: ReactNode;
  width?: keyof typeof widths;
  trigger?: ReactNode;
}

/** A window above the page: centred, or from the bottom edge on a phone. Escape and a click outside close it. */
export function Dialog({ open, onOpenChange, title, description, children, footer, width = 'small', trigger }: DialogProps) {
  const container = usePortalContainer();
  const body = useRef<HTMLDivElement>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal container={container}>
        <Radix.Overlay className="fixed inset-0 z-40 animate-appear bg-scrim backdrop-blur-[2px]" />
        <Radix.Content
          onOpenAutoFocus={(event) => {
            const first = body.current?.querySelector<HTMLElement>(firstControl);
            if (!first) return;
            event.preventDefault();
            first.focus();
          }}
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={clsx(
            'fixed z-50 flex animate-rise flex-col overflow-hidden border border-line bg-raised text-ink shadow-float focus:outline-none',
            'inset-x-0 bottom-0 max-h-[92dvh] rounded-t-lg sm:inset-0 sm:m-auto sm:h-fit sm:w-[calc(100%-3rem)] sm:rounded-lg',
            widths[width],
          )}
        >
          <header className="flex items-start justify-between gap-4 px-6 pt-5 pb-1">
            <div className="min-w-0">
              <Radix.Title className="text-lg font-semibold tracking-[-0.014em]">{title}</Radix.Title>
              {description && <Radix.Description className="mt-1 text-sm text-muted">{description}</Radix.Description>}
            </div>
            <Radix.Close asChild>
              <IconButton label="Close" icon={<X size={18} />} size="small" className="-mt-0.5 -mr-2" />
            </Radix.Close>
          </header>
          <div ref={body} className="min-h-0 overflow-y-auto px-6 py-4">
            {children}
          </div>
          {footer && <footer className="flex flex-wrap justify-end gap-2 border-t border-line bg-surface px-6 py-4">{footer}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
