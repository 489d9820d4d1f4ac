'use client';

import { assertUnreachable } from '@footlight/contracts';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ChatAnnouncer, NotesProvider, Teleprompter, useNotes, useWindow } from '../../greenroom/index.ts';
import { useArrivals } from '../hooks/useArrivals.ts';
import { useAttempt } from '../hooks/useAttempt.ts';
import { useHands } from '../hooks/useHands.ts';
import { useHotkeys } from '../hooks/useHotkeys.ts';
import { useIntro } from '../hooks/useIntro.ts';
import { useLeaveWarning } from '../hooks/useLeaveWarning.ts';
import { useEndAfterOutro } from '../hooks/useOutro.ts';
import { useOwnMedia } from '../hooks/useOwnMedia.ts';
import { usePictureProblems } from '../hooks/usePictureProblems.ts';
import { useRemedy } from '../hooks/useRemedy.ts';
import { useSavedBanners } from '../hooks/useSavedBanners.ts';
import { useSavedScenes } from '../hooks/useSavedScenes.ts';
import { useShow } from '../hooks/useShow.ts';
import { StudioContext, type StudioParts, useStudio } from '../hooks/useStudio.ts';
import type { StudioAction } from '../model/hotkeys.ts';
import { isLive } from '../model/showPhase.ts';
import { AlarmBar } from './AlarmBar.tsx';
import { ClipBar } from './ClipBar.tsx';
import { IntroBar } from './IntroBar.tsx';
import { LayoutPicker } from './LayoutPicker.tsx';
import { PeopleStrip } from './PeopleStrip.tsx';
import { ProgramPreview } from './ProgramPreview.tsx';
import { ScenesRail } from './ScenesRail.tsx';
import { SoloBar } from './SoloBar.tsx';
import { StudioBar } from './StudioBar.tsx';
import { StudioDialogs, type StudioWindow } from './StudioDialogs.tsx';
import { StudioHeader } from './StudioHeader.tsx';
import { StudioPanel } from './StudioPanel.tsx';
import { VerticalPreview } from './VerticalPreview.tsx';

/** The control room. */
export function Studio(parts: StudioParts) {
  return (
    <StudioContext.Provider value={parts}>
      <NotesProvider broadcastId={parts.visit.broadcast.getSnapshot().id} room={parts.session.room}>
        <ControlRoom />
      </NotesProvider>
    </StudioContext.Provider>
  );
}

function ControlRoom() {
  const { visit, session, live } = useStudio();
  const { phase } = useShow(visit, live);
  const router = useRouter();
  const attempt = useAttempt();
  const media = useOwnMedia();
  const [openWindow, setOpenWindow] = useWindow<StudioWindow>();
  const [panelOpen, setPanelOpen] = useState(false);
  const remedy = useRemedy({ showDestinations: () => setOpenWindow('destinations') });
  const scenes = useSavedScenes();
  const banners = useSavedBanners();
  const notes = useNotes();
  const onAir = isLive(phase);
  const intro = useIntro();
  useArrivals(session.room);
  useHands(session.room);
  usePictureProblems();
  useEndAfterOutro();
  useLeaveWarning(onAir, () => setOpenWindow('leave'));
  useHotkeys((action: StudioAction) => {
    switch (action.type) {
      case 'chooseLayout':
        return attempt(() => session.updateScene({ layout: action.layout }));
      case 'toggleMicrophone':
        return media.toggleMicrophone();
      case 'toggleCamera':
        return media.toggleCamera();
      case 'toggleScreenShare':
        return media.toggleScreenShare();
      case 'switchScene':
        return scenes.switchTo(scenes.scenes?.[action.index]);
      case 'nextBanner':
        return banners.showNext();
      case 'toggleTeleprompter':
        return notes.toggle();
      case 'undo':
        return attempt(() => session.undo());
      case 'redo':
        return attempt(() => session.redo());
      case 'showHotkeys':
        return setOpenWindow('hotkeys');
      default:
        return assertUnreachable(action);
    }
  });
  const leave = () => {
    if (onAir) setOpenWindow('leave');
    else router.push('/');
  };

  return (
    <div className="relative flex h-dvh flex-col overflow-hidden">
      <StudioHeader
        onBack={leave}
        onGoLive={() => setOpenWindow('goLive')}
        onEnd={() => setOpenWindow('end')}
        panelOpen={panelOpen}
        onTogglePanel={() => setPanelOpen(!panelOpen)}
      />
      <ChatAnnouncer room={session.room} />
      <AlarmBar onRemedy={remedy} />
      <ClipBar />
      <IntroBar intro={intro} />
      <SoloBar />
      <p className="border-b border-line bg-surface px-4 py-2.5 text-[0.8125rem] text-muted md:hidden">
        The studio wants a larger screen. People, your own controls and the end of the show work here.
      </p>
      <div className="relative flex min-h-0 flex-1">
        <div className="flex min-h-0 min-w-0 flex-1 flex-col xl:flex-row">
          <ScenesRail control={scenes} banners={banners} />
          <main className="flex min-h-0 min-w-0 flex-1 flex-col gap-2.5 p-3 md:p-4 md:pb-3">
            <Teleprompter className="h-[34%] min-h-40 shrink-0" />
            <div className="flex min-h-0 flex-1 gap-2.5">
              <ProgramPreview />
              <VerticalPreview />
            </div>
            <div className="shrink-0 overflow-x-auto">
              <LayoutPicker />
            </div>
            <PeopleStrip onInvite={() => setOpenWindow('invite')} />
          </main>
        </div>
        <StudioPanel open={panelOpen} banners={banners} />
      </div>
      <StudioBar onOpenSettings={() => setOpenWindow('settings')} onOpenHotkeys={() => setOpenWindow('hotkeys')} onLeave={leave} />
      <StudioDialogs openWindow={openWindow} onChange={setOpenWindow} onLeave={() => router.push('/')} intro={intro} />
      {phase.name === 'onAir' && <div aria-hidden className="pointer-events-none fixed inset-0 z-30 border-2 border-on-air" />}
    </div>
  );
}
