'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ChatAnnouncer, NotesProvider, useWindow } from '../../greenroom/index.ts';
import { useArrivals } from '../hooks/useArrivals.ts';
import { useHands } from '../hooks/useHands.ts';
import { useIntro } from '../hooks/useIntro.ts';
import { useLeaveWarning } from '../hooks/useLeaveWarning.ts';
import { useEndAfterOutro } from '../hooks/useOutro.ts';
import { usePictureProblems } from '../hooks/usePictureProblems.ts';
import { useRemedy } from '../hooks/useRemedy.ts';
import { useSavedBanners } from '../hooks/useSavedBanners.ts';
import { useSavedScenes } from '../hooks/useSavedScenes.ts';
import { useShow } from '../hooks/useShow.ts';
import { MixingContext, type MixingParts, StudioContext, useMixingStudio } from '../hooks/useStudio.ts';
import { useStudioKeys } from '../hooks/useStudioKeys.ts';
import { isLive } from '../model/showPhase.ts';
import { AlarmBar } from './AlarmBar.tsx';
import { ClipBar } from './ClipBar.tsx';
import { IntroBar } from './IntroBar.tsx';
import { ProgramPreview } from './ProgramPreview.tsx';
import { SoloBar } from './SoloBar.tsx';
import { StudioBar } from './StudioBar.tsx';
import { StudioBody } from './StudioBody.tsx';
import { StudioDialogs, type StudioWindow } from './StudioDialogs.tsx';
import { StudioHeader } from './StudioHeader.tsx';
import { VerticalPreview } from './VerticalPreview.tsx';

/** The control room. */
export function Studio(parts: MixingParts) {
  return (
    <StudioContext.Provider value={parts}>
      <MixingContext.Provider value={parts}>
        <NotesProvider broadcastId={parts.visit.broadcast.getSnapshot().id} room={parts.session.room}>
          <ControlRoom />
        </NotesProvider>
      </MixingContext.Provider>
    </StudioContext.Provider>
  );
}

function ControlRoom() {
  const { visit, session, live } = useMixingStudio();
  const { phase } = useShow(visit, live);
  const router = useRouter();
  const [openWindow, setOpenWindow] = useWindow<StudioWindow>();
  const [panelOpen, setPanelOpen] = useState(false);
  const remedy = useRemedy({ showDestinations: () => setOpenWindow('destinations') });
  const scenes = useSavedScenes();
  const banners = useSavedBanners();
  const onAir = isLive(phase);
  const intro = useIntro();
  useArrivals(session.room);
  useHands(session.room);
  usePictureProblems();
  useEndAfterOutro();
  useLeaveWarning(onAir, () => setOpenWindow('leave'));
  useStudioKeys({ scenes, banners, onShowHotkeys: () => setOpenWindow('hotkeys') });
  // Who has the show by a seat comes back by their link, which is where they are.
  const goAway = () => (visit.files.isOwn ? router.push('/') : window.location.reload());
  const leave = () => {
    if (onAir) setOpenWindow('leave');
    else goAway();
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
      <StudioBody
        preview={
          <div className="flex min-h-0 flex-1 gap-2.5">
            <ProgramPreview />
            <VerticalPreview />
          </div>
        }
        scenes={scenes}
        banners={banners}
        panelOpen={panelOpen}
        {...(visit.files.isOwn && { onInvite: () => setOpenWindow('invite') })}
      />
      <StudioBar onOpenSettings={() => setOpenWindow('settings')} onOpenHotkeys={() => setOpenWindow('hotkeys')} onLeave={leave} />
      <StudioDialogs openWindow={openWindow} onChange={setOpenWindow} onLeave={goAway} intro={intro} />
      {phase.name === 'onAir' && <div aria-hidden className="pointer-events-none fixed inset-0 z-30 border-2 border-on-air" />}
    </div>
  );
}
