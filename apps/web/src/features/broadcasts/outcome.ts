import { assertUnreachable, outputFailureText } from '@footlight/contracts';
import type { BroadcastView, OutputView } from './views.ts';

export interface Outcome {
  tone: 'neutral' | 'healthy' | 'attention';
  /** One or two words for a badge. */
  word: string;
  /** What happened, in a sentence; null when the word says it all. */
  sentence: string | null;
  /** What to do about it. */
  remedy: string | null;
}

const plain = (tone: Outcome['tone'], word: string): Outcome => ({ tone, word, sentence: null, remedy: null });

/** How an output fared, or fares, in words. */
export function describeOutput(output: OutputView): Outcome {
  const reason = output.reason ? outputFailureText[output.reason] : null;
  switch (output.state) {
    case 'connecting':
      return plain('neutral', 'Connecting');
    case 'live':
      return plain('healthy', output.kind === 'recording' ? 'Recording' : 'Live');
    case 'reconnecting':
      return { tone: 'attention', word: 'Reconnecting', sentence: reason?.what ?? null, remedy: reason?.remedy ?? null };
    case 'failed':
      return { tone: 'attention', word: 'Failed', sentence: reason?.what ?? null, remedy: reason?.remedy ?? null };
    case 'ended':
      if (output.liveAt !== null) return plain('healthy', output.kind === 'recording' ? 'Recorded' : 'Delivered');
      return {
        tone: 'attention',
        word: 'Never live',
        sentence: reason?.what ?? 'It did not connect before the show ended.',
        remedy: reason?.remedy ?? null,
      };
    default:
      return assertUnreachable(output.state);
  }
}

/** The outcome of a past show in one line: what is worth knowing about all its destinations. */
export function summarise(broadcast: BroadcastView): Outcome {
  const outputs = (broadcast.egress?.outputs ?? []).filter(({ kind }) => kind === 'destination');
  if (broadcast.destinations.length === 0 && outputs.length === 0) return plain('neutral', 'Recorded only');
  if (outputs.length === 0) return plain('attention', 'Not sent');
  const bad = outputs.filter((output) => describeOutput(output).tone === 'attention');
  if (bad.length === 0) return plain('healthy', outputs.length === 1 ? 'Delivered' : `Delivered to all ${outputs.length}`);
  if (bad.length === outputs.length) return plain('attention', 'Not delivered');
  return plain('attention', `Delivered to ${outputs.length - bad.length} of ${outputs.length}`);
}

/** Time on air in ms, or null before the show. @param now for a show that is live. */
export const onAirMs = ({ startedAt, endedAt }: Pick<BroadcastView, 'startedAt' | 'endedAt'>, now: number): number | null =>
  startedAt === null ? null : (endedAt ?? now) - startedAt;
