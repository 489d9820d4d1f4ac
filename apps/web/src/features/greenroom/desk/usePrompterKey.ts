import { useEffect, useRef } from 'react';

/** What keeps its keys to itself. */
const takesKeys =
  'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

/** T starts and stops the teleprompter, on a page without hotkeys of its own. */
export function usePrompterKey(toggle: () => void): void {
  const latest = useRef(toggle);
  useEffect(() => {
    latest.current = toggle;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, target, ctrlKey, metaKey, altKey, repeat, defaultPrevented } = event;
      if (key.toLowerCase() !== 't' || ctrlKey || metaKey || altKey || repeat || defaultPrevented) return;
      if (target instanceof Element && target.closest(takesKeys)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
