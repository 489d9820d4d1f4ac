import Link from 'next/link';
import { ButtonLink, Card, Timer } from '../../../ui/index.ts';
import type { BroadcastView } from '../views.ts';
import { LiveOutputs } from './LiveOutputs.tsx';
import { StateBadge } from './StateBadge.tsx';

/** A show that is on air, first on the dashboard. */
export function LiveCard({ broadcast }: { broadcast: BroadcastView }) {
  return (
    <Card className="relative overflow-hidden p-5 before:absolute before:inset-y-0 before:left-0 before:w-1 before:bg-on-air sm:p-6 sm:pl-8">
      <div className="flex flex-wrap items-center justify-between gap-x-8 gap-y-5">
        <div className="min-w-0">
          <div className="flex items-center gap-3">
            <StateBadge state="live" />
            {broadcast.startedAt !== null && <Timer since={broadcast.startedAt} className="text-sm text-muted" />}
          </div>
          <h3 className="mt-3 text-xl font-semibold tracking-[-0.016em] text-balance">
            <Link href={`/broadcasts/${broadcast.id}`} className="underline-offset-4 hover:underline">
              {broadcast.title}
            </Link>
          </h3>
        </div>
        <ButtonLink href={`/studio/${broadcast.id}`} variant="primary" size="large">
          Enter studio
        </ButtonLink>
      </div>
      <div className="mt-5">
        <LiveOutputs broadcast={broadcast} />
      </div>
    </Card>
  );
}
