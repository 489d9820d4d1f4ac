'use client';

import type { IntroControl } from '../hooks/useIntro.ts';
import { useOutro } from '../hooks/useOutro.ts';
import { useMixingStudio } from '../hooks/useStudio.ts';
import { DestinationsDialog } from './DestinationsDialog.tsx';
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
  intro: IntroControl;
}

/** The windows above the studio, at most one at a time. */
export function StudioDialogs({ openWindow, onChange, onLeave, intro }: StudioDialogsProps) {
  const { live } = useMixingStudio();
  const { outro, play } = useOutro();
  const control = (name: StudioWindow) => ({
    open: openWindow === name,
    onOpenChange: (open: boolean) => onChange(open ? name : null),
  });
  return (
    <>
      <GoLiveDialog {...control('goLive')} onIntro={intro.begin} />
      <EndShowDialog {...control('end')} onEnd={() => live.end()} {...(outro && { onOutro: () => play(outro) })} />
      <InviteDialog {...control('invite')} />
      <SettingsDialog {...control('settings')} />
      <HotkeysDialog {...control('hotkeys')} />
      <LeaveDialog {...control('leave')} onLeave={onLeave} onEnd={() => live.end()} />
      <DestinationsDialog {...control('destinations')} />
    </>
  );
}
