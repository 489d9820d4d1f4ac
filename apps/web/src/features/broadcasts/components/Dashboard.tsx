import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { Badge, Card, formatDuration, LocalTime, PlatformMark } from '../../../ui/index.ts';
import type { DestinationView } from '../../destinations/index.ts';
import { onAirMs, summarise } from '../outcome.ts';
import type { TemplateView } from '../templateViews.ts';
import type { BroadcastView } from '../views.ts';
import { HowItWorks } from './HowItWorks.tsx';
import { LiveCard } from './LiveCard.tsx';
import { NewShowDialog } from './NewShowDialog.tsx';

interface DashboardProps {
  broadcasts: readonly BroadcastView[];
  destinations: readonly DestinationView[];
  templates: readonly TemplateView[];
}

/** A creator's shows: on air, upcoming, ready, past. */
export function Dashboard({ broadcasts, destinations, templates }: DashboardProps) {
  if (broadcasts.length === 0) return <FirstVisit destinations={destinations} templates={templates} />;

  const live = broadcasts.filter(({ state }) => state === 'live');
  const ready = broadcasts.filter(({ state, scheduledAt }) => state === 'ready' && scheduledAt === null);
  const upcoming = broadcasts
    .filter(({ state, scheduledAt }) => state === 'ready' && scheduledAt !== null)
    .sort((a, b) => (a.scheduledAt ?? 0) - (b.scheduledAt ?? 0));
  const past = broadcasts.filter(({ state }) => state === 'ended');
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-4">
        <h1 className="title-page">Shows</h1>
        <NewShowDialog destinations={destinations} templates={templates} />
      </div>
      <div className="mt-10 flex flex-col gap-12">
        {live.length > 0 && (
          <section aria-labelledby="live-now" className="flex flex-col gap-4">
            <h2 id="live-now" className="title-section">
              Live now
            </h2>
            {live.map((broadcast) => (
              <LiveCard key={broadcast.id} broadcast={broadcast} />
            ))}
          </section>
        )}
        <CardSection id="upcoming" title="Upcoming" broadcasts={upcoming} />
        <CardSection id="ready" title="Ready" broadcasts={ready} />
        {past.length > 0 && (
          <section aria-labelledby="past">
            <h2 id="past" className="title-section mb-4">
              Past
            </h2>
            <Card className="divide-y divide-line">
              {past.map((broadcast) => (
                <PastRow key={broadcast.id} broadcast={broadcast} />
              ))}
            </Card>
          </section>
        )}
      </div>
    </>
  );
}

/** No show yet: what one is, in one picture, and the button that makes it. */
function FirstVisit({ destinations, templates }: Pick<DashboardProps, 'destinations' | 'templates'>) {
  return (
    <div className="flex flex-col items-center pt-2 text-center sm:pt-[5dvh]">
      <HowItWorks />
      <h1 className="title-page mt-10 sm:mt-14">Put on your first show</h1>
      <p className="mt-3 max-w-lg text-base leading-6 text-muted text-pretty">
        Invite guests by link, arrange everyone on one canvas, and go live to every platform at once. The show is recorded here too.
      </p>
      <div className="mt-8">
        <NewShowDialog destinations={destinations} templates={templates} />
      </div>
    </div>
  );
}

function DestinationMarks({ broadcast }: { broadcast: BroadcastView }) {
  if (broadcast.destinations.length === 0) return <span className="text-[0.8125rem] text-faint">Recorded here only</span>;
  const names = broadcast.destinations.map(({ name }) => name).join(', ');
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className="flex gap-1">
        {broadcast.destinations.slice(0, 4).map(({ id, platform }) => (
          <PlatformMark key={id} platform={platform} size="small" />
        ))}
      </span>
      <span className="truncate text-[0.8125rem] text-faint">{names}</span>
    </span>
  );
}

interface CardSectionProps {
  id: string;
  title: string;
  broadcasts: readonly BroadcastView[];
}

/** Shows that have not begun; nothing when there are none. */
function CardSection({ id, title, broadcasts }: CardSectionProps) {
  if (broadcasts.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="title-section mb-4">
        {title}
      </h2>
      <div className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {broadcasts.map((broadcast) => (
          <ReadyCard key={broadcast.id} broadcast={broadcast} />
        ))}
      </div>
    </section>
  );
}

function ReadyCard({ broadcast }: { broadcast: BroadcastView }) {
  return (
    <Card className="group relative flex min-h-40 flex-col p-5 transition-colors duration-150 hover:border-line-strong">
      <h3 className="text-[0.9375rem] leading-snug font-semibold tracking-[-0.008em]">
        <Link href={`/broadcasts/${broadcast.id}`} className="line-clamp-2 after:absolute after:inset-0 after:rounded-lg">
          {broadcast.title}
        </Link>
      </h3>
      <p className="mt-1 text-[0.8125rem] text-faint">
        {broadcast.scheduledAt === null ? 'Created ' : 'Begins '}
        <LocalTime at={broadcast.scheduledAt ?? broadcast.createdAt} />
      </p>
      <div className="mt-auto flex items-center justify-between gap-3 pt-6">
        <DestinationMarks broadcast={broadcast} />
        <ArrowRight
          size={16}
          className="shrink-0 text-faint transition-transform duration-150 group-hover:translate-x-0.5 group-hover:text-ink"
          aria-hidden
        />
      </div>
    </Card>
  );
}

function PastRow({ broadcast }: { broadcast: BroadcastView }) {
  const outcome = summarise(broadcast);
  const duration = onAirMs(broadcast, Date.now());
  return (
    <div className="relative grid grid-cols-[1fr_auto] items-center gap-x-6 gap-y-1 px-5 py-4 transition-colors duration-150 hover:bg-hover sm:grid-cols-[minmax(0,1fr)_minmax(0,16rem)_5rem_10rem]">
      <div className="min-w-0">
        <h3 className="truncate font-medium">
          <Link href={`/broadcasts/${broadcast.id}`} className="after:absolute after:inset-0">
            {broadcast.title}
          </Link>
        </h3>
        <p className="text-[0.8125rem] text-faint">
          {broadcast.startedAt !== null && <LocalTime at={broadcast.startedAt} />}
          {duration !== null && <span className="sm:hidden">, {formatDuration(duration)}</span>}
        </p>
      </div>
      <div className="hidden min-w-0 sm:block">
        <DestinationMarks broadcast={broadcast} />
      </div>
      <span className="hidden text-[0.8125rem] text-muted tabular sm:block">{duration === null ? '' : formatDuration(duration)}</span>
      <span className="justify-self-end">
        <Badge tone={outcome.tone}>{outcome.word}</Badge>
      </span>
    </div>
  );
}
