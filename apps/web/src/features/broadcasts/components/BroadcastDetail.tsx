import { programSizes } from '@footlight/contracts';
import { ChevronLeft } from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ButtonLink, Card, formatDuration, LocalTime, Timer } from '../../../ui/index.ts';
import type { DestinationView } from '../../destinations/index.ts';
import { onAirMs } from '../outcome.ts';
import type { ShowEventView } from '../showLogView.ts';
import type { BroadcastView, InviteView } from '../views.ts';
import { BroadcastActions } from './BroadcastActions.tsx';
import { InvitesCard } from './InvitesCard.tsx';
import { LiveOutputs } from './LiveOutputs.tsx';
import { OutcomeCard } from './OutcomeCard.tsx';
import { PlannedDestinations } from './PlannedDestinations.tsx';
import { RecordingCard } from './RecordingCard.tsx';
import { ScheduleCard } from './ScheduleCard.tsx';
import { ShowLogCard } from './ShowLogCard.tsx';
import { StateBadge } from './StateBadge.tsx';

interface BroadcastDetailProps {
  broadcast: BroadcastView;
  invites: readonly InviteView[];
  destinations: readonly DestinationView[];
  events: readonly ShowEventView[];
}

const methodNames = { ffmpeg: 'FFmpeg, on this server', daily: 'Daily' } as const;

/** One show: before it, where it goes and who is invited; on air, how it fares; afterwards, what became of it. */
export function BroadcastDetail({ broadcast, invites, destinations, events }: BroadcastDetailProps) {
  const recording = broadcast.egress?.outputs.find(({ kind }) => kind === 'recording');
  return (
    <>
      <Link href="/" className="-ml-1 inline-flex items-center gap-1 rounded text-sm text-muted transition-colors hover:text-ink">
        <ChevronLeft size={16} aria-hidden />
        Shows
      </Link>
      <header className="mt-4 flex flex-wrap items-start justify-between gap-x-8 gap-y-5 sm:flex-nowrap">
        <div className="min-w-0">
          <div className="flex items-center gap-3">
            <StateBadge state={broadcast.state} />
            {broadcast.state === 'live' && broadcast.startedAt !== null && (
              <Timer since={broadcast.startedAt} className="text-sm text-muted" />
            )}
          </div>
          <h1 className="title-page mt-3 break-words">{broadcast.title}</h1>
        </div>
        <div className="flex shrink-0 items-center gap-2">
          {broadcast.state !== 'ended' && (
            <ButtonLink href={`/studio/${broadcast.id}`} variant="primary" size="large">
              Enter studio
            </ButtonLink>
          )}
          <BroadcastActions broadcast={broadcast} />
        </div>
      </header>
      <div className="mt-10 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_320px]">
        <div className="flex min-w-0 flex-col gap-6">
          {broadcast.state === 'ready' && <PlannedDestinations broadcast={broadcast} destinations={destinations} />}
          {broadcast.state === 'live' && (
            <Card className="p-6">
              <h2 className="title-section mb-4">On air</h2>
              <LiveOutputs broadcast={broadcast} />
            </Card>
          )}
          {broadcast.state === 'ended' && <OutcomeCard broadcast={broadcast} />}
          {broadcast.state === 'ended' && events.length > 0 && <ShowLogCard broadcastId={broadcast.id} events={events} />}
          {broadcast.state !== 'ended' && <InvitesCard broadcastId={broadcast.id} invites={invites} />}
        </div>
        <div className="flex flex-col gap-6">
          {broadcast.state === 'ready' && <ScheduleCard broadcast={broadcast} />}
          {broadcast.state === 'ended' && recording && <RecordingCard recording={recording} />}
          <Facts broadcast={broadcast} />
        </div>
      </div>
    </>
  );
}

function Facts({ broadcast }: { broadcast: BroadcastView }) {
  const { width, height } = programSizes[broadcast.programSize];
  const duration = broadcast.endedAt === null ? null : onAirMs(broadcast, broadcast.endedAt);
  return (
    <Card className="p-6">
      <h2 className="sr-only">Facts</h2>
      <dl className="flex flex-col gap-4">
        <Fact label="Picture">
          {width} × {height}, 30 fps
        </Fact>
        <Fact label="Streaming method">{methodNames[broadcast.effectiveMethod]}</Fact>
        <Fact label="Created">
          <LocalTime at={broadcast.createdAt} />
        </Fact>
        {broadcast.startedAt !== null && (
          <Fact label="Went live">
            <LocalTime at={broadcast.startedAt} />
          </Fact>
        )}
        {broadcast.endedAt !== null && (
          <Fact label="Ended">
            <LocalTime at={broadcast.endedAt} />
          </Fact>
        )}
        {duration !== null && <Fact label="On air for">{formatDuration(duration)}</Fact>}
      </dl>
    </Card>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-[0.8125rem] text-faint">{label}</dt>
      <dd className="mt-0.5 tabular">{children}</dd>
    </div>
  );
}
