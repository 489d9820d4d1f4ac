'use client';

import { useEffect, useState } from 'react';
import { DialogStart } from '../../../ui/DialogStart.tsx';
import { Button, Dialog } from '../../../ui/index.ts';
import { useStore } from '../../greenroom/index.ts';
import { useHotkeyTable } from '../hooks/useHotkeyTable.ts';
import { chosenKeys, keepChosenKeys } from '../model/hotkeyMemory.ts';
import { chooseKey, type Hotkey, keyOf, sceneKeys } from '../model/hotkeys.ts';

interface HotkeysDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Every key of the studio, and how to give a key to something else. */
export function HotkeysDialog({ open, onOpenChange }: HotkeysDialogProps) {
  const table = useHotkeyTable();
  const chosen = useStore(chosenKeys);
  const [changing, setChanging] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    if (open) return;
    setChanging(null);
    setProblem(null);
  }, [open]);
  useEffect(() => {
    if (!changing) return;
    const press = (event: KeyboardEvent) => {
      if (event.key === 'Tab' || event.key === 'Shift') return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') return setChanging(null);
      const key = keyOf(event);
      if (key === undefined) return setProblem('Press a letter, a digit or a sign.');
      const result = chooseKey(chosen, { id: changing, key });
      if ('takenBy' in result) return setProblem(`${key.toUpperCase()} is “${result.takenBy}” already. Press another key.`);
      keepChosenKeys(result.chosen);
      setChanging(null);
      setProblem(null);
    };
    window.addEventListener('keydown', press, { capture: true });
    return () => window.removeEventListener('keydown', press, { capture: true });
  }, [changing, chosen]);
  const hasChanges = Object.keys(chosen).length > 0;
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => changing === null && onOpenChange(next)}
      title="Hotkeys"
      description="They work while you are not typing. Press Change to give something another key."
    >
      <DialogStart className="flex flex-col gap-5">
        <p role="status" className="text-[0.8125rem] text-attention-ink empty:hidden">
          {problem}
        </p>
        <dl className="grid grid-cols-[1fr_auto_auto] items-center gap-x-3 gap-y-2">
          {table.map((hotkey) => (
            <HotkeyRow
              key={hotkey.id}
              hotkey={hotkey}
              isChanging={changing === hotkey.id}
              onChange={() => {
                setProblem(null);
                setChanging(changing === hotkey.id ? null : hotkey.id);
              }}
            />
          ))}
          <div className="contents">
            <dt>{sceneKeys.label}</dt>
            <dd className="justify-self-end">
              <Key>{sceneKeys.shown}</Key>
            </dd>
          </div>
        </dl>
        {hasChanges && (
          <Button size="small" className="self-start" onClick={() => keepChosenKeys({})}>
            Give every key back
          </Button>
        )}
      </DialogStart>
    </Dialog>
  );
}

interface HotkeyRowProps {
  hotkey: Hotkey;
  isChanging: boolean;
  onChange: () => void;
}

function HotkeyRow({ hotkey: { shown, label, canChange }, isChanging, onChange }: HotkeyRowProps) {
  return (
    <div className="contents">
      <dt>{label}</dt>
      <dd className="justify-self-end">
        <Key>{isChanging ? '…' : shown}</Key>
      </dd>
      <dd className="justify-self-end">
        {canChange && (
          <Button size="small" variant="quiet" className="h-7 px-2 text-xs" aria-label={`Change the key of ${label}`} onClick={onChange}>
            {isChanging ? 'Press a key' : 'Change'}
          </Button>
        )}
      </dd>
    </div>
  );
}

function Key({ children }: { children: string }) {
  return (
    <kbd className="inline-grid h-7 min-w-7 place-items-center rounded-md border border-line-strong bg-surface px-1.5 font-sans text-[0.8125rem]">
      {children}
    </kbd>
  );
}
