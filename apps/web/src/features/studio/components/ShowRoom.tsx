'use client';

import { useState } from 'react';
import { ConfirmDialog } from '../../../ui/index.ts';
import { deriveGuestPhase, GuestBanner, GuestNews, NotesProvider, useStore, useWindow } from '../../greenroom/index.ts';
import { useArrivals } from '../hooks/useArrivals.ts';
import { useHands } from '../hooks/useHands.ts';
import { useMediaQuery } from '../hooks/useMediaQuery.ts';
import { useOwnMedia } from '../hooks/useOwnMedia.ts';
import { useRemedy } from '../hooks/useRemedy.ts';
import { useSavedBanners } from '../hooks/useSavedBanners.ts';
import { useSavedScenes } from '../hooks/useSavedScenes.ts';
import { type ShowParts, StudioContext, useStudio } from '../hooks/useStudio.ts';
import { useStudioKeys } from '../hooks/useStudioKeys.ts';
import { AlarmBar } from './AlarmBar.tsx';
import { ClipBar } from './ClipBar.tsx';
import { DestinationsDialog } from './DestinationsDialog.tsx';
import { HotkeysDialog } from './HotkeysDialog.tsx';
import { PhoneRoom } from './PhoneRoom.tsx';
import { ReturnPreview } from './ReturnPreview.tsx';
import { SettingsDialog } from './SettingsDialog.tsx';
import { ShowRoomHeader } from './ShowRoomHeader.tsx';
import { SoloBar } from './SoloBar.tsx';
import { StudioBar } from './StudioBar.tsx';
import { StudioBody } from './StudioBody.tsx';

interface ShowRoomProps extends Omit<ShowParts, 'live'> {
  onLeave: () => void;
  /** For the owner, who may have the show back at any time. */
  onTakeBack?: () => Promise<void>;
}

/** The control room of those who run a show beside its host, whose browser mixes it. */
export function ShowRoom({ onLeave, onTakeBack, ...parts }: ShowRoomProps) {
  return (
    <StudioContext.Provider value={{ ...parts, live: null }}>
      <NotesProvider broadcastId={parts.visit.broadcast.getSnapshot().id} room={parts.session.room}>
        <RoomBeside onLeave={onLeave} {...(onTakeBack && { onTakeBack })} />
      </NotesProvider>
    </StudioContext.Provider>
  );
}

type RoomWindow = 'settings' | 'hotkeys' | 'leave' | 'takeBack' | 'destinations';

function RoomBeside({ onLeave, onTakeBack }: Pick<ShowRoomProps, 'onLeave' | 'onTakeBack'>) {
  const { session, visit } = useStudio();
  const room = useStore(session.room.state);
  const { cameraTrack, isHeard, mayBeSeen } = useOwnMedia();
  const [openWindow, setOpenWindow] = useWindow<RoomWindow>();
  const remedy = useRemedy({ showDestinations: () => setOpenWindow('destinations') });
  const [panelOpen, setPanelOpen] = useState(false);
  const isPhone = useMediaQuery('(max-width: 767px)');
  const scenes = useSavedScenes();
  const banners = useSavedBanners();
  useArrivals(session.room);
  useHands(session.room);
  useStudioKeys({ scenes, banners, onShowHotkeys: () => setOpenWindow('hotkeys') });
  const phase = deriveGuestPhase(room);
  const onAir = phase.kind === 'onStage' && phase.live;
  const control = (name: RoomWindow) => ({ open: openWindow === name, onOpenChange: (open: boolean) => setOpenWindow(open ? name : null) });
  const backstageText = mayBeSeen
    ? 'You run the show with the host. The audience does not see or hear you.'
    : 'You run the show behind the scenes. The audience never sees or hears you.';
  return (
    <div className="relative flex h-dvh flex-col overflow-hidden">
      <ShowRoomHeader
        panelOpen={panelOpen}
        {...(!isPhone && { onTogglePanel: () => setPanelOpen(!panelOpen) })}
        {...(onTakeBack && { onTakeBack: () => setOpenWindow('takeBack') })}
      />
      <div className="flex shrink-0 flex-col gap-2 border-b border-line px-3 py-2 md:px-4">
        <GuestBanner
          phase={phase}
          presence={{ seen: cameraTrack !== null, heard: isHeard && room.self?.mutedByHost !== true }}
          backstageText={backstageText}
          isSlim
        />
        <GuestNews session={session} devices={visit.devices} />
      </div>
      <AlarmBar onRemedy={remedy} />
      <ClipBar />
      <SoloBar />
      {isPhone ? (
        <PhoneRoom preview={<ReturnPreview />} scenes={scenes} banners={banners} />
      ) : (
        <StudioBody preview={<ReturnPreview />} scenes={scenes} banners={banners} panelOpen={panelOpen} />
      )}
      <StudioBar
        onOpenSettings={() => setOpenWindow('settings')}
        onOpenHotkeys={() => setOpenWindow('hotkeys')}
        onLeave={() => (onAir ? setOpenWindow('leave') : onLeave())}
      />
      {onAir && <div aria-hidden className="pointer-events-none fixed inset-0 z-30 border-2 border-on-air" />}
      <SettingsDialog {...control('settings')} />
      <HotkeysDialog {...control('hotkeys')} />
      <DestinationsDialog {...control('destinations')} />
      <ConfirmDialog
        {...control('leave')}
        title="Leave while on air?"
        description="The audience sees you go. You may come back while the show goes on."
        confirmLabel="Leave"
        cancelLabel="Stay"
        onConfirm={onLeave}
      />
      {onTakeBack && (
        <ConfirmDialog
          {...control('takeBack')}
          title="Take the show back?"
          description="This page mixes the show again. What is on air goes on, with a short break in the picture."
          confirmLabel="Take it back"
          onConfirm={onTakeBack}
        />
      )}
    </div>
  );
}
