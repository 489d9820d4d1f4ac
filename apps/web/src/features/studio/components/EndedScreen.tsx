'use client';

import { outputFailureText } from '@footlight/contracts';
import { Download } from 'lucide-react';
import { useEffect } from 'react';
import { Badge, ButtonLink, formatDuration, Logo, StatusDot } from '../../../ui/index.ts';
import type { OutputView } from '../../broadcasts/index.ts';
import { useStore } from '../../greenroom/index.ts';
import { describeOutcome } from '../model/describeOutcome.ts';
import type { StudioVisit } from '../model/StudioVisit.ts';

/** What became of the show, destination by destination. */
export function EndedScreen({ visit }: { visit: StudioVisit }) {
  const broadcast = useStore(visit.broadcast);
  const { egress } = useStore(visit.events.state);
  const egressState = egress?.state;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new state of the worker is the reason to ask again
  useEffect(() => {
    // Once at the end, and again when the worker has closed everything. While web is away the last known state stays.
    visit.refresh().catch(() => undefined);
  }, [egressState, visit]);

  const outputs = broadcast.egress?.outputs ?? [];
  const { startedAt, endedAt } = broadcast;
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-2xl flex-col px-6 py-8">
      <Logo />
      <div className="flex flex-1 flex-col justify-center gap-8 pb-16">
        <div role="status">
          <h1 className="title-page">The show has ended</h1>
          <p className="mt-2 text-base text-muted">
            {broadcast.title}
            {startedAt !== null && endedAt !== null && `, on air for ${formatDuration(endedAt - startedAt)}`}
          </p>
        </div>
        {outputs.length > 0 && (
          <ul aria-label="Outcome" className="divide-y divide-line rounded-lg border border-line bg-surface">
            {outputs.map((output) => (
              <OutcomeRow key={output.id} output={output} />
            ))}
          </ul>
        )}
        {visit.files.isOwn && (
          <div className="flex flex-col gap-3 sm:flex-row">
            <ButtonLink href="/" variant="primary" size="large">
              Back to your shows
            </ButtonLink>
            <ButtonLink href={`/broadcasts/${broadcast.id}`} size="large">
              Show details
            </ButtonLink>
          </div>
        )}
      </div>
    </main>
  );
}

function OutcomeRow({ output }: { output: OutputView }) {
  const { text, tone, badge } = describeOutcome(output);
  const hasFile = output.kind === 'recording' && output.bytesSent > 0;
  return (
    <li className="flex items-start gap-3 px-5 py-4">
      <StatusDot tone={tone} className="mt-1.5" />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{output.name}</p>
        <p className="tabular text-[0.8125rem] text-muted">{text}</p>
        {output.reason && output.state === 'failed' && (
          <p className="mt-1 text-[0.8125rem] text-muted">{outputFailureText[output.reason].remedy}</p>
        )}
      </div>
      {hasFile ? (
        <a
          href={`/api/recordings/${encodeURIComponent(output.id)}`}
          download
          className="flex h-8 items-center gap-2 rounded-lg px-3 text-[0.8125rem] font-medium text-accent-ink hover:bg-hover"
        >
          <Download size={16} aria-hidden />
          <span>
            Download<span className="max-sm:sr-only"> recording</span>
          </span>
        </a>
      ) : (
        <Badge tone={tone}>{badge}</Badge>
      )}
    </li>
  );
}
