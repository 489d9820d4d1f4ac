'use client';

import type { DeviceSelection, GuestSession } from '@footlight/studio';
import { useEffect, useState } from 'react';
import { messageOf } from '../../../ui/apiClient.ts';
import { Button, Notice, Spinner } from '../../../ui/index.ts';
import { useStore } from '../../greenroom/index.ts';
import { CoHostVisit } from '../model/CoHostVisit.ts';
import { ShowRoom } from './ShowRoom.tsx';

export interface CoHostRoomProps {
  session: GuestSession;
  devices: DeviceSelection;
  broadcastId: string;
  /** The show was handed to whoever is here. */
  onHanded: () => void;
}

/** Where a co-host or producer who came by an invite runs the show. */
export default function CoHostRoom({ session, devices, broadcastId, onHanded }: CoHostRoomProps) {
  const [visit, setVisit] = useState<CoHostVisit | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(1);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt is the reason to open it again
  useEffect(() => {
    let closed = false;
    let opened: CoHostVisit | undefined;
    setProblem(null);
    CoHostVisit.open({ broadcastId, devices }).then(
      (next) => {
        if (closed) return next.close();
        opened = next;
        setVisit(next);
      },
      (error: unknown) => closed || setProblem(messageOf(error)),
    );
    return () => {
      closed = true;
      setVisit(null);
      opened?.close();
    };
  }, [broadcastId, devices, attempt]);
  if (visit) return <VisitRoom visit={visit} session={session} onHanded={onHanded} />;
  return (
    <main className="grid min-h-dvh place-items-center px-6 text-muted">
      {problem === null ? (
        <Spinner size={24} label="Opening the studio" />
      ) : (
        <Notice
          tone="attention"
          action={
            <Button size="small" onClick={() => setAttempt(attempt + 1)}>
              Try again
            </Button>
          }
        >
          {problem}
        </Notice>
      )}
    </main>
  );
}

function VisitRoom({ visit, session, onHanded }: Pick<CoHostRoomProps, 'session' | 'onHanded'> & { visit: CoHostVisit }) {
  const { hostPeerId } = useStore(visit.events.state);
  const { self } = useStore(session.room.state);
  const isHanded = self !== null && hostPeerId === self.peerId;
  useEffect(() => {
    if (isHanded) onHanded();
  }, [isHanded, onHanded]);
  return <ShowRoom visit={visit} session={session} brand={visit.brand} onLeave={() => void session.room.leave()} />;
}
