import { useEffect, useRef } from 'react';
import { chosenKeys } from '../model/hotkeyMemory.ts';
import { findAction, type StudioAction, takesKeys, withChosenKeys } from '../model/hotkeys.ts';

/** Calls `onAction` for each key of the studio, unless the key belongs to a field or a window above the page. */
export function useHotkeys(onAction: (action: StudioAction) => void): void {
  const latest = useRef(onAction);
  useEffect(() => {
    latest.current = onAction;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const busyElsewhere = takesKeys(event.target) || takesKeys(document.activeElement);
      const action = findAction(event, { busyElsewhere, hotkeys: withChosenKeys(chosenKeys.getSnapshot()) });
      if (!action) return;
      event.preventDefault();
      latest.current(action);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}
