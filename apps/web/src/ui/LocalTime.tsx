'use client';

import { useSyncExternalStore } from 'react';

const formats = {
  date: { day: 'numeric', month: 'long', year: 'numeric' },
  dateTime: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  time: { hour: '2-digit', minute: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

const never = () => () => undefined;

/** A moment in the visitor's own time zone, which the server does not know. @param at ms since epoch. */
export function LocalTime({ at, format = 'dateTime' }: { at: number; format?: keyof typeof formats }) {
  const text = useSyncExternalStore(
    never,
    () => new Intl.DateTimeFormat('en-GB', formats[format]).format(at),
    () => '',
  );
  return <time dateTime={new Date(at).toISOString()}>{text || '\u2007'}</time>;
}
