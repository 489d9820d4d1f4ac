'use client';

import { assertUnreachable } from '@footlight/contracts';
import { Button, Spinner } from '../../../ui/index.ts';
import { useGuestVisit } from '../hooks/useGuestVisit.ts';
import { useStore } from '../hooks/useStore.ts';
import type { GuestStage, GuestVisit } from '../model/GuestVisit.ts';
import type { ShowRooms } from '../model/showRooms.ts';
import { DeviceCheck } from './DeviceCheck.tsx';
import { GuestDoor } from './GuestDoor.tsx';
import { GuestInside } from './GuestInside.tsx';
import { GuestName } from './GuestName.tsx';

const Waiting = () => (
  <main className="grid min-h-dvh place-items-center text-muted">
    <Spinner size={24} label="Opening" />
  </main>
);

/** The page behind an invite link. */
export default function GuestPage({ token, rooms }: { token: string; rooms: ShowRooms }) {
  const visit = useGuestVisit(token);
  return visit ? <GuestVisitView visit={visit} rooms={rooms} /> : <Waiting />;
}

function GuestVisitView({ visit, rooms }: { visit: GuestVisit; rooms: ShowRooms }) {
  const stage = useStore(visit.stage);
  const invitation = useStore(visit.invitation);
  switch (stage.name) {
    case 'checking':
      return <Waiting />;
    case 'refused':
      return (
        <GuestDoor urgent title={stage.refusal.title} text={stage.refusal.text}>
          {stage.refusal.canRetry && (
            <Button variant="primary" size="large" onClick={() => void visit.check()}>
              Try again
            </Button>
          )}
        </GuestDoor>
      );
    case 'naming':
      return invitation ? <GuestName visit={visit} invitation={invitation} /> : <Waiting />;
    case 'deviceCheck':
    case 'entering':
      return <GuestDeviceCheck visit={visit} stage={stage} title={invitation?.title ?? ''} />;
    case 'occupied':
      return (
        <GuestDoor title="You are in the studio in another tab" text="Close that tab, or go on here.">
          <Button variant="primary" size="large" onClick={() => void visit.join({ takeOver: true })}>
            Take over here
          </Button>
        </GuestDoor>
      );
    case 'inside':
      return (
        <GuestInside
          session={stage.session}
          devices={visit.devices}
          title={invitation?.title ?? ''}
          broadcastId={invitation?.broadcastId ?? ''}
          coHostRoom={rooms.coHost}
          onHanded={visit.takeShow}
          onRejoin={({ takeOver }) => void visit.goBack().then(() => (takeOver ? visit.join({ takeOver }) : undefined))}
        />
      );
    case 'host':
      return (
        <rooms.host
          broadcastId={invitation?.broadcastId ?? ''}
          hostName={visit.name}
          requestAdmission={visit.requestAdmission}
          entersAtOnce={stage.handed}
        />
      );
    default:
      return assertUnreachable(stage);
  }
}

interface GuestDeviceCheckProps {
  visit: GuestVisit;
  stage: Extract<GuestStage, { name: 'deviceCheck' | 'entering' }>;
  title: string;
}

function GuestDeviceCheck({ visit, stage, title }: GuestDeviceCheckProps) {
  const entering = stage.name === 'entering';
  const isProducer = useStore(visit.invitation)?.role === 'producer';
  const returning = stage.name === 'deviceCheck' && stage.returning;
  return (
    <DeviceCheck
      devices={visit.devices}
      memory={visit.memory}
      title={returning ? `Welcome back, ${visit.name}` : 'Look and sound'}
      description={
        returning
          ? 'Your place is kept. Press Join to go on.'
          : isProducer
            ? `Next you run “${title}” behind the scenes. The audience never sees or hears you.`
            : `Next you wait backstage of “${title}”, until the host brings you on.`
      }
      withCamera={!isProducer}
      name={visit.name}
      problem={stage.name === 'deviceCheck' ? stage.problem : null}
      action={
        <div className="flex flex-col gap-2">
          <Button variant="primary" size="large" busy={entering} onClick={() => void visit.join()}>
            {entering ? 'Joining' : 'Join'}
          </Button>
          <Button variant="quiet" size="small" disabled={entering} onClick={() => visit.askForName()}>
            You are {visit.name}. Change name
          </Button>
        </div>
      }
    />
  );
}
