import { assertUnreachable, type DestinationTestPhase, destinationTestText } from '@footlight/contracts';
import type { Tone } from '../../../ui/index.ts';
import type { ShownTest } from './DestinationTests.ts';

export interface TestWords {
  text: string;
  tone: Tone;
  /** When it was found, ms since epoch. */
  at: number | null;
  isRunning: boolean;
}

const phaseWords: Record<DestinationTestPhase, string> = {
  waiting: 'Waiting for a worker',
  lookingUp: 'Looking up its address',
  connecting: 'Connecting to its server',
  securing: 'Securing the connection',
  handshaking: 'Greeting its server',
  enteringApp: 'Asking its server for a place',
  publishing: 'Presenting the stream key',
};

/** A destination's test in words. */
export function describeTest(test: ShownTest | undefined): TestWords {
  const idle = { at: null, isRunning: false };
  if (!test) return { ...idle, text: 'Not tested yet.', tone: 'neutral' };
  switch (test.state) {
    case 'testing':
      return { at: null, isRunning: true, text: `${phaseWords[test.phase]}…`, tone: 'neutral' };
    case 'passed':
      return { ...idle, text: 'It took the stream key.', tone: 'healthy', at: test.at };
    case 'failed': {
      const { what, remedy } = destinationTestText[test.reason];
      return { ...idle, text: `${what} ${remedy}`, tone: 'attention', at: test.at };
    }
    case 'refused':
      return { ...idle, text: test.message, tone: 'attention' };
    default:
      return assertUnreachable(test);
  }
}
