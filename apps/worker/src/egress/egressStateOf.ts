import { type EgressState, outputFailureText, verticalMissingText } from '@footlight/contracts';
import type { OutputSnapshot } from '../output/Output.ts';
import type { PipelineSnapshot } from '../pipeline/Pipeline.ts';

interface RunningState {
  state: Extract<EgressState, 'starting' | 'live' | 'reconnecting'>;
  reason: string | null;
}

/**
 * The state of a running Egress: live when the Program flows and at least one destination takes it; with no destination
 * the recording counts. `starting` until it was live once, `reconnecting` after that.
 */
export function egressStateOf({ feed, outputs }: PipelineSnapshot, { wasLive }: { wasLive: boolean }): RunningState {
  const destinations = outputs.filter(({ kind }) => kind === 'destination');
  const wanted = destinations.length > 0 ? destinations : outputs;
  if (feed === 'flowing' && wanted.some(({ state }) => state === 'live')) return { state: 'live', reason: null };
  return { state: wasLive ? 'reconnecting' : 'starting', reason: reasonOf(feed, wanted) };
}

function reasonOf(feed: PipelineSnapshot['feed'], wanted: readonly OutputSnapshot[]): string | null {
  if (feed === 'lost') return 'The Program does not arrive. It comes back by itself when the studio sends again.';
  const troubled = wanted.find(({ reason }) => reason !== null);
  if (!troubled?.reason) return wanted.some(({ waitingFor }) => waitingFor === 'vertical') ? verticalMissingText : null;
  const { what, remedy } = outputFailureText[troubled.reason];
  return `${troubled.name}: ${what} ${remedy}`;
}
