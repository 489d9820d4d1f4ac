'use client';

import { type EgressStatus, outputFailureText } from '@footlight/contracts';
import { StatusDot } from '../../../ui/index.ts';
import type { BroadcastView } from '../../broadcasts/index.ts';
import { useNow } from '../../greenroom/index.ts';
import { describeIdle, describeOutput } from '../model/describeOutput.ts';
import { listDestinations, type ShownDestination } from '../model/listDestinations.ts';

interface DestinationListProps {
  broadcast: BroadcastView;
  egress: EgressStatus | null;
}

/** Every destination with its state in words, and what to do where something is wrong. */
export function DestinationList({ broadcast, egress }: DestinationListProps) {
  const destinations = listDestinations(broadcast, egress);
  if (destinations.length === 0) return <p className="text-muted">No destination is chosen: the show is only recorded here.</p>;
  return (
    <ul className="flex flex-col gap-3.5">
      {destinations.map((destination) => (
        <DestinationRow key={destination.key} destination={destination} />
      ))}
    </ul>
  );
}

function DestinationRow({ destination: { name, output } }: { destination: ShownDestination }) {
  const now = useNow(output?.state === 'reconnecting');
  const words = output ? describeOutput(output, now) : describeIdle(name);
  const failure = output?.reason && output.state !== 'live' ? outputFailureText[output.reason] : null;
  return (
    <li className="flex gap-3">
      <StatusDot tone={words.tone} pulsing={words.pulsing} className="mt-1.5" />
      <div className="min-w-0 flex-1">
        <div className="flex items-baseline justify-between gap-3">
          <span className="truncate font-medium">{name}</span>
          <span className="tabular text-[0.8125rem] whitespace-nowrap text-faint">
            {output?.state === 'live' && output.bitrateKbps > 0 ? `${(output.bitrateKbps / 1000).toFixed(1)} Mb/s` : words.short}
          </span>
        </div>
        {words.tone === 'attention' && <p className="mt-0.5 text-[0.8125rem] text-muted">{words.text}.</p>}
        {failure && <p className="mt-0.5 text-[0.8125rem] text-muted">{failure.remedy}</p>}
      </div>
    </li>
  );
}
