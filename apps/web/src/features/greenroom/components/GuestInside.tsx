'use client';

import type { DeviceSelection, GuestSession } from '@footlight/studio';
import clsx from 'clsx';
import { useState } from 'react';
import { DialogStart } from '../../../ui/DialogStart.tsx';
import { ConfirmDialog, Dialog } from '../../../ui/index.ts';
import { GuestPanel } from '../desk/GuestPanel.tsx';
import { useRunsShow } from '../desk/useRunsShow.ts';
import { useStore } from '../hooks/useStore.ts';
import { useWindow } from '../hooks/useWindow.ts';
import { findClip } from '../model/findClip.ts';
import { deriveGuestPhase, isOver } from '../model/guestPhase.ts';
import type { ShowRooms } from '../model/showRooms.ts';
import { computeStageTiles } from '../model/stageTiles.ts';
import { ConditionBadge } from './ConditionBadge.tsx';
import { ConnectionCheck } from './ConnectionCheck.tsx';
import { DevicePickers } from './DevicePickers.tsx';
import { GuestBanner } from './GuestBanner.tsx';
import { GuestBar } from './GuestBar.tsx';
import { GuestGoodbye } from './GuestGoodbye.tsx';
import { GuestNews } from './GuestNews.tsx';
import { OwnTile } from './OwnTile.tsx';
import { StageGrid, stageSize } from './StageGrid.tsx';

interface GuestInsideProps {
  session: GuestSession;
  devices: DeviceSelection;
  title: string;
  broadcastId: string;
  coHostRoom: ShowRooms['coHost'];
  onHanded: () => void;
  onRejoin: (options: { takeOver: boolean }) => void;
}

/** What one sees while in the Room: a guest the stage, those who run the show their studio. */
export function GuestInside(props: GuestInsideProps) {
  const { session, devices, title, broadcastId, coHostRoom: CoHostRoom, onHanded, onRejoin } = props;
  const phase = deriveGuestPhase(useStore(session.room.state));
  const runsShow = useRunsShow(session.room);
  if (isOver(phase)) return <GuestGoodbye phase={phase} title={title} onRejoin={onRejoin} />;
  if (!runsShow) return <GuestRoom session={session} devices={devices} title={title} />;
  return <CoHostRoom session={session} devices={devices} broadcastId={broadcastId} onHanded={onHanded} />;
}

/** Backstage and stage. */
function GuestRoom({ session, devices, title }: Pick<GuestInsideProps, 'session' | 'devices' | 'title'>) {
  const room = useStore(session.room.state);
  const { camera, microphone } = useStore(devices.state);
  const { cameraOn, microphoneOn } = useStore(session.localMedia);
  const { status: screenStatus } = useStore(session.screenShare);
  const { condition } = useStore(session.doctor.state);
  const [openWindow, setOpenWindow] = useWindow<'settings' | 'leave'>();
  const [panelOpen, setPanelOpen] = useState(false);
  const phase = deriveGuestPhase(room);

  const own = { camera: cameraOn ? camera.track : null, sharesScreen: screenStatus === 'on' };
  const heard = microphoneOn && microphone.track !== null && room.self?.mutedByHost !== true;
  const tiles = computeStageTiles(room, room.scene, own, stageSize);
  // While reconnecting the page keeps its shape.
  const onStage = room.self?.placement === 'onStage';
  const onAir = phase.kind === 'onStage' && phase.live;
  const leave = () => session.room.leave();
  return (
    <main className="flex min-h-dvh flex-col gap-4">
      <div className="mx-auto flex w-full max-w-6xl flex-col gap-4 px-4 pt-4 sm:px-6">
        <div className="flex min-h-6 items-center justify-between gap-3">
          <h1 className="truncate text-sm font-medium text-muted">{title}</h1>
          {(onStage || panelOpen) && condition && (
            <ConditionBadge condition={condition} reader="self" label="Your connection" className="px-2" />
          )}
        </div>
        <GuestBanner phase={phase} presence={{ seen: own.camera !== null, heard }} />
        <GuestNews session={session} devices={devices} />
        <div className={panelOpen || !onStage ? 'grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start' : 'grid gap-4'}>
          <section aria-label="Stage">
            <StageGrid tiles={tiles} emptyText="Nobody is on stage yet." clip={findClip(room)} />
          </section>
          {(panelOpen || !onStage) && (
            <div className={clsx('flex min-w-0 flex-col gap-4', panelOpen && 'lg:sticky lg:top-4 lg:h-[calc(100dvh-13rem)]')}>
              {!onStage && <OwnTile devices={devices} session={session} name={room.self?.name ?? ''} />}
              {!onStage && !panelOpen && <ConnectionCheck session={session} />}
              {panelOpen && <GuestPanel room={session.room} />}
            </div>
          )}
        </div>
      </div>
      <div className="sticky bottom-0 mt-auto border-t border-line bg-page px-4 py-2">
        <GuestBar
          session={session}
          devices={devices}
          panelOpen={panelOpen}
          onTogglePanel={() => setPanelOpen(!panelOpen)}
          onOpenSettings={() => setOpenWindow('settings')}
          onLeave={() => (onAir ? setOpenWindow('leave') : void leave())}
        />
      </div>
      {onAir && <div aria-hidden className="pointer-events-none fixed inset-0 z-30 border-2 border-on-air" />}
      <Dialog open={openWindow === 'settings'} onOpenChange={(open) => setOpenWindow(open ? 'settings' : null)} title="Settings">
        <DialogStart>
          <DevicePickers devices={devices} />
        </DialogStart>
      </Dialog>
      <ConfirmDialog
        open={openWindow === 'leave'}
        onOpenChange={(open) => setOpenWindow(open ? 'leave' : null)}
        title="Leave while on air?"
        description="The audience sees you go. The link lets you in again while the show goes on."
        confirmLabel="Leave"
        cancelLabel="Stay"
        onConfirm={leave}
      />
    </main>
  );
}
