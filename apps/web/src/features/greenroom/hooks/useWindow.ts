import { useEffect, useRef, useState } from 'react';

/**
 * Which window is open above the page, at most one. When it closes, the focus goes back to what opened it: a window that
 * is opened by state has no trigger to give it back to.
 */
export function useWindow<W extends string>(): [W | null, (next: W | null) => void] {
  const [open, setOpen] = useState<W | null>(null);
  const opener = useRef<HTMLElement | null>(null);
  useEffect(() => {
    if (open !== null) return;
    opener.current?.focus();
    opener.current = null;
  }, [open]);
  const change = (next: W | null) => {
    if (open === null && document.activeElement instanceof HTMLElement) opener.current = document.activeElement;
    setOpen(next);
  };
  return [open, change];
}
