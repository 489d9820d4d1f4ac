'use client';

import { useSyncExternalStore } from 'react';

const formats = {
  date: { day: 'numeric', month: 'long' },
  dateTime: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** The year is told only when it is another one. */
function formatLocal(at: number, format: keyof typeof formats): string {
  const year = new Date(at).getFullYear() === new Date().getFullYear() || format === 'time' ? {} : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat('en-GB', { ...formats[format], ...year }).format(at);
}

const never = () => () => undefined;

/** A moment in the visitor's own time zone, which the server does not know. @param at ms since epoch. */
export function LocalTime({ at, format = 'dateTime' }: { at: number; format?: keyof typeof formats }) {
  const text = useSyncExternalStore(
    never,
    () => formatLocal(at, format),
    () => '',
  );
  return <time dateTime={new Date(at).toISOString()}>{text || '\u2007'}</time>;
}
