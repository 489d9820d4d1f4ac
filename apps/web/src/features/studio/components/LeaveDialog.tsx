'use client';

import { useState } from 'react';
import { messageOf } from '../../../ui/apiClient.ts';
import { DialogStart } from '../../../ui/DialogStart.tsx';
import { Button, Dialog, Notice } from '../../../ui/index.ts';

interface LeaveDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onLeave: () => void;
  onEnd: () => Promise<void>;
}

/** On air, leaving and ending are two things: asks which. */
export function LeaveDialog({ open, onOpenChange, onLeave, onEnd }: LeaveDialogProps) {
  const [ending, setEnding] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const end = async () => {
    setEnding(true);
    setProblem(null);
    try {
      await onEnd();
      onOpenChange(false);
    } catch (error) {
      setProblem(messageOf(error));
    } finally {
      setEnding(false);
    }
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => ending || onOpenChange(next)}
      title="You are on air"
      footer={
        <>
          <Button variant="danger" busy={ending} onClick={() => void end()}>
            End show
          </Button>
          <Button disabled={ending} onClick={onLeave}>
            Leave, the show goes on
          </Button>
          <Button variant="primary" disabled={ending} onClick={() => onOpenChange(false)}>
            Stay
          </Button>
        </>
      }
    >
      <DialogStart>
        <p className="text-muted">
          If you leave, the show stays live without your picture until you come back and resume it. If you end it, every destination stops.
        </p>
        {problem && (
          <Notice tone="attention" className="mt-4">
            {problem}
          </Notice>
        )}
      </DialogStart>
    </Dialog>
  );
}
