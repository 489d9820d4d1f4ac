'use client';

import clsx from 'clsx';
import { DropdownMenu as Radix } from 'radix-ui';
import { Fragment, type ReactNode } from 'react';
import { usePortalContainer } from './ThemeScope.tsx';

export interface MenuItem {
  label: string;
  icon?: ReactNode;
  hotkey?: string;
  onSelect: () => void;
  disabled?: boolean;
  /** A line above it. */
  separated?: boolean;
}

interface MenuProps {
  /** A button; it gets the menu's ARIA by itself. */
  trigger: ReactNode;
  /** Accessible name of the list. */
  label: string;
  items: readonly MenuItem[];
  header?: ReactNode;
  align?: 'start' | 'center' | 'end';
}

export function Menu({ trigger, label, items, header, align = 'end' }: MenuProps) {
  const container = usePortalContainer();
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={container}>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
          className="z-50 min-w-52 animate-appear rounded-lg border border-line bg-raised p-1 text-ink shadow-float"
        >
          {header && <div className="border-b border-line px-3 pt-2 pb-3 mb-1">{header}</div>}
          {items.map((item) => (
            <Fragment key={item.label}>
              {item.separated && <Radix.Separator className="mx-2 my-1 h-px bg-line" />}
              <Radix.Item
                disabled={item.disabled ?? false}
                onSelect={item.onSelect}
                className={clsx(
                  'flex h-9 items-center gap-2.5 rounded-md px-2.5 text-sm outline-none select-none',
                  'data-disabled:opacity-50 data-highlighted:bg-hover [&>svg]:size-4 [&>svg]:text-muted',
                )}
              >
                {item.icon}
                {item.label}
                {item.hotkey && <kbd className="ml-auto pl-4 font-sans text-xs text-faint">{item.hotkey}</kbd>}
              </Radix.Item>
            </Fragment>
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
