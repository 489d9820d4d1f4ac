'use client';

import { useEffect, useState } from 'react';
import { messageOf } from '../../../ui/apiClient.ts';
import { DialogStart } from '../../../ui/DialogStart.tsx';
import { Button, Dialog, Notice, StatusDot } from '../../../ui/index.ts';
import { useStore } from '../../greenroom/index.ts';
import { useMixingStudio } from '../hooks/useStudio.ts';
import { platformName } from '../model/platformName.ts';
import { PreflightList } from './PreflightList.tsx';

interface GoLiveDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Says where the show goes and how the studio is, and asks once. */
export function GoLiveDialog({ open, onOpenChange }: GoLiveDialogProps) {
  const { visit, live } = useMixingStudio();
  const { destinations } = useStore(visit.broadcast);
  const busy = useStore(live.step) !== 'idle';
  const [problem, setProblem] = useState<string | null>(null);
  const recordOnly = destinations.length === 0;

  useEffect(() => {
    if (!open) return;
    setProblem(null);
    visit.refresh().catch((error: unknown) => setProblem(messageOf(error)));
  }, [open, visit]);

  const goLive = async () => {
    setProblem(null);
    try {
      await live.goLive({ withoutDestinations: recordOnly });
      onOpenChange(false);
    } catch (error) {
      setProblem(messageOf(error));
    }
  };

  return (
    <Dialog
      open={open}
      onOpenChange={(next) => busy || onOpenChange(next)}
      title={recordOnly ? 'Go live without a destination?' : 'Go live?'}
      footer={
        <>
          <Button disabled={busy} onClick={() => onOpenChange(false)}>
            Not yet
          </Button>
          <Button variant="primary" busy={busy} onClick={() => void goLive()}>
            {recordOnly ? 'Go live, record only' : 'Go live'}
          </Button>
        </>
      }
    >
      <DialogStart className="flex flex-col gap-4">
        {recordOnly ? (
          <p className="text-muted">
            No destination is chosen, so nobody can watch: the show will only be recorded here. Choose destinations in the show’s details to
            reach an audience.
          </p>
        ) : (
          <>
            <p className="text-muted">The picture in the preview goes to:</p>
            <ul className="flex flex-col gap-2">
              {destinations.map(({ id, name, platform }) => (
                <li key={id} className="flex items-center gap-3 rounded-lg border border-line px-3 py-2.5">
                  <StatusDot tone="neutral" />
                  <span className="min-w-0 flex-1 truncate font-medium">{name}</span>
                  <span className="text-[0.8125rem] text-faint">{platformName(platform)}</span>
                </li>
              ))}
            </ul>
          </>
        )}
        <PreflightList />
        {problem && <Notice tone="attention">{problem}</Notice>}
      </DialogStart>
    </Dialog>
  );
}
