'use client';

import { ConfirmDialog } from '../../../ui/index.ts';
import { useOutro } from '../hooks/useOutro.ts';

interface EndShowDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onEnd: () => Promise<void>;
}

/** Asks once; with an outro, the show may end after it. */
export function EndShowDialog({ open, onOpenChange, onEnd }: EndShowDialogProps) {
  const { outro, play } = useOutro();
  return (
    <ConfirmDialog
      open={open}
      onOpenChange={onOpenChange}
      title="End the show?"
      description="Every destination stops, and the recording is closed. An ended show cannot go live again."
      confirmLabel="End show"
      cancelLabel="Stay on air"
      onConfirm={onEnd}
      alternative={outro ? { label: 'End after the outro', onConfirm: () => play(outro) } : undefined}
    />
  );
}
