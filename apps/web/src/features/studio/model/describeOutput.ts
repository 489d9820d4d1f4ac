import { assertUnreachable, type OutputStatus, outputFailureText } from '@footlight/contracts';
import type { Tone } from '../../../ui/Badge.tsx';

export interface OutputWords {
  /** One or two words, for a chip. */
  short: string;
  /** The whole state, as a sentence without its full stop. */
  text: string;
  tone: Tone;
  /** On its way to another state. */
  pulsing: boolean;
}

type Described = Pick<OutputStatus, 'name' | 'state' | 'attempt' | 'nextAttemptAt' | 'reason' | 'waitingFor'>;

const whenNext = (nextAttemptAt: number | null, nowMs: number): string => {
  if (nextAttemptAt === null) return '';
  const seconds = Math.ceil((nextAttemptAt - nowMs) / 1000);
  return seconds > 0 ? `, next in ${seconds} s` : ', connecting now';
};

/** State of one destination in words. @param nowMs ms since epoch, for the countdown to the next try. */
export function describeOutput({ name, state, attempt, nextAttemptAt, reason, waitingFor }: Described, nowMs: number): OutputWords {
  if (waitingFor) return describeWaiting(name);
  switch (state) {
    case 'connecting':
      return { short: 'Connecting', text: `Connecting to ${name}`, tone: 'attention', pulsing: true };
    case 'live':
      return { short: 'Live', text: `Live on ${name}`, tone: 'healthy', pulsing: false };
    case 'reconnecting':
      return {
        short: 'Reconnecting',
        text: `Reconnecting to ${name}, try ${attempt}${whenNext(nextAttemptAt, nowMs)}`,
        tone: 'attention',
        pulsing: true,
      };
    case 'failed':
      return {
        short: 'Failed',
        text: `${name} failed${reason ? `: ${outputFailureText[reason].what}` : ''}`,
        tone: 'attention',
        pulsing: false,
      };
    case 'ended':
      return { short: 'Ended', text: `${name} ended`, tone: 'neutral', pulsing: false };
    default:
      return assertUnreachable(state);
  }
}

const describeWaiting = (name: string): OutputWords => ({
  ...{ short: 'Waiting', text: `${name} waits for the vertical picture: turn it on in the studio` },
  ...{ tone: 'attention', pulsing: true },
});

/** A destination before Go live. */
export const describeIdle = (name: string): OutputWords => ({ short: 'Ready', text: `${name} is ready`, tone: 'neutral', pulsing: false });
