import { useMemo } from 'react';
import { useStore } from '../../greenroom/index.ts';
import { chosenKeys } from '../model/hotkeyMemory.ts';
import { type Hotkey, withChosenKeys } from '../model/hotkeys.ts';

/** The hotkeys as they are now. */
export function useHotkeyTable(): readonly Hotkey[] {
  const chosen = useStore(chosenKeys);
  return useMemo(() => withChosenKeys(chosen), [chosen]);
}

/** What is printed on the key of a hotkey. @param id of the hotkey. */
export function useShownKeys(): (id: string) => string {
  const table = useHotkeyTable();
  return (id) => table.find((hotkey) => hotkey.id === id)?.shown ?? '';
}
