'use client';

import { ConfirmDialog } from '../../../ui/index.ts';

interface EndShowDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onEnd: () => Promise<void>;
}

export function EndShowDialog({ open, onOpenChange, onEnd }: EndShowDialogProps) {
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title="End the show?"
      description="Every destination stops, and the recording is closed. An ended show cannot go live again."
      confirmLabel="End show"
      cancelLabel="Stay on air"
      onConfirm={onEnd}
    />
  );
}
