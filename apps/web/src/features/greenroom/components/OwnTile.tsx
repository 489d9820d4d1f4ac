'use client';

import type { DeviceSelection, GuestSession } from '@footlight/studio';
import { useStore } from '../hooks/useStore.ts';
import { isMirrored } from '../model/isMirrored.ts';
import { NameCard } from './NameCard.tsx';
import { StoreMeter } from './StoreMeter.tsx';
import { TrackVideo } from './TrackVideo.tsx';

interface OwnTileProps {
  devices: DeviceSelection;
  session: GuestSession;
  name: string;
}

/** What the host sees of the guest while the guest is not on stage. */
export function OwnTile({ devices, session, name }: OwnTileProps) {
  const { camera, microphone } = useStore(devices.state);
  const { cameraOn } = useStore(session.localMedia);
  const { self } = useStore(session.room.state);
  const problem = camera.message ?? microphone.message;
  return (
    <figure className="flex flex-col gap-2">
      <div className="relative aspect-video overflow-hidden rounded-lg border border-line bg-surface">
        {camera.track && cameraOn ? (
          <TrackVideo track={camera.track} label="Your camera" mirrored={isMirrored(camera.track)} />
        ) : (
          <NameCard name={name} />
        )}
      </div>
      <StoreMeter levels={session.levels} levelKey={self?.peerId ?? ''} label="Your voice" />
      <figcaption className="text-[0.8125rem] text-faint">{problem ?? 'Only you and the host see this.'}</figcaption>
    </figure>
  );
}
