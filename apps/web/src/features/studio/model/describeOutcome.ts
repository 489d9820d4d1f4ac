import { outputFailureText } from '@footlight/contracts';
import type { Tone } from '../../../ui/Badge.tsx';
import { formatBytes, formatDuration } from '../../../ui/format.ts';
import type { OutputView } from '../../broadcasts/index.ts';

interface Outcome {
  text: string;
  tone: Tone;
  badge: string;
}

/** What became of an output, after the show. */
export function describeOutcome({ kind, state, reason, liveAt, endedAt, bytesSent }: OutputView): Outcome {
  const why = reason ? ` ${outputFailureText[reason].what}` : '';
  const verb = kind === 'recording' ? 'Recorded' : 'Live';
  if (liveAt === null) {
    if (state !== 'ended' && state !== 'failed') return { text: 'Closing.', tone: 'neutral', badge: 'Closing' };
    return { text: `Never went live.${why}`, tone: 'attention', badge: state === 'failed' ? 'Failed' : 'Not live' };
  }
  const lasted = endedAt === null ? '' : ` for ${formatDuration(endedAt - liveAt)}`;
  if (state === 'failed') return { text: `${verb}${lasted}, then failed.${why}`, tone: 'attention', badge: 'Failed' };
  return { text: `${verb}${lasted}${bytesSent > 0 ? `, ${formatBytes(bytesSent)}` : ''}`, tone: 'healthy', badge: 'Done' };
}
