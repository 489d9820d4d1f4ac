'use client';

import { useEffect, useState } from 'react';
import { formatTimer } from './format.ts';

/** Counts up from a moment, once a second. @param since ms since epoch. */
export function Timer({ since, className }: { since: number; className?: string }) {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const interval = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(interval);
  }, []);
  return (
    <span className={`tabular ${className ?? ''}`} role="timer" aria-label="Time on air">
      {formatTimer(now === null ? 0 : now - since)}
    </span>
  );
}
