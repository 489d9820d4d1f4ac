'use client';

import { DialogStart } from '../../../ui/DialogStart.tsx';
import { Dialog } from '../../../ui/index.ts';
import { useStore } from '../../greenroom/index.ts';
import { useShow } from '../hooks/useShow.ts';
import { useMixingStudio } from '../hooks/useStudio.ts';
import { DestinationList } from './DestinationList.tsx';
import { EndShowDialog } from './EndShowDialog.tsx';
import { GoLiveDialog } from './GoLiveDialog.tsx';
import { HotkeysDialog } from './HotkeysDialog.tsx';
import { InviteDialog } from './InviteDialog.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { SettingsDialog } from './SettingsDialog.tsx';

export type StudioWindow = 'goLive' | 'end' | 'invite' | 'settings' | 'hotkeys' | 'leave' | 'destinations';

interface StudioDialogsProps {
  openWindow: StudioWindow | null;
  onChange: (next: StudioWindow | null) => void;
  onLeave: () => void;
}

/** The windows above the studio, at most one at a time. */
export function StudioDialogs({ openWindow, onChange, onLeave }: StudioDialogsProps) {
  const { visit, live } = useMixingStudio();
  const broadcast = useStore(visit.broadcast);
  const { egress } = useShow(visit, live);
  const control = (name: StudioWindow) => ({
    open: openWindow === name,
    onOpenChange: (open: boolean) => onChange(open ? name : null),
  });
  return (
    <>
      <GoLiveDialog {...control('goLive')} />
      <EndShowDialog {...control('end')} onEnd={() => live.end()} />
      <InviteDialog {...control('invite')} />
      <SettingsDialog {...control('settings')} />
      <HotkeysDialog {...control('hotkeys')} />
      <LeaveDialog {...control('leave')} onLeave={onLeave} onEnd={() => live.end()} />
      <Dialog {...control('destinations')} title="Destinations" description="What each one does, and what to do where something is wrong.">
        <DialogStart>
          <DestinationList broadcast={broadcast} egress={egress} />
        </DialogStart>
      </Dialog>
    </>
  );
}
