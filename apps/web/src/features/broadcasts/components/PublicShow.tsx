'use client';

import { CalendarPlus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { buttonClass } from '../../../ui/buttonStyles.ts';
import { formatTimer, LocalTime, StatusDot } from '../../../ui/index.ts';
import { describeWait } from '../scheduleInput.ts';
import type { PublicShowView } from '../views.ts';

const dayMs = 86_400_000;
/** How often the page asks whether the show has begun or ended. */
const refreshMs = 20_000;

/** A planned show for its audience: what it is, and how long until it begins. */
export function PublicShow({ show }: { show: PublicShowView }) {
  const { id, title, hostName, state, scheduledAt } = show;
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), refreshMs);
    return () => clearInterval(timer);
  }, [router]);
  return (
    <div className="flex flex-col items-center text-center">
      <p className="text-sm text-muted">{hostName} presents</p>
      <h1 className="title-page mt-3 max-w-xl break-words text-balance">{title}</h1>
      <p className="mt-4 text-base text-muted">
        <LocalTime at={scheduledAt} />
      </p>
      <div role="status" className="mt-10">
        {state === 'ready' && <Countdown until={scheduledAt} />}
        {state === 'live' && (
          <p className="flex items-center gap-3 text-lg font-semibold">
            <StatusDot tone="onAir" />
            On air now
          </p>
        )}
        {state === 'ended' && <p className="text-lg font-semibold">This show has ended. Thank you for coming.</p>}
      </div>
      {state === 'ready' && (
        <a href={`/shows/${id}/calendar`} download className={buttonClass('secondary', 'large', 'mt-10')}>
          <CalendarPlus size={18} aria-hidden />
          Add to calendar
        </a>
      )}
    </div>
  );
}

function Countdown({ until }: { until: number }) {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  if (now === null) return <p className="h-16" />;
  const leftMs = until - now;
  if (leftMs <= 0) return <p className="text-lg font-semibold">It begins any moment now.</p>;
  if (leftMs > dayMs) return <p className="text-3xl font-semibold tracking-[-0.02em]">It begins {describeWait(leftMs)}</p>;
  return (
    <p className="tabular text-6xl font-semibold tracking-[-0.03em]" role="timer" aria-label="Time until the show begins">
      {formatTimer(leftMs)}
    </p>
  );
}
