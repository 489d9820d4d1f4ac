'use client';

import { ConfirmDialog } from '../../../ui/index.ts';

interface EndShowDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onEnd: () => Promise<void>;
  /** Plays the outro, after which the show ends; left out where there is none, or nothing that plays it. */
  onOutro?: () => Promise<void>;
}

/** Asks once; with an outro, the show may end after it. */
export function EndShowDialog({ open, onOpenChange, onEnd, onOutro }: EndShowDialogProps) {
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title="End the show?"
      description="Every destination stops, and the recording is closed. An ended show cannot go live again."
      confirmLabel="End show"
      cancelLabel="Stay on air"
      onConfirm={onEnd}
      alternative={onOutro && { label: 'End after the outro', onConfirm: onOutro }}
    />
  );
}
