'use client';

import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

export interface Tab<Id extends string = string> {
  id: Id;
  label: string;
  icon?: ReactNode;
  /** What has come in since it was last looked at; 0 shows nothing. */
  unread?: number;
  content: ReactNode;
}

interface TabsProps<Id extends string> {
  /** Accessible name of the row of tabs. */
  label: string;
  tabs: readonly Tab<Id>[];
  value: Id;
  onValueChange: (id: Id) => void;
}

/** One content at a time under a row of tabs; the arrow keys move along the row. */
export function Tabs<Id extends string>({ label, tabs, value, onValueChange }: TabsProps<Id>) {
  return (
    <Radix.Root
      value={value}
      onValueChange={(next) => {
        const tab = tabs.find(({ id }) => id === next);
        if (tab) onValueChange(tab.id);
      }}
      className="flex min-h-0 flex-1 flex-col"
    >
      <Radix.List aria-label={label} className="grid shrink-0 auto-cols-fr grid-flow-col gap-0.5 border-b border-line p-1.5">
        {tabs.map(({ id, label: name, icon, unread = 0 }) => (
          <Radix.Trigger
            key={id}
            value={id}
            aria-label={unread > 0 ? `${name}, ${unread} new` : name}
            className="relative flex h-12 min-w-0 flex-col items-center justify-center gap-1 rounded-md text-[0.6875rem] text-faint transition-colors duration-150 hover:bg-hover hover:text-ink data-[state=active]:bg-hover data-[state=active]:text-ink"
          >
            {icon}
            <span className="max-w-full truncate">{name}</span>
            {unread > 0 && (
              <span
                aria-hidden
                className="tabular absolute top-0.5 right-1 min-w-4 rounded-full bg-accent px-1 text-center text-[0.625rem] leading-4 font-semibold text-on-accent"
              >
                {Math.min(unread, 99)}
              </span>
            )}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map(({ id, content }) => (
        <Radix.Content key={id} value={id} className="flex min-h-0 flex-1 flex-col overflow-y-auto focus-visible:outline-offset-[-2px]">
          {content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
