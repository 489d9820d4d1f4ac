'use client';

import { type OutputStatus, outputFailureText } from '@footlight/contracts';
import { Badge, formatDuration } from '../../../ui/index.ts';
import { useNow } from '../../greenroom/index.ts';
import { describeOutput } from '../model/describeOutput.ts';

/** Everything about one output: its state, why, and what to do. */
export function DestinationDetail({ output }: { output: OutputStatus }) {
  const now = useNow(output.state === 'reconnecting' || output.state === 'live');
  const words = describeOutput(output, now);
  const failure = output.reason && output.state !== 'live' ? outputFailureText[output.reason] : null;
  return (
    <div className="flex flex-col gap-3">
      <div className="flex items-center justify-between gap-3">
        <h3 className="truncate font-medium">{output.name}</h3>
        <Badge tone={words.tone}>{words.short}</Badge>
      </div>
      <p className="text-muted">{words.text}.</p>
      {failure && (
        <p className="rounded-lg bg-attention-wash px-3 py-2.5">
          {failure.what} {failure.remedy}
        </p>
      )}
      {output.state === 'live' && (
        <dl className="tabular grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-[0.8125rem]">
          <dt className="text-faint">Sending</dt>
          <dd className="text-right">{output.bitrateKbps > 0 ? `${(output.bitrateKbps / 1000).toFixed(1)} Mb/s` : 'measuring'}</dd>
          {output.liveSince !== null && (
            <>
              <dt className="text-faint">Live for</dt>
              <dd className="text-right">{formatDuration(now - output.liveSince)}</dd>
            </>
          )}
        </dl>
      )}
    </div>
  );
}
