'use client';

import { useEffect, useState } from 'react';
import { messageOf } from '../../../ui/apiClient.ts';
import { DialogStart } from '../../../ui/DialogStart.tsx';
import { Button, Dialog, Notice, Switch } from '../../../ui/index.ts';
import type { ShowClip } from '../../broadcasts/index.ts';
import { useDestinationTests } from '../../destinations/index.ts';
import { useStore } from '../../greenroom/index.ts';
import { useMixingStudio } from '../hooks/useStudio.ts';
import { introStart } from '../model/mayIntroBegin.ts';
import { PreflightDestinations } from './PreflightDestinations.tsx';
import { PreflightList } from './PreflightList.tsx';

interface GoLiveDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The show is live, and is to begin with its intro. */
  onIntro: (intro: ShowClip) => void;
}

/** Says where the show goes and how the studio is, and asks once. */
export function GoLiveDialog({ open, onOpenChange, onIntro }: GoLiveDialogProps) {
  const { visit, live } = useMixingStudio();
  const { destinations, intro } = useStore(visit.broadcast);
  const busy = useStore(live.step) !== 'idle';
  const [problem, setProblem] = useState<string | null>(null);
  const tests = useDestinationTests();
  const [withIntro, setWithIntro] = useState(true);
  const recordOnly = destinations.length === 0;

  useEffect(() => {
    // A test that nobody looks at is given up; what was found stays.
    if (!open) return tests.cancel();
    setProblem(null);
    visit.refresh().catch((error: unknown) => setProblem(messageOf(error)));
  }, [open, visit, tests]);

  const goLive = async () => {
    setProblem(null);
    // Platforms take one sender for each key, and from now on that is the show.
    tests.cancel();
    try {
      await live.goLive({ withoutDestinations: recordOnly });
      if (intro && withIntro) onIntro(intro);
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
          <PreflightDestinations destinations={destinations} tests={tests} />
        )}
        {intro && (
          <Switch
            label="Go live with the intro"
            hint={`“${intro.name}” plays as soon as ${introStart({ destinations })}.`}
            checked={withIntro}
            onCheckedChange={setWithIntro}
          />
        )}
        <PreflightList />
        {problem && <Notice tone="attention">{problem}</Notice>}
      </DialogStart>
    </Dialog>
  );
}
