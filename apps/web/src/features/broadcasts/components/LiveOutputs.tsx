'use client';

import { type EgressStatus, type OutputStatus, outputFailureText } from '@footlight/contracts';
import clsx from 'clsx';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { StatusDot } from '../../../ui/index.ts';
import { useBroadcastEvents } from '../useBroadcastEvents.ts';
import type { BroadcastView } from '../views.ts';

/** Each output of a show on air, in words, as it happens. The page is read anew when the show changes its state. */
export function LiveOutputs({ broadcast }: { broadcast: BroadcastView }) {
  const router = useRouter();
  const [status, setStatus] = useState<EgressStatus | null>(null);
  const connection = useBroadcastEvents(broadcast.id, {
    onEvent: (event) => {
      if (event.type === 'egressStatusChanged') setStatus(event.status);
      else if (event.type === 'broadcastStateChanged' && event.status.state !== broadcast.state) router.refresh();
    },
  });
  const now = useNow(status?.outputs.some(({ nextAttemptAt }) => nextAttemptAt !== null) ?? false);

  if (!status)
    return (
      <p className="text-[0.8125rem] text-faint">
        {connection === 'lost' ? 'The server does not answer. Trying again.' : 'Asking the destinations…'}
      </p>
    );
  if (status.outputs.length === 0) return <p className="text-[0.8125rem] text-faint">Starting the stream…</p>;
  return (
    <ul className="flex flex-wrap gap-2">
      {status.outputs.map((output) => (
        <li key={output.outputId}>
          <OutputChip output={output} now={now} />
        </li>
      ))}
    </ul>
  );
}

function useNow(ticking: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!ticking) return undefined;
    const interval = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(interval);
  }, [ticking]);
  return now;
}

const chipTones = {
  healthy: 'bg-healthy-wash text-healthy-ink',
  attention: 'bg-attention-wash text-attention-ink',
  neutral: 'bg-hover text-muted',
} as const;

function OutputChip({ output, now }: { output: OutputStatus; now: number }) {
  const { tone, text } = describeLive(output, now);
  return (
    <span
      className={clsx('inline-flex min-h-7 items-baseline gap-2 rounded-lg px-2.5 py-1 text-xs leading-5 font-medium', chipTones[tone])}
    >
      <StatusDot tone={tone} pulsing={output.state === 'connecting' || output.state === 'reconnecting'} />
      <span>
        <span className="mr-1.5 text-ink">{output.name}</span> {text}
      </span>
    </span>
  );
}

function describeLive(
  { state, destinationId, bitrateKbps, attempt, nextAttemptAt, reason, waitingFor }: OutputStatus,
  now: number,
): { tone: 'healthy' | 'attention' | 'neutral'; text: string } {
  if (waitingFor) return { tone: 'attention', text: 'waits for the vertical picture' };
  const why = reason ? outputFailureText[reason].what : '';
  switch (state) {
    case 'live':
      return {
        tone: 'healthy',
        text: destinationId === null ? 'running' : bitrateKbps > 0 ? `live, ${(bitrateKbps / 1000).toFixed(1)} Mb/s` : 'live',
      };
    case 'connecting':
      return { tone: 'neutral', text: 'connecting' };
    case 'reconnecting': {
      const wait = nextAttemptAt === null ? 0 : Math.max(0, Math.ceil((nextAttemptAt - now) / 1000));
      return { tone: 'attention', text: `reconnecting, try ${Math.max(1, attempt)}${wait > 0 ? `, next in ${wait} s` : ''}` };
    }
    case 'failed':
      return { tone: 'attention', text: `failed. ${why}` };
    case 'ended':
      return { tone: 'neutral', text: 'ended' };
  }
}
