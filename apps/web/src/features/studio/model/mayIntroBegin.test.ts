import type { OutputState, OutputStatus } from '@footlight/contracts';
import { expect, test } from 'vitest';
import { introStart, mayIntroBegin } from './mayIntroBegin.ts';

const output = (state: OutputState, destinationId: string | null): OutputStatus => ({
  ...{ outputId: `${destinationId}-${state}`, destinationId, name: '', platform: 'custom', state, attempt: 0, nextAttemptAt: null },
  ...{ reason: null, bitrateKbps: 0, bytesSent: 0, liveSince: null },
});
const begins = (destinations: OutputState[], recording: OutputState) =>
  mayIntroBegin({ outputs: [...destinations.map((state, index) => output(state, String(index))), output(recording, null)] });

test('the intro begins when the first destination takes the picture', () => {
  expect(mayIntroBegin(null)).toBe(false);
  expect(begins(['connecting', 'connecting'], 'live')).toBe(false);
  expect(begins(['failed', 'connecting'], 'live')).toBe(false);
  expect(begins(['failed', 'live'], 'connecting')).toBe(true);
});

test('without a destination it begins when the recording does', () => {
  expect([introStart({ destinations: [] }), introStart({ destinations: ['YouTube'] })]).toEqual([
    'the recording runs',
    'the first destination is live',
  ]);
  expect(begins([], 'connecting')).toBe(false);
  expect(begins([], 'live')).toBe(true);
  expect(begins(['failed'], 'live')).toBe(true);
  expect(begins(['failed'], 'failed')).toBe(false);
});
