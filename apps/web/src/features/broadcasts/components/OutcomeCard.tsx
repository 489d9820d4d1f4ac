import { platformId } from '@footlight/contracts';
import { Badge, Card, formatBytes, formatDuration, PlatformMark } from '../../../ui/index.ts';
import { describeOutput } from '../outcome.ts';
import type { BroadcastView, OutputView } from '../views.ts';

/** What became of a past show at each destination. */
export function OutcomeCard({ broadcast }: { broadcast: BroadcastView }) {
  const outputs = (broadcast.egress?.outputs ?? []).filter(({ kind }) => kind === 'destination');
  return (
    <Card className="p-6">
      <h2 className="title-section">Destinations</h2>
      {outputs.length === 0 ? (
        <p className="mt-3 text-sm text-muted">
          {broadcast.destinations.length === 0
            ? 'This show went to no destination.'
            : 'The show ended before anything was sent to its destinations.'}
        </p>
      ) : (
        <ul className="mt-2 divide-y divide-line">
          {outputs.map((output) => (
            <OutcomeRow key={output.id} output={output} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function OutcomeRow({ output }: { output: OutputView }) {
  const { tone, word, sentence, remedy } = describeOutput(output);
  const facts = [
    output.liveAt !== null && output.endedAt !== null ? formatDuration(output.endedAt - output.liveAt) : null,
    output.bytesSent > 0 ? `${formatBytes(output.bytesSent)} sent` : null,
  ].filter((fact) => fact !== null);
  return (
    <li className="flex items-start gap-4 py-4 last:pb-0">
      <PlatformMark platform={platformId.catch('custom').parse(output.platform)} />
      <div className="min-w-0 flex-1">
        <p className="truncate font-medium">{output.name}</p>
        <p className="text-[0.8125rem] text-faint tabular">{facts.join(', ') || 'Nothing was sent'}</p>
        {sentence && (
          <p className="mt-1.5 text-sm text-muted text-pretty">
            {sentence} {remedy}
          </p>
        )}
      </div>
      <Badge tone={tone}>{word}</Badge>
    </li>
  );
}
