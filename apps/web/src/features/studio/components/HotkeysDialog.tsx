'use client';

import { DialogStart } from '../../../ui/DialogStart.tsx';
import { Dialog } from '../../../ui/index.ts';
import { hotkeys, sceneKeys } from '../model/hotkeys.ts';

interface HotkeysDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

export function HotkeysDialog({ open, onOpenChange }: HotkeysDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Hotkeys" description="They work while you are not typing.">
      <DialogStart>
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-5 gap-y-2.5">
          {[...hotkeys, sceneKeys].map(({ shown, label }) => (
            <div key={shown} className="contents">
              <dt>
                <kbd className="inline-grid h-7 min-w-7 place-items-center rounded-md border border-line-strong bg-surface px-1.5 font-sans text-[0.8125rem]">
                  {shown}
                </kbd>
              </dt>
              <dd>{label}</dd>
            </div>
          ))}
        </dl>
      </DialogStart>
    </Dialog>
  );
}
